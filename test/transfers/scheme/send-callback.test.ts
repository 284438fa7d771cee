import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import type { LedgerTransfer } from '../../../local/simulator/scheme-ledger.ts';
import { sendCallback } from '../../../local/simulator/send-callback.ts';
import { readKeyRing } from '../../../shared/transfers/callbacks/key-ring.ts';
import { readCallback } from '../../../shared/transfers/callbacks/read-callback.ts';
import { signMessage } from '../../../shared/transfers/callbacks/sign-message.ts';
import { verifySignature } from '../../../shared/transfers/callbacks/verify-signature.ts';

const transferId = '0c0d9a3e-30b0-5d3c-9f2a-6a3f3b1d2c11';
const aLedgerTransfer = (changes: Partial<LedgerTransfer>): LedgerTransfer => ({
  transferId,
  homeTransactionId: 'tx-001',
  payer: '221770000001',
  payee: '22891000111',
  amount: '10000',
  currency: 'XOF',
  state: 'COMMITTED',
  completedAt: '2026-11-21T08:00:00.000Z',
  errorCode: null,
  prepares: 1,
  credits: 1,
  ...changes,
});

/** The simulator's callbacks are those that Quai reads and believes. */
test.each([
  ['COMMITTED', null, '', { kind: 'state', state: 'COMMITTED' }],
  ['ABORTED', null, '', { kind: 'state', state: 'ABORTED' }],
  ['ABORTED', '5105', '/error', { kind: 'error', code: '5105', message: 'Told by the simulator' }],
] as const)('%s with code %s, twice, signed', async (state, errorCode, suffix, news) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const own = { fspId: 'switch', keyId: 'k1', privateKeyPem };
  const trusted = { switch: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
  const keys = await readKeyRing(JSON.stringify({ own, trusted }));
  const heard: unknown[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request));
    const path = (request.url ?? '').replace('/api', '');
    const headers = request.headers as Record<string, string>;
    const message = { method: 'PUT', paths: [path], headers, body };
    heard.push([path, readCallback(body, transferId), await verifySignature(message, keys)]);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;

  const statuses = await sendCallback(aLedgerTransfer({ state, errorCode }), {
    url,
    copies: 2,
    sign: (message) => signMessage(keys.own as NonNullable<typeof keys.own>, message),
  });

  const one = [
    `/transfers/${transferId}${suffix}`,
    { kind: 'read', transferId, news },
    { kind: 'verified', source: 'switch' },
  ];
  expect(statuses).toEqual([200, 200]);
  expect(heard).toEqual([one, one]);
  server.close();
  server.closeAllConnections();
  expect(await sendCallback(aLedgerTransfer({}), { url })).toEqual([0]);
});
