import { describe, expect, test } from 'vitest';
import { outputs, signInAs } from './local-cloud.ts';

/** API.md, "Where things are", against the deployed app behind the front door. */
describe('the front door', () => {
  test('health is asked of the deployed app, and every part of it answers', async () => {
    const answer = await fetch(`${outputs.api_url}/api/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: 'healthy' });
  });

  test('a page with state and links is at /', async () => {
    const answer = await fetch(outputs.console_url, { headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('href="/api/docs"');
  });

  test('a stream is refused without a ticket or a token, by the function itself', async () => {
    const answer = await fetch(`${outputs.api_url}/api/runs/run_none/stream`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('a WebSocket is refused without a ticket', async () => {
    const socket = new WebSocket(outputs.websocket_url);
    const how = await new Promise((resolve) => {
      socket.addEventListener('open', () => resolve('open'));
      socket.addEventListener('error', () => resolve('refused'));
    });
    socket.close();
    expect(how).toBe('refused');
  });
});

describe('local users', () => {
  test.each(outputs.users)('$email signs in as $roles of $country', async (user) => {
    const [role = 'staff'] = user.roles;
    const call = await signInAs(role, user.country);
    const me = await (await call('/api/auth/me')).json();
    expect(me).toMatchObject({ email: user.email, roles: user.roles, country: user.country });
  });
});
