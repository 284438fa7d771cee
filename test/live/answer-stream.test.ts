import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { answerStream, type ResponseHead } from '../../functions/runs/answer-stream.ts';
import type { StreamRequest } from '../../shared/live/open-stream.ts';
import type { Run } from '../../shared/runs/run.ts';
import { createFakeTicketStore } from '../fakes/ticket-store.ts';
import { aCaller, createLiveRig, runId } from './live-rig.ts';

const hour = 3_600_000;
const path = `/api/runs/${runId}/stream`;

/** One request, answered to its end: head, body, and its Server-Sent Events in short. */
async function aRig(run: Partial<Run> = {}) {
  const rig = createLiveRig();
  await rig.create(run);
  const tickets = createFakeTicketStore();
  const issue = (id: string, fields = {}) =>
    tickets.save({
      id,
      purpose: 'stream',
      caller: aCaller({ lang: 'en' }),
      runId,
      expiresAt: new Date(Date.now() + hour),
      ...fields,
    });
  const get = async (
    request: Partial<Omit<StreamRequest, 'query'>> & { query?: string } = {},
    { runs = rig.runs, door = true } = {},
  ) => {
    let head: ResponseHead | undefined;
    const body = new PassThrough();
    const ports = {
      runs,
      tickets,
      verifyToken: async (token: string) =>
        token === 'good' ? aCaller({ lang: 'en' }) : undefined,
      isThroughFrontDoor: () => door,
    };
    const asked: StreamRequest = {
      method: 'GET',
      path,
      headers: { authorization: 'Bearer good' },
      ...request,
      query: new URLSearchParams(request.query),
    };
    const answered = answerStream(ports, asked, 'request-1', (given) => {
      head = given;
      return body;
    });
    const chunks: string[] = [];
    for await (const chunk of body) chunks.push(String(chunk));
    await answered;
    return { status: head?.statusCode, headers: head?.headers, text: chunks.join('') };
  };
  return { ...rig, get, issue };
}

function framesOf(text: string) {
  return text
    .split('\n\n')
    .filter((block) => block.includes('event:'))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const data = JSON.parse(field('data') ?? 'null');
      return { id: field('id'), event: field('event'), data };
    });
}
const namesOf = (text: string) => framesOf(text).map(({ id, event }) => `${id} ${event}`);

async function anEndedRig(status: Run['status'] = 'DONE') {
  const rig = await aRig();
  await rig.commit('RUN-PROGRESS', {}, { data: { progress_percent: 50 } });
  await rig.commit('RUN-ENDED', { status }, { data: { status } });
  return rig;
}

describe('a stream', () => {
  test('has the headers that let it flow', async () => {
    const rig = await anEndedRig();
    const { status, headers, text } = await rig.get();

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    });
    expect(text.startsWith('retry: 2000\n\n')).toBe(true);
  });

  test('gives log, progress and done, each with its seq, and closes', async () => {
    const rig = await anEndedRig('ERROR');
    const { text } = await rig.get();

    expect(namesOf(text)).toEqual(['1 log', '2 progress', '3 done']);
    expect(framesOf(text)[2]?.data).toMatchObject({ run_id: runId, status: 'ERROR', seq: 3 });
    expect(framesOf(text)[1]?.data).toEqual({
      seq: 2,
      at: '2024-11-21T10:00:00.000Z',
      level: 'info',
      stage: null,
      code: 'RUN-PROGRESS',
      message: 'Progress: 50%.',
      data: { progress_percent: 50 },
    });
  });

  test.each([
    { headers: { 'last-event-id': '2' }, why: 'by the header of a browser' },
    { query: 'last_event_id=2', why: 'by the query' },
    { headers: { 'last-event-id': '2' }, query: 'last_event_id=0', why: 'the header counts' },
  ])('resumes $why', async ({ headers, query }) => {
    const rig = await anEndedRig();
    const authorization = 'Bearer good';
    const { text } = await rig.get({
      headers: { authorization, ...headers },
      ...(query ? { query } : {}),
    });

    expect(namesOf(text)).toEqual(['3 done']);
  });

  test('follows a run that goes on', async () => {
    const rig = await aRig();
    const running = rig.get();
    await rig.commit('RUN-PROGRESS');
    await rig.commit('RUN-ENDED', { status: 'DONE' }, { data: { status: 'DONE' } });

    expect(namesOf((await running).text)).toEqual(['1 log', '2 progress', '3 done']);
  });

  test('tells the end of a run whose last event the reader has, when remarks followed', async () => {
    const rig = await anEndedRig();
    await rig.commit('RUN-UNDONE');
    const { text } = await rig.get({ query: 'last_event_id=3' });

    expect(namesOf(text)).toEqual(['4 log', 'undefined done']);
    expect(framesOf(text)[1]?.data).toEqual({ run_id: runId, status: 'DONE' });
  });

  test.each([
    { headers: { 'accept-language': 'fr-SN,fr' }, expected: 'Avancement\u00a0: 50\u00a0%.' },
    { headers: { 'accept-language': 'en' }, expected: 'Progress: 50%.' },
    { headers: {}, expected: 'Progress: 50%.' },
    {
      headers: { 'accept-language': 'en' },
      query: 'lang=fr',
      expected: 'Avancement\u00a0: 50\u00a0%.',
    },
  ])('says "$expected" for $headers $query', async ({ headers, query, expected }) => {
    const rig = await anEndedRig();
    const { text } = await rig.get({
      headers: { authorization: 'Bearer good', ...headers },
      ...(query ? { query } : {}),
    });

    expect(framesOf(text)[1]?.data.message).toBe(expected);
  });

  test('that breaks says so, so that the reader comes back', async () => {
    const rig = await anEndedRig();
    const runs = {
      ...rig.runs,
      readEvents: async () => {
        throw new Error('throttled');
      },
    };
    const { status, text } = await rig.get({}, { runs });

    expect(status).toBe(200);
    expect(framesOf(text)).toEqual([
      {
        id: undefined,
        event: 'error',
        data: {
          code: 'RUN-STREAM-BROKEN',
          message: 'The live stream was interrupted; the work itself goes on.',
        },
      },
    ]);
    expect(text).not.toContain('throttled');
  });

  test('of a run that has ended gives 204 to whoever has everything', async () => {
    const rig = await anEndedRig();
    const { status, text } = await rig.get({ query: 'last_event_id=3' });

    expect({ status, text }).toEqual({ status: 204, text: '' });
  });
});

