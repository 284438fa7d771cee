import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { oneTo } from './live-client.ts';
import { type CallApi, signInAs } from './local-cloud.ts';
import { aCourseFile, drop, endedRunOf, getJson, unique } from './road-rig.ts';
import { asNobody, openStream, readStream, readWholeStream } from './stream-client.ts';
import { announce, postJson, sendFile } from './upload-rig.ts';

let staff: CallApi;
let togo: CallApi;
/** A run of Senegal that has ended, and how many events it has. */
let endedId: string;
let lastSeq: number;

beforeAll(async () => {
  staff = await signInAs('staff');
  togo = await signInAs('staff', 'Togo');
  const stem = unique('Streamed');
  await drop(`drop/${stem}.csv`, aCourseFile(stem, 2));
  const ended = await endedRunOf(staff, `drop/${stem}.csv`);
  endedId = ended.id;
  lastSeq = ended.last_seq;
});

async function aStreamTicket(call: CallApi, run_id: string): Promise<string> {
  const response = await postJson(call, '/api/realtime/tickets', { for: 'stream', run_id });
  expect(response.status).toBe(200);
  return ((await response.json()) as { ticket: string }).ticket;
}

describe('a run is watched as Server-Sent Events', () => {
  test('events arrive while it goes on, by bearer token', async () => {
    const announced = await announce(staff, { name: 'cours.csv' });
    const response = await openStream(staff, announced.run.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const events = readStream(response);

    // The file has not even been sent: what is read here cannot have waited for the end.
    expect((await events.next()).value).toMatchObject({
      id: 1,
      event: 'log',
      data: { seq: 1, code: 'RUN-CREATED' },
    });
    await sendFile(announced, aCourseFile(unique('Stream'), 620));
    const rest = await Array.fromAsync(events);

    const { last_seq } = await getJson<PublicRun>(staff, `/api/runs/${announced.run.id}`);
    expect(rest.map(({ id }) => id)).toEqual(oneTo(last_seq).slice(1));
    const progress = rest.filter(({ event }) => event === 'progress');
    expect(new Set(progress.map(({ data }) => data['code']))).toEqual(new Set(['RUN-PROGRESS']));
    // At least once for each of the two chunks.
    expect(progress.length).toBeGreaterThanOrEqual(2);
    expect(rest.filter(({ event }) => event === 'done')).toHaveLength(1);
    expect(rest.at(-1)).toMatchObject({
      id: last_seq,
      event: 'done',
      data: { run_id: announced.run.id, status: 'DONE', code: 'RUN-ENDED' },
    });
  });

  test('by ticket, again and again, and in the language that is asked for', async () => {
    const ticket = await aStreamTicket(staff, endedId);
    const query = `?ticket=${ticket}&lang=en`;
    const first = await readWholeStream(await openStream(asNobody, endedId, { query }));
    const second = await readWholeStream(await openStream(asNobody, endedId, { query }));

    expect(first.map(({ id }) => id)).toEqual(oneTo(lastSeq));
    expect(first.at(-1)).toMatchObject({ event: 'done', data: { status: 'DONE' } });
    expect(second).toEqual(first);
    const french = await readWholeStream(
      await openStream(asNobody, endedId, { query: `?ticket=${ticket}&lang=fr` }),
    );
    expect(french[0]?.data['message']).not.toBe(first[0]?.data['message']);
  });

  test('it goes on behind Last-Event-ID, and there is nothing behind the last', async () => {
    const resume = (id: number) =>
      openStream(staff, endedId, { headers: { 'last-event-id': String(id) } });

    const rest = await readWholeStream(await resume(lastSeq - 3));
    expect(rest.map(({ id }) => id)).toEqual([lastSeq - 2, lastSeq - 1, lastSeq]);
    expect(rest.at(-1)?.event).toBe('done');
    const nothing = await resume(lastSeq);
    expect([nothing.status, await nothing.text()]).toEqual([204, '']);
    expect(nothing.headers.get('cache-control')).toBe('no-cache');
  });

  test('a reader that leaves and comes back has every event once', async () => {
    const announced = await announce(staff, { name: 'cours.csv' });
    const leaving = new AbortController();
    const first = await staff(`/api/runs/${announced.run.id}/stream`, { signal: leaving.signal });
    await sendFile(announced, aCourseFile(unique('Stream'), 620));
    const had: (number | null)[] = [];
    for await (const { id } of readStream(first)) {
      had.push(id);
      if (id === 5) break;
    }
    leaving.abort();
    const second = await openStream(staff, announced.run.id, { headers: { 'last-event-id': '5' } });
    const rest = await readWholeStream(second);

    const { last_seq } = await getJson<PublicRun>(staff, `/api/runs/${announced.run.id}`);
    expect([...had, ...rest.map(({ id }) => id)]).toEqual(oneTo(last_seq));
  });
});

describe('a stream is refused', () => {
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { code } = (await response.json()) as { code: string };
    return `${response.status} ${code}`;
  };

  test('without a token, with a wrong one, with a ticket of another run or purpose', async () => {
    const download = await postJson(staff, '/api/realtime/tickets', {
      for: 'download',
      run_id: endedId,
    });
    const { ticket } = (await download.json()) as { ticket: string };
    const other = (await announce(staff, { name: 'autre.csv' })).run.id;
    const tickets = ['', 'made-up', ticket, await aStreamTicket(staff, other)];
    for (const each of tickets) {
      const query = `?ticket=${each}`;
      expect(await problemOf(await openStream(asNobody, endedId, { query }))).toBe('401 AUTH-02');
    }
    const headers = { authorization: 'Bearer x.y.z' };
    expect(await problemOf(await openStream(asNobody, endedId, { headers }))).toBe('401 AUTH-02');
    await staff(`/api/runs/${other}/cancel`, { method: 'POST' });
  });

  test('a run of another country like one that does not exist', async () => {
    expect(await problemOf(await openStream(togo, endedId))).toBe('404 RUN-404');
    expect(await problemOf(await openStream(togo, 'run_none'))).toBe('404 RUN-404');
    const ticket = await postJson(togo, '/api/realtime/tickets', {
      for: 'stream',
      run_id: endedId,
    });
    expect(await problemOf(ticket)).toBe('404 RUN-404');
  });
});
