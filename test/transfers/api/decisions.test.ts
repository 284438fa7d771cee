import { describe, expect, test } from 'vitest';
import { callerFrom } from '../../access/a-caller.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from '../a-bulk.ts';
import { aTransferIn } from '../a-transfer.ts';
import { admin, approver, aTransfersDesk, maker } from './a-transfers-desk.ts';

const account = { path: '/api/accounts/ACC-123456789' };
const at = `/api/bulk-transfers/${bulkId}`;
const payments = [
  'transferId,amount,currency,partyIdType,partyIdentifier',
  'tx-001,10000,XOF,MSISDN,22890123456',
].join('\n');

/** A bulk of 10,000 francs that waits for its approval. */
async function aWaitingDesk() {
  const desk = await aTransfersDesk({ threshold: new Map([['XOF', 1n]]) });
  const { json } = await desk.send(maker, payments);
  const id: string = json.bulkTransferId;
  const status = () => desk.ask(maker, { path: `/api/bulk-transfers/${id}/status` });
  return { ...desk, id, at: `/api/bulk-transfers/${id}`, status };
}

describe('a bulk that waits for its approval', () => {
  test('is approved by somebody else: noted, and its pipeline goes on', async () => {
    const desk = await aWaitingDesk();
    const { status, json } = await desk.post(approver, `${desk.at}/approve`, { comment: 'vu' });
    expect([status, json.state]).toEqual([200, 'PROCESSING']);
    expect(json.decision).toMatchObject({
      ...{ kind: 'approved', by: approver.email, comment: 'vu' },
    });
    expect(desk.started).toEqual([`${desk.id}.1`]);
    expect(desk.audited).toContain(
      `Bulk approved {"runId":"${desk.id}","by":"sub-payment_approver"}`,
    );
  });

  test('needs no comment, nor a body at all', async () => {
    const desk = await aWaitingDesk();
    const call = { method: 'POST', path: `${desk.at}/approve` };
    expect((await desk.ask(approver, call)).status).toBe(200);
  });

  test('an administrator is told whose it is to decide', async () => {
    const desk = await aWaitingDesk();
    const { status, json } = await desk.post(admin, `${desk.at}/approve`);
    expect([status, json.code]).toEqual([403, 'AUTH-03']);
    expect(json.detail).toContain('payment_approver');
  });

  test('is rejected with a reason; without one nothing is decided', async () => {
    const desk = await aWaitingDesk();
    const silent = await desk.post(approver, `${desk.at}/reject`, undefined);
    expect(silent.json).toMatchObject({ status: 400, errors: [{ field: 'reason' }] });
    expect((await desk.post(approver, `${desk.at}/reject`, {})).status).toBe(400);
    expect((await desk.status()).json.state).toBe('AWAITING_APPROVAL');
    const { status, json } = await desk.post(approver, `${desk.at}/reject`, { reason: 'doublon' });
    expect(status).toBe(200);
    expect(json.decision).toMatchObject({ kind: 'rejected', comment: 'doublon' });
  });

  test('what was written with the decision is hidden from who reads masked', async () => {
    const desk = await aWaitingDesk();
    await desk.post(approver, `${desk.at}/reject`, { reason: 'Fatou Exemple est déjà payée' });
    const list = { path: '/api/bulk-transfers' };
    for (const [caller, comment] of [
      [maker, 'Fatou Exemple est déjà payée'],
      [admin, '…'],
    ] as const) {
      const { json } = await desk.ask(caller, { path: `${desk.at}/status` });
      expect(json.decision).toMatchObject({ kind: 'rejected', by: approver.email, comment });
      expect((await desk.ask(caller, list)).json.items[0].decision.comment).toBe(comment);
    }
  });

  test('is cancelled by a maker', async () => {
    const desk = await aWaitingDesk();
    const { status, json } = await desk.post(maker, `${desk.at}/cancel`);
    expect([status, json.decision.kind]).toEqual([200, 'cancelled']);
  });

  test('decided once: whoever comes later learns its state', async () => {
    const desk = await aWaitingDesk();
    await desk.post(approver, `${desk.at}/approve`);
    const colleague = { ...approver, email: 'other@example.org', sub: 'sub-other' };
    const late = await desk.post(colleague, `${desk.at}/reject`, { reason: 'non' });
    expect(late.json).toMatchObject({ status: 409, code: 'TRF-A08' });
    expect(late.json.title).toContain('under way');
  });

  test('after its time nobody decides any more, and is told so', async () => {
    const desk = await aWaitingDesk();
    desk.timing.advance(3 * 86_400_000 + 1);
    const late = await desk.post(approver, `${desk.at}/approve`);
    expect(late.json).toMatchObject({ status: 409, code: 'TRF-A08' });
    expect(late.json.title).toBe('It is too late: the time to approve this bulk is over.');
  });

  test.each([
    ['approve', {}, 'Bulk approved'],
    ['reject', { reason: 'doublon' }, 'Bulk rejected'],
  ])('%s is done and noted even when its pipeline does not start', async (way, body, what) => {
    const desk = await aTransfersDesk({
      threshold: new Map([['XOF', 1n]]),
      startPipeline: async () => {
        throw new Error('throttled');
      },
    });
    const id: string = (await desk.send(maker, payments)).json.bulkTransferId;
    const { status } = await desk.post(approver, `/api/bulk-transfers/${id}/${way}`, body);
    expect(status).toBe(200);
    expect(desk.audited).toEqual([
      `Bulk left to the sweeper {"runId":"${id}","why":"Error"}`,
      `${what} {"runId":"${id}","by":"sub-payment_approver"}`,
    ]);
    // For the sweeper: it starts an execution of this name, which never began.
    expect(await desk.runs.read(id)).toMatchObject({ resumed: 1, waitingFor: null });
  });

  test('one that needs no approval is told so', async () => {
    const desk = await aTransfersDesk();
    const id: string = (await desk.send(maker, payments)).json.bulkTransferId;
    for (const [way, body] of [
      ['approve', {}],
      ['reject', { reason: 'non' }],
    ] as const) {
      const { json } = await desk.post(approver, `/api/bulk-transfers/${id}/${way}`, body);
      expect(json).toMatchObject({ status: 409, code: 'TRF-A08' });
      expect(json.title).toBe('This bulk needs no approval.');
    }
  });

  test('is approved by nobody who made it, whatever their roles', async () => {
    const desk = await aWaitingDesk();
    const both = { ...maker, roles: ['payment_maker', 'payment_approver', 'admin'] as const };
    for (const [way, body] of [
      ['approve', {}],
      ['reject', { reason: 'non' }],
    ] as const) {
      const { json } = await desk.post(both, `${desk.at}/${way}`, body);
      expect(json, way).toMatchObject({ status: 403, code: 'TRF-A09' });
    }
    expect((await desk.status()).json.state).toBe('AWAITING_APPROVAL');
  });
});

