import { describe, expect, test } from 'vitest';
import { bulkStatus, publicBulk } from '../../../shared/transfers/public-transfers.schema.ts';
import { callerFrom } from '../../access/a-caller.ts';
import { aFile } from '../../runs/a-run.ts';
import { aBulk, aBulkRun, bulkId, someTotals } from '../a-bulk.ts';
import { aTransfer, aTransferIn } from '../a-transfer.ts';
import { admin, approver, aTransfersDesk, maker } from './a-transfers-desk.ts';

const path = `/api/bulk-transfers/${bulkId}/status`;
const unknown = aTransferIn('UNKNOWN', {
  row: 4,
  asks: 3,
  needsAttention: true,
  error: { code: '2004', message: 'no answer' },
});
const transfers = [
  aTransferIn('COMPLETED', {
    row: 2,
    payeeReceivesMinor: 9_900n,
    payeeFeeMinor: 100n,
    foundName: 'FATOU E.',
  }),
  aTransferIn('FAILED', { row: 3, amountMinor: 5_000n }),
  unknown,
];
const totals = someTotals({
  completed: 1,
  failed: 1,
  settledMinor: 10_000n,
  releasedMinor: 5_000n,
});

async function aDesk(run = aBulkRun(), bulk = aBulk({ totals })) {
  const desk = await aTransfersDesk();
  await desk.put(run, bulk, transfers);
  return desk;
}

