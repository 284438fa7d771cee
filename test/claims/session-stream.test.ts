import { describe, expect, test } from 'vitest';
import { routeOf } from '../../local/front-door/routes.ts';
import type { Caller } from '../../shared/access/caller.ts';
import { openStream } from '../../shared/live/open-stream.ts';
import type { Run } from '../../shared/runs/run.ts';
import { callerFrom } from '../access/a-caller.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTicketStore } from '../fakes/ticket-store.ts';
import { anEvent } from '../runs/a-run.ts';
import { aSession } from './an-import-session.ts';

const session = aSession({ status: 'PROCESSING' });
const at = `/api/import-sessions/${session.id}/stream`;
const now = new Date('2026-04-01T09:00:00.000Z');

async function open(caller: Caller, path: string, run: Run = session) {
  const runs = createFakeRunStore();
  await runs.create(run, [anEvent()]);
  const ports = { runs, tickets: createFakeTicketStore(), verifyToken: async () => caller };
  const headers = { authorization: 'Bearer t', 'last-event-id': '0' };
  const request = { method: 'GET', path, headers, query: new URLSearchParams() };
  return openStream(ports, request, now);
}

describe('the stream of a session', () => {
  test.each([at, `${at}/`])('%s is found by the front door and opened', async (path) => {
    expect(routeOf(path)).toBe('stream');
    expect(await open(callerFrom('chef_technique', 'SN'), path)).toEqual({
      kind: 'stream',
      wish: { runId: session.id, afterSeq: 0, lang: 'fr' },
    });
  });

  test.each([
    [callerFrom('chef_technique', 'TG'), 'RUN-404'],
    [callerFrom('staff', 'SN'), 'AUTH-03'],
  ] as const)('%o: %s', async (caller, problem) => {
    expect(await open(caller, at)).toEqual({ kind: 'refused', problem });
  });

  test('a run of courses has none here, and its own elsewhere', async () => {
    const courses = aSession({ domain: 'courses', status: 'PROCESSING' });
    const staff = callerFrom('staff', 'SN');
    expect(await open(staff, at, courses)).toEqual({ kind: 'refused', problem: 'RUN-404' });
    const own = await open(staff, `/api/runs/${session.id}/stream`, courses);
    expect(own.kind).toBe('stream');
  });

  test.each(['/api/files/x/stream', '/api/constructor/x/stream', '/api/import-sessions/stream'])(
    '%s is no address of a stream',
    async (path) => {
      const opening = await open(callerFrom('chef_technique', 'SN'), path);
      expect(opening).toEqual({ kind: 'refused', problem: 'RUN-ROUTE' });
    },
  );
});
