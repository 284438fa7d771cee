import { expect, test } from 'vitest';
import { cancelRun, expireRun } from '../../../shared/runs/cancel-run.ts';
import { concludeRun } from '../../../shared/runs/conclude-run.ts';
import { hasEnding, isTerminal } from '../../../shared/runs/run.ts';
import type { Bulk } from '../../../shared/transfers/bulk.ts';
import {
  approveBulk,
  cancelBulk,
  rejectBulk,
} from '../../../shared/transfers/bulks/decide-bulk.ts';
import { takeIn } from '../../../shared/transfers/bulks/take-in.ts';
import { checkLedger } from '../../../shared/transfers/ledger/check-ledger.ts';
import { recordOutcomes } from '../../../shared/transfers/life/record-outcomes.ts';
import { createFakeFileStore } from '../../fakes/file-store.ts';
import { createFakeRecordStore } from '../../fakes/record-store.ts';
import { aPolicy } from '../life/a-policy.ts';
import { createDice, type Dice, seededRandom } from '../sending/a-schedule.ts';
import {
  aPayment,
  type BulkDesk,
  createBulkDesk,
  first,
  second,
  somePayments,
} from './bulk-desk.ts';
import { portsOf } from './taking-in.ts';

const maker = 'awa.maker@quai.example';
const approver = 'moussa.approver@quai.example';
const funded = 8_000_000n;
const schedules = 1_200;
const parts = 6;

/** Lets others go first, and sometimes fails: before a call arrived, or after it was done. */
function createDisturbance(dice: Dice) {
  const faults = dice.pick([0, 0.01, 0.03]);
  const longest = dice.pick([2, 8, 30]);
  let isOver = false;
  const disturb = async () => {
    if (isOver) return;
    for (let turns = dice.between(0, longest); turns > 0; turns -= 1) await Promise.resolve();
    if (!isOver && dice.chance(faults)) throw new Error('fault');
  };
  return {
    disturb,
    end: () => {
      isOver = true;
    },
    of: <T extends object>(store: T): T =>
      new Proxy(store, {
        get(target, name) {
          const method = Reflect.get(target, name);
          if (typeof method !== 'function' || name === 'judgeReplacement') return method;
          return async (...args: unknown[]) => {
            await disturb();
            const answer = await method.apply(target, args);
            await disturb();
            return answer;
          };
        },
      }),
  };
}

const portsFor = (desk: BulkDesk, runs = desk.runs) => ({
  ...portsOf(desk),
  ...{ runs, approval: { threshold: new Map([['XOF', 1_000_000n]]), days: 0 } },
  startPipeline: desk.ports.startPipeline,
  files: createFakeFileStore(),
  groups: createFakeRecordStore(),
  presentReport: () => ({}),
});
type Ports = ReturnType<typeof portsFor>;

/** Whatever may be done to a bulk, each alone and at any time. */
const deeds: readonly ((ports: Ports, id: string) => Promise<unknown>)[] = [
  (ports, id) => takeIn(ports, id),
  (ports, id) => takeIn(ports, id),
  (ports, id) => cancelRun(ports, id, maker),
  (ports, id) => cancelBulk(ports, id, maker),
  (ports, id) => approveBulk(ports, id, approver, null),
  (ports, id) => approveBulk(ports, id, approver, null),
  (ports, id) => rejectBulk(ports, id, approver, 'Doublon'),
  (ports, id) => expireRun(ports, id),
  (ports, id) => concludeRun(ports, id, null),
  (ports, id) => concludeRun(ports, id, { code: 'RUN-LOST', data: {} }),
];

async function race(seed: number): Promise<BulkDesk> {
  const dice = createDice(seededRandom(seed));
  const desk = await createBulkDesk({ funded });
  for (const id of [first, second]) {
    const large = aPayment(`${id}-large`, { amountMinor: '2000000' });
    const payments = [...somePayments(dice.between(1, 3)), ...(dice.chance(0.6) ? [large] : [])];
    const own = payments.map((each, i) => ({ ...each, transferId: `${id}-${i}` }));
    await desk.bring(id, own, { kind: 'retry', files: [] });
  }
  const { disturb, end, of } = createDisturbance(dice);
  const ports = portsFor(desk, of(desk.runs));
  desk.store.intercept(disturb);
  const attempts = [first, second].flatMap((id) => [
    takeIn(ports, id),
    ...Array.from({ length: dice.between(2, 6) }, async () => {
      const deed = dice.pick(deeds);
      for (let turns = dice.between(0, dice.pick([200, 1_500])); turns > 0; turns -= 1)
        await Promise.resolve();
      if (dice.chance(0.3)) desk.timing.advance(1);
      await deed(ports, id);
    }),
  ]);
  await Promise.allSettled(attempts);
  end();
  desk.store.intercept(undefined);
  return desk;
}