describe('the status of a bulk', () => {
  test('with each of its transfers, errors in the reader’s language', async () => {
    const { ask, audited } = await aDesk();
    const { status, json } = await ask(maker, { path });
    expect(status).toBe(200);
    expect(bulkStatus.parse(json)).toEqual(json);
    const { transfers: shown, ...facts } = json;
    expect(facts).toMatchObject({
      ...{ bulkTransferId: bulkId, state: 'PROCESSING', attention: 0, currency: 'XOF' },
      ...{ payer_account: 'ACC-123456789', total_amount: 17_000 },
      ...{ settled_amount: 10_000, released_amount: 5_000 },
      ...{ completed: 1, failed: 1, total: 3, progress_percent: 66.67 },
      ...{ created_at: '2026-03-02T08:30:00.000Z', completed_at: null, next_cursor: null },
    });
    expect(shown[0]).toMatchObject({
      ...{ transferId: 'tx-002', row: 2, status: 'COMPLETED', amount: 10_000, currency: 'XOF' },
      ...{ partyIdType: 'MSISDN', partyIdentifier: '221770000002', partyName: 'Fatou Exemple' },
      ...{ payeeReceives: 9_900, payeeFee: 100, foundName: 'FATOU E.', phase: 'transfer' },
      ...{ completedAt: '2026-03-02T09:02:00.000Z', error: null, attention: false },
    });
    expect(shown[1]).toMatchObject({ status: 'FAILED', error: { code: 'TRF-E3204' } });
    expect(shown[1].error.advice).toMatch(/file/i);
    expect(shown[2]).toMatchObject({
      ...{ status: 'PENDING', attention: false, overdue: true, error: null, completedAt: null },
      ...{ unknownSince: '2026-03-02T09:01:00.000Z', lastHeard: { code: 'TRF-E2004' } },
    });
    expect(audited).toEqual([
      `Payees read in clear {"runId":"${bulkId}","by":"sub-payment_maker"}`,
    ]);
    const french = await ask(maker, { path, headers: { 'accept-language': 'fr' } });
    expect(french.json.transfers[1].error.message).toBe('Le bénéficiaire est inconnu du réseau.');
  });

  test('is masked for admin, who sees bulks of every country and no payee', async () => {
    const { ask, audited } = await aDesk();
    const { status, text, json } = await ask(admin, { path });
    expect(status).toBe(200);
    expect(json.transfers[0]).toMatchObject({
      ...{ transferId: 'tx-002', amount: 10_000, partyIdentifier: '…' },
      ...{ partyName: '…', foundName: '…' },
    });
    expect(text).not.toMatch(/22177|Fatou|FATOU/);
    expect(audited).toEqual([]);
  });

  test('is in clear for the approver too, and not there for other countries', async () => {
    const { ask } = await aDesk();
    expect((await ask(approver, { path })).text).toContain('221770000002');
    const strange = await ask(callerFrom('payment_maker', 'TG'), { path });
    expect(strange.json).toMatchObject({ status: 404, code: 'TRF-N02' });
  });

  test('page by page', async () => {
    const { ask } = await aDesk();
    const first = await ask(maker, { path, query: 'limit=2' });
    expect(first.json.transfers.map(({ row }: { row: number }) => row)).toEqual([2, 3]);
    const second = await ask(maker, { path, query: `limit=2&cursor=${first.json.next_cursor}` });
    expect(second.json.transfers.map(({ row }: { row: number }) => row)).toEqual([4]);
    expect(second.json.next_cursor).toBeNull();
    expect((await ask(maker, { path, query: 'cursor=x' })).status).toBe(422);
    expect((await ask(maker, { path, query: 'limit=5001' })).status).toBe(422);
  });

  test('unknown at the end: PROCESSING with attention, whatever its run says', async () => {
    const ended = aBulkRun({ status: 'DONE_WITH_ERRORS', completedAt: '2026-03-02T09:10:00.000Z' });
    const { ask } = await aDesk(ended);
    const { json } = await ask(maker, { path });
    expect(json).toMatchObject({ state: 'PROCESSING', attention: 1, completed_at: null });
    const attentions = json.transfers.map((each: { attention: boolean }) => each.attention);
    expect(attentions).toEqual([false, false, true]);
  });

  test('resolved later: it ended when its last transfer did', async () => {
    const { ask } = await aDesk(
      aBulkRun({ status: 'DONE_WITH_ERRORS', completedAt: '2026-03-02T09:10:00.000Z' }),
      aBulk({
        state: 'ended',
        endedAt: '2026-03-03T11:00:00.000Z',
        totals: someTotals({ completed: 2, failed: 1 }),
      }),
    );
    const { json } = await ask(maker, { path });
    expect(json).toMatchObject({
      ...{ state: 'PARTIALLY_COMPLETED', attention: 0, progress_percent: 100 },
      completed_at: '2026-03-03T11:00:00.000Z',
    });
  });

  test('what the scheme promised and has not done is told as unknown, with what to do', async () => {
    const desk = await aTransfersDesk();
    await desk.put(aBulkRun(), aBulk({ totals }), [aTransferIn('UNKNOWN', { error: null })]);
    const { json } = await desk.ask(maker, { path });
    expect(json.transfers[0]).toMatchObject({ error: null, lastHeard: { code: 'TRF-L03' } });
    expect(json.transfers[0].lastHeard.advice).toMatch(/^Do not pay this payee by other means/);
  });

  test('resolved after its run it says how many were paid, no more that some are unknown', async () => {
    const message = { code: 'TRF-U01', data: { attention: 1 } };
    const ended = { state: 'ended', totals: someTotals({ completed: 2, failed: 1 }) } as const;
    const { ask } = await aDesk(aBulkRun({ status: 'DONE_WITH_ERRORS', message }), aBulk(ended));
    const { json } = await ask(maker, { path });
    expect(json.message).toMatch(/^Transfers paid: 2; failed: 1\./);
    expect(json.message).not.toMatch(/unknown/);
  });

  test('resolved after its run as paid, all of it, there is nothing left to say', async () => {
    const message = { code: 'TRF-U01', data: { attention: 1 } };
    const ended = { state: 'ended', totals: someTotals({ completed: 3 }) } as const;
    const { ask } = await aDesk(aBulkRun({ status: 'DONE_WITH_ERRORS', message }), aBulk(ended));
    expect((await ask(maker, { path })).json).toMatchObject({ state: 'COMPLETED', message: null });
  });

  test('rejected, it says that a reason is given, to who may read it', async () => {
    const parts = [
      { code: 'TRF-C03', data: {} },
      { code: 'TRF-A21', data: { by: 'chef@quai.example' } },
    ];
    const run = aBulkRun({
      ...{ status: 'CANCELLED', cancelRequested: true },
      message: { code: 'RUN-NOTED', data: { parts } },
    });
    const decision = {
      kind: 'rejected',
      by: 'chef@quai.example',
      at: '2026-03-02T09:10:00.000Z',
      comment: 'Mauvais mois',
    } as const;
    const none = someTotals({ cancelled: 3 });
    const { ask } = await aDesk(run, aBulk({ state: 'ended', totals: none, decision }));
    const { json } = await ask(maker, { path });
    expect(json.message).toContain('Rejected by chef@quai.example');
    expect(json.message).toContain('The reason for the rejection is given with the decision.');
    expect((await ask(admin, { path })).json.message).not.toContain('reason');
  });

  test('names its file, a retry none', async () => {
    const { ask } = await aDesk(aBulkRun({ files: [aFile({ name: 'paie-mars.csv' })] }));
    expect((await ask(maker, { path })).json.file).toBe('paie-mars.csv');
    const retry = await aDesk(aBulkRun({ kind: 'retry', files: [] }));
    expect((await retry.ask(maker, { path })).json.file).toBeNull();
  });

  test('before its funds are reserved it has no transfers', async () => {
    const { ask } = await aDesk(aBulkRun(), aBulk({ state: 'preparing' }));
    expect((await ask(maker, { path })).json.transfers).toEqual([]);
  });

  test.each(['/api/bulk-transfers/nonsense/status', `/api/bulk-transfers/run_1/status`])(
    '%s is no bulk',
    async (address) => {
      const { ask } = await aDesk();
      expect((await ask(maker, { path: address })).json.code).toBe('TRF-N02');
    },
  );
});

