import { describe, expect, test } from 'vitest';
import {
  type Resolving,
  resolveTransfer,
} from '../../../shared/transfers/bulks/resolve-transfer.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { accountId, type BulkDesk, createBulkDesk, first, somePayments } from './bulk-desk.ts';

const approver = 'moussa.approver@quai.example';
const paid: Resolving = {
  outcome: 'COMPLETED',
  by: approver,
  evidence: 'Relevé de la banque du 2 mars, référence 4711',
};
const policy = {
  phaseTimeoutMs: 30_000,
  marginMs: 5_000,
  concurrency: 8,
  resendsMax: 3,
  attentionAfterMs: 86_400_000,
};

async function sent(fields: Partial<Transfer>) {
  const desk = await createBulkDesk();
  await desk.bring(first, somePayments(2));
  await desk.reserve(first);
  const [before] = await desk.store.readTransfers(first, 0, 1);
  if (before === undefined) throw new Error('no transfer');
  const after = { ...before, ...fields, version: before.version + 1 };
  await desk.store.commit({ transfers: [{ before, after }] });
  return desk;
}
const unknown: Partial<Transfer> = {
  state: 'UNKNOWN',
  unknownSince: '2026-03-02T08:00:00.000Z',
  nextAskAt: '2026-03-02T09:00:00.000Z',
};
const resolve = (desk: BulkDesk, wish: Resolving, transferId = 'tx-1') =>
  resolveTransfer(
    { ...desk.ports, policy, newId: () => 'part-1' },
    { bulkId: first, transferId },
    wish,
  );

describe('of a transfer whose fate nobody knows a person says', () => {
  test('that it was paid: its money is settled, with the evidence in the ledger', async () => {
    const desk = await sent(unknown);
    const resolved = await resolve(desk, paid);
    expect(resolved).toMatchObject({
      kind: 'resolved',
      transfer: {
        state: 'COMPLETED',
        resolvedBy: { by: approver, evidence: 'Relevé de la banque du 2 mars, référence 4711' },
      },
    });
    expect((await desk.account()).position).toMatchObject({
      reservedMinor: 1_000n,
      settledMinor: 1_000n,
    });
    const { items } = await desk.store.readEntries(accountId, { newestFirst: true, limit: 1 });
    expect([items[0]?.by, items[0]?.reason]).toEqual([
      approver,
      'Relevé de la banque du 2 mars, référence 4711',
    ]);
  });

  test('that it failed: its money is released', async () => {
    const desk = await sent(unknown);
    await resolve(desk, { ...paid, outcome: 'FAILED' });
    expect((await desk.account()).position).toMatchObject({
      availableMinor: 999_000n,
      reservedMinor: 1_000n,
      settledMinor: 0n,
    });
  });

  test('the same again: nothing is booked twice', async () => {
    const desk = await sent(unknown);
    await resolve(desk, paid);
    expect((await resolve(desk, paid)).kind).toBe('resolved');
    expect((await desk.account()).position.settledMinor).toBe(1_000n);
  });
});

test('COMMITTED learnt after a release is booked as one correction', async () => {
  const at = '2026-03-02T09:00:00.000Z';
  const desk = await sent(unknown);
  await resolve(desk, { ...paid, outcome: 'FAILED' });
  const [before] = await desk.store.readTransfers(first, 0, 1);
  if (before === undefined) throw new Error('no transfer');
  const incident = { code: 'TRF-I01', learnt: 'COMMITTED', by: 'get', at } as const;
  const after = { ...before, incident, version: before.version + 1 };
  await desk.store.commit({ transfers: [{ before, after }] });
  for (let i = 0; i < 2; i += 1) expect((await resolve(desk, paid)).kind).toBe('resolved');
  expect((await desk.account()).position).toMatchObject({
    availableMinor: 998_000n,
    reservedMinor: 1_000n,
    settledMinor: 1_000n,
  });
});

describe('refused', () => {
  test('for who made the bulk', async () => {
    const desk = await sent(unknown);
    expect(await resolve(desk, { ...paid, by: 'AWA.maker@quai.example' })).toEqual({ kind: 'own' });
    expect((await desk.account()).position.settledMinor).toBe(0n);
  });

  test.each([
    { evidence: '  neuf car.  ', kind: 'too-little-evidence' },
    { evidence: 'dix caract', kind: 'resolved' },
  ])('without evidence: $evidence is $kind', async ({ evidence, kind }) => {
    const desk = await sent(unknown);
    expect((await resolve(desk, { ...paid, evidence })).kind).toBe(kind);
  });

  test.each(['PENDING', 'SENDING', 'FAILED'] as const)('of one that is %s', async (state) => {
    const desk = await sent({ state });
    expect(await resolve(desk, paid)).toEqual({ kind: 'not-allowed', state });
  });

  test('of one that is not in the bulk', async () => {
    const desk = await sent(unknown);
    expect(await resolve(desk, paid, 'tx-9')).toEqual({ kind: 'missing' });
  });
});