describe('who may open it', () => {
  test('the bearer of a ticket for this run, again and again', async () => {
    const rig = await anEndedRig();
    await rig.issue('t1');

    for (const _ of ['first', 'after a reconnect']) {
      const { text } = await rig.get({ headers: {}, query: 'ticket=t1' });
      expect(namesOf(text)).toEqual(['1 log', '2 progress', '3 done']);
    }
  });

  test.each([
    { request: { headers: {} }, status: 401, code: 'AUTH-02', why: 'nobody' },
    {
      request: { headers: { authorization: 'Bearer bad' } },
      status: 401,
      code: 'AUTH-02',
      why: 'a token that is not valid',
    },
    {
      request: { headers: {}, query: 'ticket=other-run' },
      status: 401,
      code: 'AUTH-02',
      why: 'a ticket for another run',
    },
    {
      request: { headers: {}, query: 'ticket=download' },
      status: 401,
      code: 'AUTH-02',
      why: 'a ticket for a download',
    },
    {
      request: { headers: {}, query: 'ticket=expired' },
      status: 401,
      code: 'AUTH-02',
      why: 'a ticket that has expired',
    },
    {
      request: { headers: {}, query: 'ticket=togo' },
      status: 404,
      code: 'RUN-404',
      why: 'somebody of another country',
    },
    {
      request: { headers: {}, query: 'ticket=maker' },
      status: 403,
      code: 'AUTH-03',
      why: 'a role that has nothing to do with it',
    },
    {
      request: { path: '/api/runs/run_unknown/stream' },
      status: 404,
      code: 'RUN-404',
      why: 'an unknown run',
    },
    {
      // The table would refuse so long a key with a fault.
      request: { path: `/api/runs/run_${'x'.repeat(3_000)}/stream` },
      status: 404,
      code: 'RUN-404',
      why: 'what cannot be a run',
    },
    { request: { path: '/api/runs' }, status: 404, code: 'RUN-ROUTE', why: 'another address' },
    { request: { method: 'POST' }, status: 404, code: 'RUN-ROUTE', why: 'another method' },
  ])('not $why: $status $code', async ({ request, status, code }) => {
    const rig = await anEndedRig();
    await rig.issue('other-run', { runId: 'run_2' });
    await rig.issue('download', { purpose: 'download' });
    await rig.issue('expired', { expiresAt: new Date(0) });
    await rig.issue('maker', { caller: aCaller({ roles: ['payment_maker'] }) });
    await rig.issue('togo', { caller: aCaller({ country: 'Togo', countryCode: 'TG' }) });
    const answer = await rig.get(request);

    expect(answer.status).toBe(status);
    expect(answer.headers?.['content-type']).toBe('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({ status, code, request_id: 'request-1' });
  });

  test('not whoever goes round the front door, though the token is good', async () => {
    const rig = await anEndedRig();
    const answer = await rig.get({}, { door: false });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([403, 'AUTH-06']);
  });

  test('a fault before the first byte is a problem without a trace', async () => {
    const rig = await anEndedRig();
    const runs = {
      ...rig.runs,
      read: async () => {
        throw new Error('table not found at line 7');
      },
    };
    const { status, text } = await rig.get({}, { runs });

    expect(status).toBe(500);
    expect(text).not.toContain('line 7');
  });

  test('a trailing slash is the same address', async () => {
    const rig = await anEndedRig();
    expect((await rig.get({ path: `${path}/` })).status).toBe(200);
  });
});