describe('the list of bulks', () => {
  test('newest first, of one’s own country', async () => {
    const desk = await aDesk();
    const later = 'bulk-01KJP8K4X7V8M2N3P5R6S7T8V9';
    await desk.put(
      aBulkRun({ id: later, createdAt: '2026-03-02T10:00:00.000Z', status: 'PENDING' }),
    );
    const { json } = await desk.ask(approver, { path: '/api/bulk-transfers' });
    expect(json.items.map((item: unknown) => publicBulk.parse(item))).toEqual(json.items);
    expect(json.items).toMatchObject([
      { bulkTransferId: later, state: 'PENDING', total_amount: null },
      { bulkTransferId: bulkId, state: 'PROCESSING', total_amount: 17_000 },
    ]);
    const strange = await desk.ask(callerFrom('payment_maker', 'TG'), {
      path: '/api/bulk-transfers',
    });
    expect(strange.json.items).toEqual([]);
    const first = await desk.ask(admin, { path: '/api/bulk-transfers', query: 'limit=1' });
    expect(first.json.items).toHaveLength(1);
    expect(first.json.next_cursor).not.toBeNull();
  });

  test('are found by their state, page by page', async () => {
    const desk = await aTransfersDesk();
    const ids = ['1', '2', '3', '4'].map((n) => `bulk-01KJP7K4X7V8M2N3P5R6S7T80${n}`);
    for (const [i, id] of ids.entries()) {
      const waits = { status: 'PENDING', waitingFor: 'approval' } as const;
      const isWaiting = i !== 1;
      const createdAt = `2026-03-02T08:3${i}:00.000Z`;
      await desk.put(
        aBulkRun({ id, createdAt, ...(isWaiting ? waits : {}) }),
        aBulk({ bulkId: id, ...(isWaiting ? { state: 'awaiting-approval' as const } : {}) }),
      );
    }
    const find = async (query: string) =>
      (await desk.ask(approver, { path: '/api/bulk-transfers', query })).json;
    const idsOf = ({ items }: { items: { bulkTransferId: string }[] }) =>
      items.map(({ bulkTransferId }) => bulkTransferId);
    const first = await find('state=AWAITING_APPROVAL&limit=2');
    expect(idsOf(first)).toEqual([ids[3], ids[2]]);
    const cursor = encodeURIComponent(first.next_cursor);
    const second = await find(`state=AWAITING_APPROVAL&limit=2&cursor=${cursor}`);
    expect([idsOf(second), second.next_cursor]).toEqual([[ids[0]], null]);
    expect(idsOf(await find('state=PROCESSING'))).toEqual([ids[1]]);
    expect((await find('state=LOST')).code).toBe('RUN-INVALID');
  });
});

test('a transfer that the scheme contradicts is shown with its incident', async () => {
  const desk = await aTransfersDesk();
  const incident = {
    code: 'TRF-I01',
    learnt: 'COMMITTED',
    by: 'callback',
    at: '2026-03-02T10:00:00.000Z',
  } as const;
  const failed = aTransfer({ ...aTransferIn('FAILED'), incident });
  await desk.put(aBulkRun(), aBulk({ totals }), [failed]);
  const { json } = await desk.ask(maker, { path });
  expect(json.transfers[0]).toMatchObject({
    ...{ attention: false, overdue: false, status: 'FAILED' },
    incident: { code: 'TRF-I01', learnt: 'COMMITTED', at: '2026-03-02T10:00:00.000Z' },
  });
});
