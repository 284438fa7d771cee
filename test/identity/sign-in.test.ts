import { describe, expect, test } from 'vitest';
import { bind, createApi } from '../../functions/runtime/http.ts';
import {
  loginAliasRoute,
  loginRoute,
  logoutRoute,
  meRoute,
  refreshRoute,
} from '../../shared/identity/identity-routes.ts';
import { signIn } from '../../shared/identity/sign-in.ts';
import { createSignInApi } from '../../shared/identity/sign-in-api.ts';
import { createFakeFailureStore } from '../fakes/failure-store.ts';
import { createFakeUserDirectory } from '../fakes/user-directory.ts';
import { call } from '../http/an-event.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const claims = {
  sub: 'sub-awa',
  email: 'awa@example.org',
  email_verified: true,
  name: 'Awa Exemple',
  'cognito:groups': ['staff'],
  'custom:country': 'Senegal',
  'custom:lang': 'fr',
  iat: 1767614400,
  exp: 1767618000,
};

function someUsers() {
  return createFakeUserDirectory([
    { email: 'awa@example.org', password: 'right', claims },
    { email: 'new@example.org', password: 'first', claims, isTemporary: true },
    {
      email: 'claimed@example.org',
      password: 'right',
      claims: { ...claims, email: 'claimed@example.org', email_verified: false },
    },
  ]);
}

function aRig() {
  const directory = someUsers();
  const ports = { directory, failures: createFakeFailureStore() };
  const tryOut = async (email: string, password: string, now = noon, sourceAddress = '192.0.2.1') =>
    signIn(ports, { email, password, sourceAddress }, now);
  return { directory, ports, tryOut };
}

describe('signing in', () => {
  test('gives a session with the user of the token', async () => {
    const answer = await aRig().tryOut('awa@example.org', 'right');
    expect(answer).toMatchObject({
      kind: 'signed-in',
      session: {
        expiresInSeconds: 3600,
        user: { email: 'awa@example.org', roles: ['staff'], country: 'Senegal', lang: 'fr' },
      },
    });
  });

  test('an address is one person however it is typed', async () => {
    const { tryOut } = aRig();
    expect((await tryOut('  AWA@Example.org ', 'right')).kind).toBe('signed-in');
  });

  test.each([
    ['awa@example.org', 'wrong password'],
    ['nobody@example.org', 'unknown user'],
    ['not an address', 'no address at all'],
  ])('%s: %s is refused alike', async (email) => {
    expect(await aRig().tryOut(email, 'wrong')).toEqual({ kind: 'refused' });
  });

  test('an e-mail address that nobody has confirmed opens nothing', async () => {
    expect(await aRig().tryOut('claimed@example.org', 'right')).toEqual({ kind: 'unconfirmed' });
  });

  test('a temporary password opens nothing', async () => {
    expect(await aRig().tryOut('new@example.org', 'first')).toEqual({
      kind: 'must-change-password',
    });
  });
});

describe('five failures', () => {
  async function failTimes(rig: ReturnType<typeof aRig>, email: string, times: number) {
    for (let i = 0; i < times; i += 1) {
      expect(await rig.tryOut(email, 'wrong')).toEqual({ kind: 'refused' });
    }
  }

  test.each(['awa@example.org', 'nobody@example.org'])(
    'lock %s for fifteen minutes, known or not, even with the right password',
    async (email) => {
      const rig = aRig();
      await failTimes(rig, email, 5);
      expect(await rig.tryOut(email, 'right', at(1))).toEqual({
        kind: 'too-many-failures',
        waitSeconds: 840,
      });
    },
  );

  test('are not even asked about any more', async () => {
    const rig = aRig();
    await failTimes(rig, 'awa@example.org', 5);
    await rig.tryOut('awa@example.org', 'right', at(1));
    expect(rig.directory.asked).toHaveLength(5);
  });

  test('are forgotten after fifteen minutes', async () => {
    const rig = aRig();
    await failTimes(rig, 'awa@example.org', 5);
    expect((await rig.tryOut('awa@example.org', 'right', at(15))).kind).toBe('signed-in');
  });

  test('four, a success, and four more lock nobody', async () => {
    const rig = aRig();
    await failTimes(rig, 'awa@example.org', 4);
    await rig.tryOut('awa@example.org', 'right');
    await failTimes(rig, 'awa@example.org', 4);
    expect((await rig.tryOut('awa@example.org', 'right')).kind).toBe('signed-in');
  });

  test('of one user lock no other one', async () => {
    const rig = aRig();
    await failTimes(rig, 'nobody@example.org', 5);
    expect((await rig.tryOut('awa@example.org', 'right')).kind).toBe('signed-in');
  });

  test('typed in other letters count together', async () => {
    const rig = aRig();
    await failTimes(rig, 'Awa@Example.org', 5);
    expect((await rig.tryOut('awa@example.org', 'right')).kind).toBe('too-many-failures');
  });

  test('while a right guess is on its way keep it out', async () => {
    const rig = aRig();
    const slow = {
      ...rig.ports,
      directory: {
        ...rig.directory,
        async authenticate(email: string, password: string) {
          const answer = await rig.directory.authenticate(email, password);
          await failTimes(rig, email, 5);
          return answer;
        },
      },
    };
    const guess = { email: 'awa@example.org', password: 'right', sourceAddress: '192.0.2.1' };
    expect((await signIn(slow, guess, noon)).kind).toBe('too-many-failures');
  });

  test('a hundred from one address lock the address, and no other', async () => {
    const rig = aRig();
    for (let i = 0; i < 100; i += 1) await rig.tryOut(`user-${i}@example.org`, 'wrong');
    expect((await rig.tryOut('awa@example.org', 'right')).kind).toBe('too-many-failures');
    const elsewhere = await rig.tryOut('awa@example.org', 'right', noon, '198.51.100.9');
    expect(elsewhere.kind).toBe('signed-in');
  });
});

