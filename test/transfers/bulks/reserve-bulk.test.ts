import { describe, expect, test } from 'vitest';
import { uuidOfTransfer } from '../../../shared/transfers/bulks/transfer-uuid.ts';
import { anAccount } from '../an-account.ts';
import { accountId, aPayment, createBulkDesk, first, second, somePayments } from './bulk-desk.ts';

describe('a good file', () => {
  test('has its whole sum held in one posting, and goes on', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(17));
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    const { position, seq } = await desk.account();
    expect(position).toEqual({
      availableMinor: 983_000n,
      reservedMinor: 17_000n,
      settledMinor: 0n,
      fundedMinor: 1_000_000n,
    });
    expect(seq).toBe(2);
    const [entry] = (await desk.store.readEntries(accountId, { newestFirst: true, limit: 1 }))
      .items;
    expect(entry?.by).toBe('awa.maker@quai.example');
    expect(entry?.postings).toEqual([
      { kind: 'reserve', amountMinor: 17_000n, bulkId: first, transferId: null },
    ]);
    expect(await desk.store.readBulk(first)).toMatchObject({
      state: 'sending',
      totals: { total: 17, completed: 0, totalMinor: 17_000n },
      needsApproval: false,
      decision: null,
    });
  });

  test('lets its run hold funds, and count by batches from 0 on', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(2));
    await desk.reserve(first);
    expect(await desk.run(first)).toMatchObject({
      status: 'PROCESSING',
      stage: 'settle',
      waitingFor: null,
      holds: 'funds',
      currency: 'XOF',
      chunks: { total: 0, settled: 0 },
      lastSeq: 2,
    });
    expect(await desk.codes(first)).toEqual(['TRF-A10']);
  });

  test('has a transfer for each row, with the ids by which the scheme will know it', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, [aPayment('tx-001', { note: 'Loyer' })]);
    await desk.reserve(first);
    expect(await desk.store.readTransfers(first, 0, 10)).toEqual([
      {
        bulkId: first,
        row: 2,
        transferId: 'tx-001',
        uuid: uuidOfTransfer(first, 2),
        accountId,
        countryCode: 'SN',
        payee: { type: 'MSISDN', identifier: '221770000001', name: 'Fatou Exemple' },
        amountMinor: 1_000n,
        currency: 'XOF',
        note: 'Loyer',
        state: 'PENDING',
        version: 1,
        phase: null,
        sentAt: null,
        lastPostAt: null,
        posts: 0,
        leaseUntil: null,
        unknownSince: null,
        asks: 0,
        nextAskAt: null,
        needsAttention: false,
        error: null,
        completedAt: null,
        payeeReceivesMinor: null,
        payeeFeeMinor: null,
        foundName: null,
        retriedBy: null,
        incident: null,
        resolvedBy: null,
      },
    ]);
  });

  test('without ids gets ids that name bulk and row', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(2, null));
    await desk.reserve(first);
    const made = await desk.store.readTransfers(first, 0, 10);
    expect(made.map(({ transferId }) => transferId)).toEqual([`${first}-2`, `${first}-3`]);
  });

  test('of the very last franc is held', async () => {
    const desk = await createBulkDesk({ funded: 5_000n });
    await desk.bring(first, somePayments(5));
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    expect((await desk.account()).position.availableMinor).toBe(0n);
  });
});

