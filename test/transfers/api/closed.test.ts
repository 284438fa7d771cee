import { describe, expect, test } from 'vitest';
import { aBulk, aBulkRun, bulkId } from '../a-bulk.ts';
import { approver, aTransfersDesk, maker } from './a-transfers-desk.ts';

const at = `/api/bulk-transfers/${bulkId}`;
const payments = [
  'transferId,amount,currency,partyIdType,partyIdentifier',
  'tx-001,10000,XOF,MSISDN,22890123456',
].join('\n');
const keyed = { 'idempotency-key': 'click-1' };

describe('a deployment without a scheme adapter', () => {
  test('takes no payment file, says so each time, and holds nothing', async () => {
    const desk = await aTransfersDesk({ isClosed: true });
    for (const headers of [{}, keyed, keyed]) {
      const { status, json } = await desk.send(maker, payments, {}, headers);
      expect([status, json.code]).toEqual([422, 'UPL-12']);
    }
    const account = await desk.store.readAccount('ACC-123456789');
    expect(account?.position.reservedMinor).toBe(0n);
    expect(
      (await desk.runs.list({ domains: ['transfers'], countryCode: 'SN', limit: 10 })).items,
    ).toEqual([]);
  });

  test.each([
    ['approve', approver, undefined],
    ['reject', approver, { reason: 'doublon' }],
    ['cancel', maker, undefined],
    ['retry-failed', maker, undefined],
  ])('starts nothing by %s: there is no pipeline to go on with', async (verb, caller, body) => {
    const desk = await aTransfersDesk({ isClosed: true });
    await desk.put(aBulkRun(), aBulk({ state: 'awaiting-approval' }));
    const { status, json } = await desk.post(caller, `${at}/${verb}`, body);
    expect([status, json.code]).toEqual([422, 'UPL-12']);
    expect((await desk.store.readBulk(bulkId))?.decision ?? null).toBeNull();
    expect(desk.started).toEqual([]);
  });

  test('still tells what became of bulks, and where the money is', async () => {
    const desk = await aTransfersDesk({ isClosed: true });
    await desk.put(aBulkRun(), aBulk({ state: 'awaiting-approval' }));
    expect((await desk.ask(maker, { path: `${at}/status` })).status).toBe(200);
    expect((await desk.ask(maker, { path: '/api/accounts/ACC-123456789' })).status).toBe(200);
  });
});
