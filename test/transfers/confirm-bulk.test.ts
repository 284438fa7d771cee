import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/runs/run.ts';
import { confirmBulk } from '../../shared/transfers/bulks/confirm-bulk.ts';
import { takeIn } from '../../shared/transfers/bulks/take-in.ts';
import { callerFrom } from '../access/a-caller.ts';
import { approver, aTransfersDesk, maker } from './api/a-transfers-desk.ts';

const payments = [
  'transferId,amount,currency,partyIdType,partyIdentifier',
  'tx-001,10000,XOF,MSISDN,22890123456',
].join('\n');
const diffHash = 'a'.repeat(64);
const colleague = { ...callerFrom('payment_maker', 'SN'), email: 'moussa@quai.example' };

/** A test of 10,000 francs that has ended well, made by `maker`; everything needs an approval. */
async function aTested(fields: Partial<Run> = {}) {
  const desk = await aTransfersDesk({ threshold: new Map([['XOF', 1n]]) });
  const { json } = await desk.send(maker, payments, { validate_only: 'true' });
  const before = (await desk.runs.read(json.bulkTransferId)) as Run;
  const lastSeq = before.lastSeq + 1;
  const after: Run = { ...before, status: 'DONE', diffHash, ...fields, lastSeq };
  const event = {
    ...{
      runId: before.id,
      seq: lastSeq,
      at: before.updatedAt,
      level: 'info' as const,
      stage: null,
    },
    ...{ code: 'RUN-ENDED', data: {} },
  } as const;
  await desk.runs.replace({ before, after, events: [event] });
  desk.started.length = 0;
  const read = async () => (await desk.runs.read(before.id)) as Run;
  const confirm = async (caller = colleague, hash = diffHash) =>
    confirmBulk(desk, await read(), caller, hash);
  return { ...desk, id: before.id, confirm };
}

describe('a test of a bulk is confirmed', () => {
  test('a bulk of its own over the same file goes its way: reserved, and to be approved', async () => {
    const desk = await aTested();
    const confirming = await desk.confirm();
    if (confirming.kind !== 'confirmed') throw new Error(confirming.kind);
    const { id } = confirming.run;
    expect(id).toMatch(/^bulk-/);
    expect(id).not.toBe(desk.id);
    expect(confirming.run).toMatchObject({
      ...{ dryRun: false, replayOf: desk.id, createdBy: colleague.email, domain: 'transfers' },
      options: { payerAccount: 'ACC-123456789' },
    });
    expect(desk.started).toEqual([id]);
    expect(await takeIn(desk.takingIn, id)).toEqual({ verdict: 'waiting' });
    const account = (await desk.ask(maker, { path: '/api/accounts/ACC-123456789' })).json;
    expect(account).toMatchObject({ reserved: 10_000 });
    // Nobody approves what they sent, although a colleague made it real.
    const both = { ...maker, roles: ['payment_maker', 'payment_approver'] as const };
    const approve = `/api/bulk-transfers/${id}/approve`;
    expect((await desk.post(both, approve, {})).json.code).toBe('TRF-A09');
    expect((await desk.post(approver, approve, {})).status).toBe(200);
  });

  test('twice is one bulk', async () => {
    const desk = await aTested();
    const [a, b] = [await desk.confirm(), await desk.confirm(maker)];
    expect(a.kind === 'confirmed' && b.kind === 'confirmed' && a.run.id === b.run.id).toBe(true);
  });

  test('one that was refused makes room for another', async () => {
    const desk = await aTested();
    const first = await desk.confirm();
    if (first.kind !== 'confirmed') throw new Error(first.kind);
    const lastSeq = first.run.lastSeq + 1;
    const event = {
      ...{ runId: first.run.id, seq: lastSeq, at: first.run.updatedAt, level: 'info' as const },
      ...{ stage: null, code: 'RUN-ENDED', data: {} },
    } as const;
    const after: Run = { ...first.run, status: 'ERROR', lastSeq };
    await desk.runs.replace({ before: first.run, after, events: [event] });
    const second = await desk.confirm();
    expect(second.kind === 'confirmed' && second.run.id !== first.run.id).toBe(true);
  });

  test('not when something else was shown, nor when it is no test that ended well', async () => {
    expect(await (await aTested()).confirm(colleague, 'b'.repeat(64))).toEqual({
      kind: 'diff-changed',
    });
    const none = { kind: 'not-a-test' };
    expect(await (await aTested({ status: 'ERROR' })).confirm()).toEqual(none);
    expect(await (await aTested({ dryRun: false })).confirm()).toEqual(none);
  });
});