describe('the endpoints of sign-in', () => {
  function anApi() {
    const { directory, ports } = aRig();
    const signInApi = createSignInApi(ports);
    const api = createApi('identity', [
      bind(loginRoute, signInApi.login),
      bind(loginAliasRoute, signInApi.login),
      bind(refreshRoute, signInApi.refresh),
      bind(logoutRoute, signInApi.logout),
      bind(meRoute, signInApi.me),
    ]);
    const post = (path: string, body: object | null, sent: typeof claims | null = null) =>
      call(api, {
        method: 'POST',
        path,
        claims: sent,
        ...(body ? { body: JSON.stringify(body) } : {}),
        headers: { 'content-type': 'application/json' },
      });
    return { api, post, directory };
  }
  const user = {
    email: 'awa@example.org',
    name: 'Awa Exemple',
    roles: ['staff'],
    country: 'Senegal',
    country_code: 'SN',
    lang: 'fr',
  };
  const right = { email: 'awa@example.org', password: 'right' };

  test.each(['/api/auth/login', '/login', '/login/'])('POST %s', async (path) => {
    const { post } = anApi();
    const { status, json, headers } = await post(path, right);
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.signature$/),
      refresh_token: 'refresh-sub-awa',
      token_type: 'Bearer',
      expires_in: 3600,
      user,
    });
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each(['awa@example.org', 'nobody@example.org'])('a wrong password of %s', async (email) => {
    const { status, json } = await anApi().post('/login', { email, password: 'wrong' });
    expect([status, json.code]).toEqual([401, 'AUTH-01']);
    expect(json.title).toBe('E-mail address or password is wrong.');
  });

  test('the sixth try says when to come back', async () => {
    const { post } = anApi();
    for (let i = 0; i < 5; i += 1) await post('/login', { ...right, password: 'wrong' });
    const { status, json, headers } = await post('/login', right);
    expect([status, json.code]).toEqual([429, 'AUTH-04']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(890);
    expect(json.detail).toBe('Wait 15 minutes before you try again.');
  });

  test.each([[{}], [{ email: 'awa@example.org' }]])('%j is incomplete', async (body) => {
    expect((await anApi().post('/login', body)).status).toBe(400);
  });

  test('a session goes on with its refresh token until it is signed out', async () => {
    const { post } = anApi();
    const again = await post('/api/auth/refresh', { refresh_token: 'refresh-sub-awa' });
    expect([again.status, again.json.user]).toEqual([200, user]);
    const out = await post('/api/auth/logout', { refresh_token: 'refresh-sub-awa' }, claims);
    expect([out.status, out.text ?? '']).toEqual([204, '']);
    const ended = await post('/api/auth/refresh', { refresh_token: 'refresh-sub-awa' });
    expect([ended.status, ended.json.code]).toEqual([401, 'AUTH-02']);
  });

  test('signing out without a refresh token ends all sessions', async () => {
    const { post } = anApi();
    expect((await post('/api/auth/logout', null, claims)).status).toBe(204);
    const ended = await post('/api/auth/refresh', { refresh_token: 'refresh-sub-awa' });
    expect(ended.status).toBe(401);
  });

  test('GET /api/auth/me says who the token speaks of', async () => {
    const { api } = anApi();
    expect((await call(api, { path: '/api/auth/me', claims })).json).toEqual(user);
    expect((await call(api, { path: '/api/auth/me', claims: null })).status).toBe(401);
  });
});
