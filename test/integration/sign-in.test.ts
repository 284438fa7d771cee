import { describe, expect, test } from 'vitest';
import { outputs, signInAs } from './local-cloud.ts';

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${outputs.api_url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: JSON.stringify(body),
  });

interface PublicSession {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly user: {
    readonly email: string;
    readonly roles: string[];
    readonly country_code: string;
  };
}

const staff = outputs.users.find(
  ({ roles, country }) => roles.includes('staff') && country === 'Togo',
);

describe('signing in at the front door', () => {
  test('a session begins, goes on, says who it is, and ends', async () => {
    const begun = await post('/login', { email: staff?.email, password: staff?.password });
    expect(begun.status).toBe(200);
    const session = (await begun.json()) as PublicSession;
    expect(session).toMatchObject({
      token_type: 'Bearer',
      user: { email: staff?.email, roles: ['staff'], country: 'Togo', country_code: 'TG' },
    });
    expect(session.expires_in).toBe(3600);

    const bearer = { authorization: `Bearer ${session.access_token}` };
    const me = await fetch(`${outputs.api_url}/api/auth/me/`, { headers: bearer });
    expect(await me.json()).toEqual(session.user);

    const { refresh_token } = session;
    const refreshed = await post('/api/auth/refresh', { refresh_token });
    expect(((await refreshed.json()) as PublicSession).user).toEqual(session.user);

    expect((await post('/api/auth/logout', { refresh_token }, bearer)).status).toBe(204);
    const ended = await post('/api/auth/refresh', { refresh_token });
    expect([ended.status, await ended.json()]).toMatchObject([401, { code: 'AUTH-02' }]);
  });

  test('without a refresh token all sessions of the caller end', async () => {
    const admin = outputs.users.find(({ roles }) => roles.includes('admin'));
    const begun = await post('/api/auth/login', { email: admin?.email, password: admin?.password });
    const { access_token, refresh_token } = (await begun.json()) as PublicSession;
    const headers = { authorization: `Bearer ${access_token}` };
    const signOut = () => fetch(`${outputs.api_url}/api/auth/logout`, { method: 'POST', headers });
    // The local cloud counts whole seconds: one more time in the next second is what it needs.
    const afterSigningOut = async () => {
      expect((await signOut()).status).toBe(204);
      return (await post('/api/auth/refresh', { refresh_token })).status;
    };
    await expect.poll(afterSigningOut, { timeout: 5_000, interval: 300 }).toBe(401);
  });

  test('five failures lock an address that nobody has like any other', async () => {
    const email = `nobody-${crypto.randomUUID()}@example.org`;
    for (let i = 0; i < 5; i += 1) {
      const refused = await post('/api/auth/login', { email, password: 'wrong' });
      expect([refused.status, await refused.json()]).toMatchObject([401, { code: 'AUTH-01' }]);
    }
    const locked = await post('/api/auth/login', { email, password: 'wrong' });
    expect([locked.status, await locked.json()]).toMatchObject([429, { code: 'AUTH-04' }]);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('no token and a wrong one are 401', async () => {
    const url = `${outputs.api_url}/api/auth/me`;
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(url, { headers: { authorization: 'Bearer x.y.z' } })).status).toBe(401);
  });

  test('a role that may not is told so in its language', async () => {
    const call = await signInAs('payment_maker', 'Senegal');
    const form = new FormData();
    form.set('file', new File(['title\nx'], 'a.csv'));
    const refused = await call('/admin-dashboard/courses/import/', {
      method: 'POST',
      body: form,
      headers: { 'accept-language': 'fr' },
    });
    expect([refused.status, await refused.json()]).toMatchObject([
      403,
      { code: 'AUTH-03', title: 'Votre rôle ne permet pas cette action.' },
    ]);
  });
});

describe('the documentation at the front door', () => {
  test.each(['/api/docs', '/swagger/'])('%s is a page', async (path) => {
    const page = await fetch(`${outputs.api_url}${path}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('/swagger/swagger-ui-bundle.js');
  });

  test('its script arrives whole', async () => {
    const script = await fetch(`${outputs.api_url}/swagger/swagger-ui-bundle.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await script.text()).length).toBeGreaterThan(1_000_000);
  });

  test.each([
    ['/api/openapi.json', 'openapi', /^3\.1\./],
    ['/api/asyncapi.json', 'asyncapi', /^3\./],
  ])('%s is a document', async (path, key, version) => {
    const document = (await (await fetch(`${outputs.api_url}${path}`)).json()) as object;
    expect(Reflect.get(document, key)).toMatch(version);
  });
});
