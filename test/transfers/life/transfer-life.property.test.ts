import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountedFor, decideEnding } from '../../../shared/runs/decide-ending.ts';
import { closeSending } from '../../../shared/transfers/life/close-sending.ts';
import { decideTransfer } from '../../../shared/transfers/life/decide-transfer.ts';
import { recordOutcomes } from '../../../shared/transfers/life/record-outcomes.ts';
import type { Trigger } from '../../../shared/transfers/life/trigger.ts';
import { isFinal, type Transfer } from '../../../shared/transfers/transfer.ts';
import { bulkId } from '../a-bulk.ts';
import { aTransfer } from '../a-transfer.ts';
import { aPolicy } from './a-policy.ts';
import { anOutcomeRig } from './an-outcome-rig.ts';

const error = { code: '5200', message: null };
const person = { by: 'koffi.checker@quai.example', evidence: 'Relevé' };

const anyTrigger: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({
    kind: fc.constant('send' as const),
    leaseUntil: fc.constant('2026-03-03T00:00:00.000Z'),
    notFound: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('learnt' as const),
    state: fc.constantFrom('COMMITTED' as const, 'ABORTED' as const, 'RESERVED' as const),
    by: fc.constantFrom('answer' as const, 'get' as const, 'callback' as const),
  }),
  fc.constantFrom<Trigger>(
    { kind: 'refused', error },
    { kind: 'lost', error },
    { kind: 'asked', error: null },
    { kind: 'not-found' },
    { kind: 'cancel' },
    { kind: 'discovered' },
    { kind: 'resolve', outcome: 'COMPLETED', ...person },
    { kind: 'resolve', outcome: 'FAILED', ...person },
  ),
);
const aStep = fc.record({ trigger: anyTrigger, waitMs: fc.integer({ min: 0, max: 90_000_000 }) });

test('whatever happens in whatever order, a transfer is paid once at most', () => {
  const allowed = ['', 'settle', 'release', 'release correction'];
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 40 }), (steps) => {
      let transfer: Transfer = aTransfer();
      let now = Date.parse('2026-03-02T09:00:00.000Z');
      const effects: string[] = [];
      for (const { trigger, waitMs } of steps) {
        now += waitMs;
        const before = transfer;
        const move = decideTransfer(before, trigger, new Date(now), aPolicy);
        if (move.kind !== 'moved' && move.kind !== 'contradiction') continue;
        transfer = move.after;
        if (move.kind === 'moved' && move.effect !== 'none') effects.push(move.effect);
        const sameState = transfer.state === before.state;
        if (before.state === 'COMPLETED') expect(sameState).toBe(true);
        // By itself nothing that is final changes: a person corrects it, after an incident.
        if (isFinal(before.state) && !sameState) expect(trigger.kind).toBe('resolve');
        // No more than the first POST and three resends.
        expect(transfer.posts).toBeLessThanOrEqual(4);
        expect(transfer.uuid).toBe(before.uuid);
      }
      expect(allowed).toContain(effects.join(' '));
      const isOpen = !isFinal(transfer.state);
      expect(effects.length === 0).toBe(isOpen);
      if (isOpen) return;
      const wasPaid = effects.at(-1) !== 'release';
      expect(transfer.state).toBe(wasPaid ? 'COMPLETED' : 'FAILED');
    }),
    { numRuns: 2_000 },
  );
});

const rowsCount = 5;
const aRound = fc.record({
  /** Calls at once; each has outcomes of its own. */
  calls: fc.array(
    fc.array(fc.record({ row: fc.integer({ min: 2, max: rowsCount + 1 }), trigger: anyTrigger }), {
      maxLength: 6,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  waitMs: fc.integer({ min: 0, max: 200_000 }),
  fault: fc.constantFrom('none', 'before', 'after'),
  closes: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
});

test('whatever is lost, doubled or at once, the ledger holds and each payee is paid once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aRound, { maxLength: 8 }), async (rounds) => {
      const rig = await anOutcomeRig({
        rows: Array.from({ length: rowsCount }, (_, i) => ['PENDING', 1_000n + BigInt(i)] as const),
      });
      for (const { calls, waitMs, fault, closes } of rounds) {
        rig.timing.advance(waitMs);
        rig.store.intercept((name, phase) => {
          if (name !== 'commit' || phase !== fault) return;
          rig.store.intercept(undefined);
          throw new Error('a fault');
        });
        // A call that failed is made again, as its step would.
        await Promise.all(
          calls.map(async (outcomes) => {
            const record = () => recordOutcomes(rig.ports, bulkId, outcomes);
            await record().catch(record);
          }),
        );
        rig.store.intercept(undefined);
        if (closes) await closeSending(rig.ports, bulkId);
        await expectLaws(rig);
      }
      await finish(rig);
      await expectLaws(rig);
      expect((await rig.readAccount()).position.reservedMinor).toBe(0n);
      expect((await rig.readBulk()).state).toBe('ended');
      const run = await rig.readRun();
      const ending = decideEnding(run, await rig.runs.readMarkers(bulkId), null);
      expect(ending.message?.code).not.toBe('RUN-CONSERVATION');
    }),
    { numRuns: 150 },
  );
});

type Rig = Awaited<ReturnType<typeof anOutcomeRig>>;

async function expectLaws(rig: Rig): Promise<void> {
  expect(await rig.faultsOfLedger()).toEqual([]);
  const { entries, transfers } = rig.store.everything();
  const paid = entries
    .flatMap(({ postings }) => postings)
    .filter(({ kind }) => kind === 'settle' || kind === 'correction')
    .map(({ transferId }) => transferId);
  expect(new Set(paid).size).toBe(paid.length);
  const completed = transfers.filter(({ state }) => state === 'COMPLETED');
  expect([...paid].sort()).toEqual(completed.map(({ transferId }) => transferId).sort());
  const held = transfers.filter(({ state }) => !isFinal(state));
  const { reservedMinor } = (await rig.readAccount()).position;
  expect(reservedMinor).toBe(held.reduce((sum, { amountMinor }) => sum + amountMinor, 0n));
  const run = await rig.readRun();
  expect(accountedFor(run.counts)).toBeLessThanOrEqual(rowsCount);
}

/** What was never sent is cancelled, and a person decides on the rest. */
async function finish(rig: Rig): Promise<void> {
  const rows = Array.from({ length: rowsCount }, (_, i) => i + 2);
  const decisions: Trigger[] = [
    { kind: 'cancel' },
    { kind: 'lost', error: null },
    { kind: 'resolve', outcome: 'COMPLETED', ...person },
  ];
  for (const trigger of decisions) {
    await recordOutcomes(
      rig.ports,
      bulkId,
      rows.map((row) => ({ row, trigger })),
    );
  }
}
