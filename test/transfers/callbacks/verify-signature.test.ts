import { createSign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { presentOwnKey, readKeyRing } from '../../../shared/transfers/callbacks/key-ring.ts';
import { signMessage } from '../../../shared/transfers/callbacks/sign-message.ts';
import {
  type SignedMessage,
  verifySignature,
} from '../../../shared/transfers/callbacks/verify-signature.ts';
import { aKeyRing, anEcPair, anRsaPair, aSigningKey, pairs, secret } from './some-keys.ts';

const id = '0b0b0b0b-0000-5000-8000-000000000002';
const paths = [`/transfers/${id}`, `/api/transfers/${id}`];
const body = new TextEncoder().encode('{"transferState":"COMMITTED"}');
const date = new Date('2026-03-02T09:00:00Z');
const keys = await aKeyRing();

interface Wish {
  readonly pair?: keyof typeof pairs;
  readonly source?: string;
  readonly destination?: string;
  readonly path?: string;
}

async function aMessage(wish: Wish = {}): Promise<SignedMessage & { headers: Headers }> {
  const { pair = 'switch', source = 'switch', path = `/transfers/${id}`, destination } = wish;
  const key = await aSigningKey(pairs[pair], source);
  const headers = await signMessage(key, {
    method: 'PUT',
    path,
    body,
    date,
    destination: destination ?? null,
  });
  return { method: 'PUT', paths, headers, body };
}
type Headers = Readonly<Record<string, string>>;

describe('a message is taken', () => {
  test.each<[string, Wish]>([
    ['signed with the key of its source', {}],
    ['signed with the newer key of its source, while both are kept', { pair: 'newerSwitch' }],
    ['signed for the address with our /api', { path: `/api/transfers/${id}` }],
    ['sent to us by name', { destination: 'quai' }],
  ])('%s', async (_why, wish) => {
    expect(await verifySignature(await aMessage(wish), keys)).toEqual({
      kind: 'verified',
      source: 'switch',
    });
  });

  test('signed by another program, as FSPIOP says and no more', async () => {
    const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const protectedHeader = text({
      alg: 'RS256',
      'FSPIOP-URI': `/transfers/${id}`,
      'FSPIOP-HTTP-Method': 'PUT',
      'FSPIOP-Source': 'switch',
    });
    const signature = createSign('sha256')
      .update(`${protectedHeader}.${Buffer.from(body).toString('base64url')}`)
      .sign(pairs.switch.privateKey, 'base64url');
    const headers = {
      'fspiop-source': 'switch',
      'fspiop-signature': JSON.stringify({ signature, protectedHeader }),
    };
    const message = { method: 'PUT', paths, headers, body };
    expect(await verifySignature(message, keys)).toEqual({ kind: 'verified', source: 'switch' });
  });
});

describe('a message is refused', () => {
  test.each<[string, string, Partial<SignedMessage>]>([
    ['whose body was changed', 'wrong-signature', { body: new Uint8Array([...body, 32]) }],
    ['for another transfer', 'other-message', { paths: ['/transfers/another'] }],
    ['sent with another method', 'other-message', { method: 'POST' }],
  ])('%s: %s', async (_why, fault, change) => {
    expect(await verifySignature({ ...(await aMessage()), ...change }, keys)).toEqual({
      kind: 'refused',
      fault,
    });
  });

  test.each<[string, string, Wish]>([
    ['signed with a stranger’s key', 'wrong-signature', { pair: 'stranger' }],
    ['from a source nobody knows', 'unknown-source', { source: 'otherfsp' }],
    ['from a source named like a property', 'unknown-source', { source: 'constructor' }],
    ['signed with our own key, which is not theirs', 'wrong-signature', { pair: 'own' }],
    ['meant for another participant', 'not-for-us', { destination: 'otherfsp' }],
  ])('%s: %s', async (_why, fault, wish) => {
    expect(await verifySignature(await aMessage(wish), keys)).toEqual({ kind: 'refused', fault });
  });

  const protectedOf = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
  test.each<[string, string, Record<string, string | undefined>]>([
    ['without a signature', 'missing', { 'fspiop-signature': undefined }],
    ['without a source', 'missing', { 'fspiop-source': undefined }],
    ['whose signature is no JSON', 'malformed', { 'fspiop-signature': 'abc' }],
    ['whose signature lacks a part', 'malformed', { 'fspiop-signature': '{"signature":"abc"}' }],
    [
      'signed with nothing',
      'malformed',
      {
        'fspiop-signature': JSON.stringify({
          signature: 'x',
          protectedHeader: protectedOf({ alg: 'none' }),
        }),
      },
    ],
    [
      'signed with the public key as if it were a password',
      'malformed',
      {
        'fspiop-signature': JSON.stringify({
          signature: 'x',
          protectedHeader: protectedOf({ alg: 'HS256' }),
        }),
      },
    ],
    ['with a destination that was not signed', 'other-message', { 'fspiop-destination': 'quai' }],
  ])('%s: %s', async (_why, fault, change) => {
    const message = await aMessage();
    const headers = { ...message.headers, ...change };
    expect(await verifySignature({ ...message, headers }, keys)).toEqual({
      kind: 'refused',
      fault,
    });
  });

  test('with the source of somebody else beside their signature', async () => {
    const both = { trusted: { ...secret.trusted, bank: pairs.switch.publicKey } };
    const message = await aMessage();
    const headers = { ...message.headers, 'fspiop-source': 'bank' };
    expect(
      await verifySignature({ ...message, headers }, await readKeyRing(JSON.stringify(both))),
    ).toEqual({ kind: 'refused', fault: 'other-message' });
  });

  test('once the key it was signed with is taken away', async () => {
    const newer = await readKeyRing(
      JSON.stringify({ trusted: { switch: pairs.newerSwitch.publicKey } }),
    );
    expect(await verifySignature(await aMessage(), newer)).toEqual({
      kind: 'refused',
      fault: 'wrong-signature',
    });
  });
});

describe('the keys', () => {
  test('of nobody are no keys', async () => {
    expect(await readKeyRing('{}')).toEqual({ own: null, trusted: new Map() });
  });

  test.each([
    ['nothing', ''],
    ['no JSON', 'PRIVATE'],
    ['a key that is none', JSON.stringify({ trusted: { switch: 'PRIVATE' } })],
    ['a private key as a trusted one', JSON.stringify({ trusted: { a: pairs.own.privateKey } })],
    ['a short RSA key', JSON.stringify({ trusted: { a: anRsaPair(1024).publicKey } })],
    ['another curve', JSON.stringify({ trusted: { a: anEcPair('P-384').publicKey } })],
  ])('are not read from %s, and the fault quotes nothing', async (_what, text) => {
    const reading = readKeyRing(text);
    await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'KeyRingUnreadable' }));
    await expect(reading).rejects.toThrow(/^(?!.*PRIVATE)/);
  });

  test('of our own are shown by their public half only', async () => {
    const [shown] = await presentOwnKey(keys);
    expect(shown).toEqual({
      kty: 'RSA',
      n: expect.stringMatching(/^[\w-]{342}$/),
      e: 'AQAB',
      kid: 'own-1',
      alg: 'RS256',
      use: 'sig',
    });
    expect(await presentOwnKey({ own: null, trusted: new Map() })).toEqual([]);
  });
});
