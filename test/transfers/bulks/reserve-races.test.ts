import { describe, expect, test } from 'vitest';
import { aPayment, type BulkDesk, createBulkDesk } from './bulk-desk.ts';

const schedules = 300;

/** Chance that is always the same for the same seed (mulberry32). */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bulks that want some of the same ids and more than there is, all at once, twice, with faults. */
async function race(seed: number) {
  const chance = createChance(seed);
  const desk = await createBulkDesk({ funded: 40_000n });
  const ids = Array.from({ length: 4 }, (_, i) => `bulk-01KJP7K4X7V8M2N3P5R6S7T8V${i}`);
  for (const [i, id] of ids.entries()) {
    const own = aPayment(`own-${i}`, { amountMinor: String(1 + i) });
    const shared = Array.from({ length: 12 }, (_, n) => n).filter(() => chance() < 0.2);
    const payments = shared.map((n) =>
      aPayment(`shared-${n}`, { payee: { type: 'ALIAS', identifier: `p${n}-${i}`, name: null } }),
    );
    await desk.bring(id, [own, ...payments.map((row) => ({ ...row, amountMinor: '3000' }))]);
  }
  desk.store.intercept(async () => {
    for (let turns = Math.floor(chance() * 4); turns > 0; turns -= 1) await Promise.resolve();
    if (chance() < 0.02) throw new Error('fault');
  });
  const attempts = [...ids, ...ids].sort(() => chance() - 0.5);
  const reserve = (id: string) => desk.reserve(id).catch(() => undefined);
  await Promise.all(attempts.map(reserve));
  desk.store.intercept(undefined);
  const verdicts = new Map<string, string>();
  for (const id of ids) verdicts.set(id, (await desk.reserve(id)).verdict);
  return { desk, verdicts };
}

async function checkLaws(desk: BulkDesk, verdicts: ReadonlyMap<string, string>) {
  const { bulks } = desk.store.everything();
  const held = bulks.filter(({ state }) => state === 'sending');
  const sum = held.reduce((minor, { totals }) => minor + totals.totalMinor, 0n);
  expect((await desk.account()).position.reservedMinor).toBe(sum);
  expect(sum <= 40_000n).toBe(true);
  const owners = new Map<string, string>();
  for (const { bulkId } of held) {
    for (const { transferId } of await desk.store.readTransfers(bulkId, 0, 100)) {
      expect(owners.get(transferId) ?? bulkId).toBe(bulkId);
      owners.set(transferId, bulkId);
    }
  }
  for (const [id, verdict] of verdicts) {
    expect(verdict).toBe(held.some(({ bulkId }) => bulkId === id) ? 'send' : 'refused');
    const { message, holds } = await desk.run(id);
    expect([message === null, holds]).toEqual(
      verdict === 'send' ? [true, 'funds'] : [false, undefined],
    );
  }
  // Whatever the faults and the order: the first of files that want the same is never the loser
  // of all of them, so something is paid.
  expect(held.length).toBeGreaterThan(0);
}

describe('files that come at once, in any order, with faults', () => {
  test.each(Array.from({ length: 6 }, (_, part) => part))(
    'hold what they hold once, and no id twice (part %i)',
    async (part) => {
      for (let n = 0; n < schedules / 6; n += 1) {
        const seed = part * 1_000 + n;
        const { desk, verdicts } = await race(seed);
        await checkLaws(desk, verdicts).catch((error: unknown) => {
          throw new Error(`seed ${seed}`, { cause: error });
        });
      }
    },
  );
});