const retryable = aTransferIn('FAILED', { row: 3, error: { code: '5001', message: null } });

describe('failed transfers', () => {
  test('are tried again in a bulk of their own; two clicks make one', async () => {
    const desk = await aTransfersDesk();
    const totals = someTotals({ total: 2, completed: 1, failed: 1 });
    await desk.put(
      aBulkRun({ status: 'DONE_WITH_ERRORS', options: { payerAccount: 'ACC-123456789' } }, 2),
      aBulk({ state: 'ended', totals }),
      [aTransferIn('COMPLETED', { row: 2 }), retryable],
    );
    const retry = () => desk.post(maker, `${at}/retry-failed`);
    const [first, second] = await Promise.all([retry(), retry()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.json).toEqual(first.json);
    expect(first.json).toEqual({
      bulkTransferId: expect.stringMatching(/^bulk-/),
      state: 'PENDING',
    });
    expect((await desk.post(maker, `${at}/retry-failed`)).json).toEqual(first.json);
    const run = await desk.runs.read(first.json.bulkTransferId);
    expect(run).toMatchObject({ kind: 'retry', createdBy: maker.email, replayOf: bulkId });
    // Reserved before the answer: 10,000 of a transfer that is gone on with by the pipeline.
    expect(run?.holds).toBe('funds');
    expect((await desk.ask(maker, account)).json).toMatchObject({ reserved: 10_000 });
    expect(new Set(desk.started)).toEqual(new Set([first.json.bulkTransferId]));
  });

  test('are refused at once when the money does not suffice; later they are tried again', async () => {
    const desk = await aTransfersDesk({ fundedMinor: 9_999n });
    const totals = someTotals({ total: 1, failed: 1 });
    await desk.put(
      aBulkRun({ status: 'ERROR', options: { payerAccount: 'ACC-123456789' } }, 1),
      aBulk({ state: 'ended', totals }),
      [retryable],
    );
    const { json } = await desk.post(maker, `${at}/retry-failed`);
    expect(json).toMatchObject({ status: 422, code: 'TRF-FUNDS', missing_minor: 1 });
    expect((await desk.post(maker, `${at}/retry-failed`)).json.code).toBe('TRF-FUNDS');
    expect((await desk.ask(maker, account)).json).toMatchObject({ reserved: 0 });
  });

  test('are their first maker’s own, whoever tries them again', async () => {
    const desk = await aTransfersDesk({ threshold: new Map([['XOF', 1n]]) });
    const both = { ...maker, roles: ['payment_maker', 'payment_approver'] as const };
    const colleague = { ...both, email: 'moussa.autre@quai.example', sub: 'sub-moussa' };
    const totals = someTotals({ total: 1, failed: 1 });
    await desk.put(
      aBulkRun(
        {
          ...{ status: 'ERROR', createdBy: both.email },
          options: { payerAccount: 'ACC-123456789' },
        },
        1,
      ),
      aBulk({ state: 'ended', totals, createdBy: both.email }),
      [retryable],
    );
    const { json } = await desk.post(colleague, `${at}/retry-failed`);
    const retry = `/api/bulk-transfers/${json.bulkTransferId}`;
    for (const own of [both, colleague]) {
      const refused = await desk.post(own, `${retry}/approve`, {});
      expect(refused.json, own.email).toMatchObject({ status: 403, code: 'TRF-A09' });
    }
    expect((await desk.post(approver, `${retry}/approve`, {})).status).toBe(200);
  });

  test('of a bulk that has not ended, or has none that may be retried: 409', async () => {
    const going = await aTransfersDesk();
    await going.put(aBulkRun(), aBulk(), [retryable]);
    expect((await going.post(maker, `${at}/retry-failed`)).json.code).toBe('TRF-A06');
    const done = await aTransfersDesk();
    const totals = someTotals({ total: 1, failed: 1 });
    await done.put(aBulkRun({ status: 'ERROR' }, 1), aBulk({ state: 'ended', totals }), [
      aTransferIn('FAILED'),
    ]);
    expect((await done.post(maker, `${at}/retry-failed`)).json.code).toBe('TRF-A07');
  });
});

describe('transfers that somebody has to look at', () => {
  const evidence = 'Relevé de la banque du 3 mars, ligne 12';
  const stuck = aTransferIn('UNKNOWN', { needsAttention: true, asks: 9 });

  async function aStuckDesk() {
    const desk = await aTransfersDesk();
    // What is reserved for it: the first bulk of the account, of one transfer of 10,000.
    const { json } = await desk.send(maker, payments);
    const id: string = json.bulkTransferId;
    const [before] = await desk.store.readTransfers(id, 0, 1);
    if (before === undefined) throw new Error('nothing prepared');
    const { state, needsAttention, asks, unknownSince, nextAskAt, sentAt, posts } = stuck;
    const after = {
      ...{ ...before, version: before.version + 1 },
      ...{ state, needsAttention, asks, unknownSince, nextAskAt, sentAt, posts },
    };
    await desk.store.commit({ transfers: [{ before, after }] });
    const path = `/api/bulk-transfers/${id}/transfers/tx-001/resolve`;
    return { ...desk, id, path };
  }

  test('are listed with their bulk and account, in clear for their country only', async () => {
    const { ask, id, audited } = await aStuckDesk();
    const list = { path: '/api/transfers/unresolved' };
    const { json } = await ask(approver, list);
    expect(json).toMatchObject({
      next_cursor: null,
      items: [
        {
          ...{ transferId: 'tx-001', bulkTransferId: id, payer_account: 'ACC-123456789' },
          ...{
            status: 'PENDING',
            attention: false,
            overdue: true,
            asks: 9,
            partyIdentifier: '22890123456',
          },
        },
      ],
    });
    expect(audited.at(-1)).toBe('Unresolved payees read in clear {"by":"sub-payment_approver"}');
    expect((await ask(admin, list)).json.items[0].partyIdentifier).toBe('…');
    expect((await ask(callerFrom('payment_maker', 'TG'), list)).json.items).toEqual([]);
  });

  test('are decided by an approver with evidence: the money follows', async () => {
    const { ask, post, path, id, audited } = await aStuckDesk();
    const { status, json } = await post(approver, path, { outcome: 'COMPLETED', evidence });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ...{ status: 'COMPLETED', attention: false },
      resolvedBy: { by: approver.email, evidence },
    });
    const account = await ask(maker, { path: '/api/accounts/ACC-123456789' });
    expect(account.json).toMatchObject({ reserved: 0, settled: 10_000, balance: 990_000 });
    expect(audited).toContain(
      `Transfer resolved {"runId":"${id}","row":"2","outcome":"COMPLETED","by":"sub-payment_approver"}`,
    );
    const list = await ask(approver, { path: '/api/transfers/unresolved' });
    expect(list.json.items).toEqual([]);
    // What somebody wrote freely may name the payee: not for who reads masked.
    const seenBy = async (caller: typeof admin) => {
      const bulk = await ask(caller, { path: `/api/bulk-transfers/${id}/status` });
      const ledger = await ask(caller, { path: '/api/accounts/ACC-123456789/ledger' });
      const [settled, reserved, funded] = ledger.json.items;
      const reasons = [settled, reserved, funded].map(({ reason }) => reason);
      return [bulk.json.transfers[0].resolvedBy.evidence, ...reasons];
    };
    expect(await seenBy(approver)).toEqual([evidence, evidence, null, 'first']);
    expect(await seenBy(admin)).toEqual(['…', '…', null, 'first']);
  });

  test.each([
    ['too little evidence', { outcome: 'FAILED', evidence: 'oui' }, 422, 'RUN-INVALID'],
    ['no outcome that there is', { outcome: 'PENDING', evidence }, 422, 'RUN-INVALID'],
  ])('%s decides nothing', async (_, body, status, code) => {
    const { post, path } = await aStuckDesk();
    expect((await post(approver, path, body)).json).toMatchObject({ status, code });
  });

  test('nobody resolves their own, and what is settled stays', async () => {
    const { post, path } = await aStuckDesk();
    const both = { ...maker, roles: ['payment_maker', 'payment_approver'] as const };
    const own = await post(both, path, { outcome: 'COMPLETED', evidence });
    expect(own.json).toMatchObject({ status: 403, code: 'TRF-A09' });
    await post(approver, path, { outcome: 'COMPLETED', evidence });
    const other = await post(approver, path, { outcome: 'FAILED', evidence });
    expect(other.json).toMatchObject({ status: 409, code: 'TRF-A15' });
    const none = await post(approver, path.replace('tx-001', 'tx-999'), {
      ...{ outcome: 'FAILED', evidence },
    });
    expect(none.json).toMatchObject({ status: 404, code: 'TRF-A16' });
  });
});