const isHeld = ({ state }: Bulk) => state === 'awaiting-approval' || state === 'sending';
const bulksOf = (desk: BulkDesk) => desk.store.everything().bulks;

async function checkLaws(desk: BulkDesk): Promise<void> {
  const held = bulksOf(desk).filter(isHeld);
  const sum = held.reduce((minor, { totals }) => minor + totals.totalMinor, 0n);
  expect((await desk.account()).position.reservedMinor).toBe(sum);
  for (const { bulkId } of held) {
    const run = await desk.run(bulkId);
    expect([run.holds, hasEnding(run), run.counts.setAside]).toEqual(['funds', false, 0]);
  }
  for (const id of [first, second]) {
    const codes = await desk.codes(id);
    const judged = ['TRF-A20', 'TRF-A21', 'RUN-APPROVAL-LATE'];
    expect(codes.filter((code) => judged.includes(code)).length).toBeLessThan(2);
  }
}

/** What the pipeline does with a bulk, with somebody who takes it back while it waits. */
async function bringToItsEnd(desk: BulkDesk, id: string): Promise<void> {
  const ports = portsFor(desk);
  for (let steps = 0; !isTerminal((await desk.run(id)).status); steps += 1) {
    if (steps > 5) throw new Error(`${id} never ends`);
    const { verdict } = await takeIn(ports, id).catch(() => ({ verdict: 'fault' as const }));
    if (verdict === 'waiting') await cancelBulk(ports, id, maker);
    else if (verdict === 'send') await send(desk, id);
    const because = verdict === 'fault' ? { code: 'RUN-FAULT', data: {} } : null;
    await concludeRun(ports, id, because);
  }
}

async function send(desk: BulkDesk, id: string): Promise<void> {
  const ports = { ...desk.ports, policy: aPolicy, newId: () => 'attempt' };
  const { cancelRequested } = await desk.run(id);
  const rows = (await desk.store.readTransfers(id, 0, 10)).map(({ row }) => row);
  const leaseUntil = '2026-03-02T10:00:00.000Z';
  const triggers = cancelRequested
    ? [{ kind: 'cancel' } as const]
    : [
        { kind: 'send', leaseUntil } as const,
        { kind: 'learnt', state: 'COMMITTED', by: 'answer' } as const,
      ];
  for (const trigger of triggers) {
    await recordOutcomes(
      ports,
      id,
      rows.map((row) => ({ row, trigger })),
    );
  }
}

async function checkEnd(desk: BulkDesk): Promise<void> {
  const { position } = await desk.account();
  const { entries, bulks } = desk.store.everything();
  const settled = bulks.reduce((minor, { totals }) => minor + totals.settledMinor, 0n);
  expect(position).toEqual({
    ...{ availableMinor: funded - settled, reservedMinor: 0n, settledMinor: settled },
    fundedMinor: funded,
  });
  expect(checkLedger(await desk.account(), entries, bulks)).toEqual([]);
  expect(bulks.filter(isHeld)).toEqual([]);
  for (const id of [first, second]) {
    const { status, message, counts, holds } = await desk.run(id);
    // Concluded out of turn, a run that holds nothing yet says that rows are missing.
    if (holds !== undefined) expect(message?.code ?? '').not.toMatch(/^RUN-(CONSERVATION|LOST)$/);
    const paid = bulks.find(({ bulkId }) => bulkId === id)?.totals.completed ?? 0;
    expect([counts.created, status === 'DONE']).toEqual([paid, paid > 0]);
  }
}

/** How often each thing came about, so that a race that never happens is noticed. */
const happened = { held: 0, cancelled: 0, expired: 0, approved: 0, endedBefore: 0 };

async function count(desk: BulkDesk): Promise<void> {
  if (bulksOf(desk).some(isHeld)) happened.held += 1;
  for (const id of [first, second]) {
    const [run, codes] = [await desk.run(id), await desk.codes(id)];
    if (run.holds !== undefined && run.cancelRequested) happened.cancelled += 1;
    if (codes.includes('RUN-APPROVAL-LATE')) happened.expired += 1;
    if (codes.includes('TRF-A20')) happened.approved += 1;
    if (run.holds === undefined && hasEnding(run)) happened.endedBefore += 1;
  }
}

test.each(Array.from({ length: parts }, (_, part) => part))(
  'funds are never held by a run that has ended, whatever is done to it at once (part %i)',
  async (part) => {
    for (let n = 0; n < schedules / parts; n += 1) {
      const seed = part * 10_000 + n;
      try {
        const desk = await race(seed);
        await checkLaws(desk);
        await count(desk);
        for (const id of [first, second]) await bringToItsEnd(desk, id);
        await checkEnd(desk);
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
  },
);

test('each kind of race came about', () => {
  for (const times of Object.values(happened)) expect(times).toBeGreaterThan(10);
});
