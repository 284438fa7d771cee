import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenVerifier } from '../../functions/runtime/token-verifier.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strange = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pool = 'eu-west-1_AbCdEf123';
const now = Math.floor(Date.now() / 1_000);

const aToken = (fields: Record<string, unknown> = {}, key = privateKey) => {
  const claims = {
    sub: '11111111-2222-4333-8444-555555555555',
    email: 'awa.staff@quai.example',
    email_verified: true,
    iss: `https://cognito-idp.eu-west-1.amazonaws.com/${pool}`,
    aud: 'client-1',
    token_use: 'id',
    'cognito:groups': ['staff'],
    'custom:country': 'Senegal',
    iat: now,
    exp: now + 3_600,
    ...fields,
  };
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', kid: 'key-1' })}.${encode(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
};

let keysUri: string;
const server = createServer((_request, response) => {
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256', use: 'sig' };
  response.end(JSON.stringify({ keys: [jwk] }));
});
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  keysUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterAll(() => void server.close());

const verify = (token: string, uri = keysUri) =>
  createTokenVerifier({ USER_POOL_ID: pool, USER_POOL_CLIENT_ID: 'client-1', JWKS_URI: uri })(
    token,
  );

describe('an ID token where no authorizer stands before the function', () => {
  test('stands for its caller, with keys from an address without TLS', async () => {
    expect(await verify(aToken())).toMatchObject({
      email: 'awa.staff@quai.example',
      roles: ['staff'],
      countryCode: 'SN',
    });
  });

  test.each([
    { token: () => aToken({}, strange.privateKey), why: 'signed by somebody else' },
    { token: () => aToken({ exp: now - 10 }), why: 'expired' },
    { token: () => aToken({ email_verified: false }), why: 'of an unconfirmed e-mail address' },
    { token: () => aToken({ aud: 'client-2' }), why: 'for another client' },
    { token: () => aToken({ iss: 'https://issuer.example' }), why: 'of another issuer' },
    { token: () => aToken({ token_use: 'access' }), why: 'an access token' },
    { token: () => 'not.a.token', why: 'no token at all' },
  ])('is nobody’s when it is $why', async ({ token }) => {
    expect(await verify(token())).toBeUndefined();
  });

  test('keys that cannot be had are a fault, not a bad token', async () => {
    await expect(verify(aToken(), 'http://127.0.0.1:1/keys')).rejects.toThrow();
  });
});