describe('refusals come in their order, and hold nothing', () => {
  const refusal = async (
    prepare: (desk: Awaited<ReturnType<typeof createBulkDesk>>) => unknown,
  ) => {
    const desk = await createBulkDesk({ funded: 3_000n });
    await prepare(desk);
    expect(await desk.reserve(first)).toEqual({ verdict: 'refused' });
    expect((await desk.account()).position.reservedMinor).toBe(0n);
    expect((await desk.store.readBulk(first))?.state ?? 'refused').toBe('refused');
    const { message, holds, chunks } = await desk.run(first);
    expect([holds, chunks]).toEqual([undefined, { total: 0, settled: 0 }]);
    return { code: message?.code, data: message?.data, findings: await desk.findings(first) };
  };

  test('account: none is named', async () => {
    const { code } = await refusal((desk) =>
      desk.bring(first, somePayments(4), { options: { payerAccount: undefined as never } }),
    );
    expect(code).toBe('TRF-A01');
  });

  test.each([
    ['unknown', { options: { payerAccount: 'ACC-0' } }],
    ['of another country', { countryCode: 'TG', country: 'Togo' }],
  ])('account: %s', async (_why, fields) => {
    const { code } = await refusal((desk) => desk.bring(first, somePayments(4), fields));
    expect(code).toBe('TRF-N01');
  });

  test('file: its currency is not the account’s', async () => {
    const rows = somePayments(2).map((row) => ({ ...row, currency: 'NGN' }));
    const { code } = await refusal((desk) => desk.bring(first, rows));
    expect(code).toBe('TRF-F01');
  });

  test('rows: reading rejected one', async () => {
    const counts = { read: 5, created: 0, updated: 0, unchanged: 0, rejected: 1, setAside: 0 };
    const { code, data } = await refusal((desk) => desk.bring(first, somePayments(4), { counts }));
    expect([code, data]).toEqual(['TRF-A03', { count: 1 }]);
  });

  test('rows: one id twice; that they pay the same twice is told as well', async () => {
    const { code, findings } = await refusal((desk) =>
      desk.bring(first, [aPayment('tx-1'), aPayment('tx-1')]),
    );
    expect(code).toBe('TRF-A03');
    expect(findings.map((finding) => finding.code)).toEqual(['TRF-R26', 'TRF-D01']);
  });

  test('duplicates: the same payee and amount twice', async () => {
    const { code, data } = await refusal((desk) =>
      desk.bring(first, [aPayment('tx-1'), aPayment('tx-2'), aPayment('tx-3'), aPayment('tx-4')]),
    );
    expect([code, data]).toEqual(['TRF-D01', { count: 3, reason: 'TRF-D01-FILE' }]);
  });

  test('funds: it says how much is missing', async () => {
    const { code, data, findings } = await refusal((desk) => desk.bring(first, somePayments(4)));
    expect(code).toBe('TRF-FUNDS');
    expect(data).toEqual({
      missing_minor: 1_000,
      missing_amount: { minor: '1000', currency: 'XOF' },
    });
    expect(findings).toMatchObject([{ code: 'TRF-FUNDS', level: 'blocking', row: null }]);
  });

  test('a franc below zero blocks the smallest hold', async () => {
    const desk = await createBulkDesk();
    const before = await desk.account();
    const position = { ...before.position, availableMinor: -1n, settledMinor: 1_000_001n };
    const after = { ...before, position, seq: before.seq + 1 };
    const entry = {
      ...{ accountId, seq: after.seq, at: '2026-03-02T09:00:00.000Z', by: null, reason: null },
      ...{ before: before.position, after: position, postings: [] },
    };
    await desk.store.commit({ account: { before, after, entry } });
    await desk.bring(first, somePayments(1));
    await desk.reserve(first);
    expect((await desk.run(first)).message).toMatchObject({
      code: 'TRF-FUNDS',
      data: { missing_minor: 1_001 },
    });
  });
});

describe('confirmed duplicates', () => {
  const confirmed = { options: { confirmDuplicates: true } };
  test('are paid, with a remark on each', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, [aPayment('tx-1'), aPayment('tx-2')], confirmed);
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    expect((await desk.run(first)).findings).toEqual({ 'TRF-D01': 1 });
    expect(await desk.findings(first)).toMatchObject([{ code: 'TRF-D01', level: 'warning' }]);
  });
});

describe('looking up only', () => {
  test('claims and holds nothing, and pays nobody twice by that', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(3), { dryRun: true });
    expect(await desk.reserve(first)).toEqual({ verdict: 'send' });
    expect((await desk.account()).seq).toBe(1);
    expect(await desk.run(first)).toMatchObject({ stage: 'map', currency: 'XOF' });
    expect((await desk.run(first)).holds).toBeUndefined();
    expect(await desk.store.readBulk(first)).toMatchObject({ validateOnly: true });
    expect(await desk.store.readTransfers(first, 0, 10)).toHaveLength(3);
    await desk.bring(second, somePayments(3));
    expect(await desk.reserve(second)).toEqual({ verdict: 'send' });
  });

  test('refuses ids that are used up, and none of a file that was refused', async () => {
    const desk = await createBulkDesk();
    await desk.bring(first, somePayments(2));
    await desk.reserve(first);
    const payments = [aPayment('tx-2', { amountMinor: '7' }), aPayment('tx-9')];
    await desk.bring(second, payments, { dryRun: true });
    expect(await desk.reserve(second)).toEqual({ verdict: 'refused' });
    expect(await desk.findings(second)).toMatchObject([
      { code: 'TRF-A02', row: 2, data: { run_id: first, original_row: 3 } },
    ]);
    const poor = await createBulkDesk({ funded: 1_000n });
    await poor.bring(first, somePayments(2));
    expect(await poor.reserve(first)).toEqual({ verdict: 'refused' });
    await poor.bring(second, [aPayment('tx-2')], { dryRun: true });
    expect(await poor.reserve(second)).toEqual({ verdict: 'send' });
  });

  test('refuses for want of funds too', async () => {
    const desk = await createBulkDesk({ funded: 2_999n });
    await desk.bring(first, somePayments(3), { dryRun: true });
    expect(await desk.reserve(first)).toEqual({ verdict: 'refused' });
    expect((await desk.run(first)).message?.code).toBe('TRF-FUNDS');
  });
});

test('the builder’s account is the desk’s', () => expect(anAccount().accountId).toBe(accountId));
