import { describe, expect, test } from 'vitest';
import { callerFrom } from '../../access/a-caller.ts';
import { aBulk, aBulkRun, bulkId } from '../a-bulk.ts';
import { aTransferIn } from '../a-transfer.ts';
import { admin, aTransfersDesk, maker } from './a-transfers-desk.ts';

const at = `/api/bulk-transfers/${bulkId}`;

async function aDesk(state: 'sending' | 'preparing' = 'sending') {
  const desk = await aTransfersDesk();
  await desk.put(aBulkRun(), aBulk({ state }), [
    aTransferIn('COMPLETED', { row: 2 }),
    aTransferIn('FAILED', { row: 3 }),
  ]);
  const text = (kind: string) =>
    new TextDecoder().decode(desk.results.files.get(`exports/transfers/${bulkId}/${kind}-en.csv`));
  return { ...desk, text };
}

describe('what became of a bulk, as CSV', () => {
  test('the result: a redirection for five minutes, noted', async () => {
    const { ask, text, audited } = await aDesk();
    const { status, headers } = await ask(maker, { path: `${at}/result.csv` });
    expect(status).toBe(302);
    const location = new URL(String(headers['location']));
    expect(location.pathname).toContain(`/exports/transfers/${bulkId}/result-en.csv`);
    expect(location.searchParams.get('X-Amz-Expires')).toBe('300');
    const [header, ...lines] = text('result').trim().split('\r\n');
    expect(header).toContain('transferId,');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('tx-002');
    expect(lines[1]).toContain('FAILED');
    expect(audited).toEqual([`Result handed out {"runId":"${bulkId}","by":"sub-payment_maker"}`]);
  });

  test('the failed rows as a payment file', async () => {
    const { ask, text } = await aDesk();
    const headers = { accept: 'application/json' };
    const { status, json } = await ask(maker, { path: `${at}/failed.csv`, headers });
    expect(status).toBe(200);
    expect(json.url).toContain('failed-en.csv');
    const lines = text('failed').trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^tx-003~2,10000,XOF,MSISDN,221770000003,/);
  });

  test('by a ticket, which a link can carry; by none of another bulk', async () => {
    const { ask, tickets } = await aDesk();
    const ticket = {
      purpose: 'download',
      caller: maker,
      expiresAt: new Date('2999-01-01'),
    } as const;
    await tickets.save({ ...ticket, id: 't-1', runId: bulkId });
    await tickets.save({ ...ticket, id: 't-2', runId: 'bulk-other' });
    const path = `${at}/result.csv`;
    expect((await ask(null, { path, query: 'ticket=t-1' })).status).toBe(302);
    expect((await ask(null, { path, query: 'ticket=t-2' })).status).toBe(401);
    expect((await ask(null, { path })).status).toBe(401);
  });

  test('not for who reads masked, nor of another country, nor before there are transfers', async () => {
    const { ask } = await aDesk();
    const path = `${at}/result.csv`;
    expect((await ask(admin, { path })).status).toBe(403);
    expect((await ask(callerFrom('payment_maker', 'TG'), { path })).status).toBe(404);
    const early = await aDesk('preparing');
    expect((await early.ask(maker, { path })).json.code).toBe('RUN-NOFILE');
  });
});
