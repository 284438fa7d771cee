import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultKey } from '../../functions/runtime/faults.ts';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import {
  drop,
  dynamo,
  endedRunOf,
  endOfRun,
  getJson,
  itemsOfRun,
  journalOf,
  keysUnder,
  s3,
  unique,
} from './road-rig.ts';
import { postJson } from './upload-rig.ts';

const none = { created: 0, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 };
let staff: CallApi;
beforeAll(async () => {
  staff = await signInAs('staff');
});

/** Six rows: three good courses, one of them twice, and two bad rows (4 and 6). */
const aFileWithBadRows = (stem: string) =>
  [
    'titre;formateur;niveau;prix (EUR)',
    `${stem} A;Awa Exemple;débutant;10`,
    `${stem} B;Awa Exemple;débutant;20`,
    `${stem} C;Awa Exemple;débutant;dix euros`,
    `${stem} A;Awa Exemple;débutant;10`,
    `${stem} D;Awa Exemple;impossible;10`,
    `${stem} E;Awa Exemple;débutant;30`,
  ].join('\n');

async function importDropped(stem: string, metadata = {}): Promise<PublicRun> {
  const key = `drop/courses/${stem}.csv`;
  await drop(key, aFileWithBadRows(stem), metadata);
  return endedRunOf(staff, key);
}

const ask = (run: Pick<PublicRun, 'id'>, from: string, key?: string) =>
  staff(`/api/runs/${run.id}/replay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
    body: JSON.stringify({ from }),
  });

async function begun(run: PublicRun, from: string, key?: string): Promise<PublicRun> {
  const response = await ask(run, from, key);
  expect(response.status, await response.clone().text()).toBe(202);
  return (await response.json()) as PublicRun;
}

async function replay(run: PublicRun, from: string): Promise<PublicRun> {
  return endOfRun(staff, (await begun(run, from)).id);
}

async function refusalOf(run: Pick<PublicRun, 'id'>, from: string): Promise<string> {
  const response = await ask(run, from);
  const { code } = (await response.json()) as { code: string };
  return `${response.status} ${code}`;
}

interface Row {
  readonly row: number;
  readonly outcome: string;
}
async function recordsOf(run: PublicRun): Promise<string[]> {
  const { items } = await getJson<{ items: Row[] }>(staff, `/api/runs/${run.id}/records`);
  return items.map(({ row, outcome }) => `${row} ${outcome}`);
}

const readCounts = { ...none, read: 6, created: 3, rejected: 2, set_aside: 1 };

describe('a run is replayed', () => {
  test('from its start: what is there stays as it is, and so does the file', async () => {
    const stem = unique('Again');
    const first = await importDropped(stem);
    expect(first.counts).toEqual(readCounts);
    const folder = `processed/${first.created_at.slice(0, 10).replaceAll('-', '/')}`;
    const resting = await keysUnder(`${folder}/${first.id}/`);

    const again = await replay(first, 'start');

    expect(again).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      replay_of: first.id,
      dry_run: false,
      country: 'Senegal',
      counts: { ...readCounts, created: 0, unchanged: 3 },
    });
    expect(again.created_by).toMatch(/@/);
    expect(await recordsOf(again)).toEqual([
      '2 unchanged',
      '3 unchanged',
      '4 rejected',
      '5 set_aside',
      '6 rejected',
      '7 unchanged',
    ]);
    expect(await keysUnder(`${folder}/${first.id}/`)).toEqual(resting);
    expect(await keysUnder(`${folder}/${again.id}/`)).toEqual([]);
    const groups = [...(await itemsOfRun(again.id)).keys()].filter((sk) => sk.startsWith('GROUP#'));
    expect(groups).toEqual([]);
    const [, told] = await journalOf(staff, again.id);
    expect(told).toMatchObject({
      code: 'RUN-REPLAY-OF',
      data: { run_id: first.id, from: 'start' },
    });
  });

  test('from what failed: those rows alone are counted', async () => {
    const first = await importDropped(unique('Failed'));

    const again = await replay(first, 'failed');

    expect(again).toMatchObject({
      status: 'ERROR',
      counts: { ...none, read: 2, rejected: 2 },
      replay_of: first.id,
    });
    expect(await recordsOf(again)).toEqual(['4 rejected', '6 rejected']);
  });

  test('from what was read: nothing is read again, all is settled again', async () => {
    const first = await importDropped(unique('Settled'));

    const again = await replay(first, 'settle');

    expect(again).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { ...readCounts, created: 0, unchanged: 3 },
    });
    expect((await recordsOf(again)).length).toBe(6);
    const stage = await getJson<{ attempts: number; output_sample: Row[] }>(
      staff,
      `/api/runs/${again.id}/stages/read`,
    );
    expect(stage.output_sample.map(({ row }) => row)).toEqual([2, 3, 7]);
    const { items } = await getJson<{ items: Row[] }>(staff, `/api/runs/${again.id}/findings`);
    expect(items.map(({ row }) => row)).toEqual([4, 5, 6]);
  });

  test('a dry run stays a dry run, from its start and from its map', async () => {
    const first = await importDropped(unique('Dry'), { 'dry-run': 'true' });

    for (const from of ['start', 'map']) {
      expect(await replay(first, from)).toMatchObject({ dry_run: true, counts: readCounts });
    }
  });

  test('a function that dies while taking over is tried again, and both tries are counted', async () => {
    const first = await importDropped(unique('Killed'));
    await dynamo.send(
      new PutCommand({
        TableName: outputs.runs_table,
        Item: { ...faultKey('read-before-end'), kind: 'killed' },
      }),
    );

    const again = await replay(first, 'settle');

    expect(again.counts).toEqual({ ...readCounts, created: 0, unchanged: 3 });
    const attemptsOf = async (stage: string) =>
      (await getJson<{ attempts: number }>(staff, `/api/runs/${again.id}/stages/${stage}`))
        .attempts;
    expect(await attemptsOf('receive')).toBe(1);
    expect(await attemptsOf('read')).toBe(2);
    expect(await attemptsOf('settle')).toBe(1);
    expect(await attemptsOf('conclude')).toBe(1);
  });
});

describe('one wish is one run', () => {
  test('with a key a second click is the same run; without one it is another', async () => {
    const first = await importDropped(unique('Keyed'));

    const keyed = await begun(first, 'start', `k-${first.id}`);
    const same = await begun(first, 'start', `k-${first.id}`);
    const other = await begun(first, 'start');

    expect(same.id).toBe(keyed.id);
    expect(other.id).not.toBe(keyed.id);
    expect((await ask(first, 'failed', `k-${first.id}`)).status).toBe(409);
    for (const { id } of [keyed, other]) {
      expect((await endOfRun(staff, id)).counts).toMatchObject({ created: 0, unchanged: 3 });
    }
  });

  test('a dry run is confirmed by two clicks at the same moment, once', async () => {
    const dry = await importDropped(unique('Twice'), { 'dry-run': 'true' });
    const { diff_hash } = await getJson<{ diff_hash: string }>(staff, `/api/runs/${dry.id}/diff`);

    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => postJson(staff, `/api/runs/${dry.id}/confirm`, { diff_hash })),
    );

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const runs = (await Promise.all(answers.map((answer) => answer.json()))) as PublicRun[];
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect((await endOfRun(staff, runs[0]?.id ?? '')).counts).toEqual(readCounts);
  });
});

describe('a run is not replayed', () => {
  test.each([
    { from: 'compare', refusal: '422 RUN-REPLAY-STAGE' },
    { from: 'map', refusal: '422 RUN-REPLAY-STAGE' },
    { from: 'conclude', refusal: '422 RUN-REPLAY-STAGE' },
    { from: 'yesterday', refusal: '422 RUN-INVALID' },
  ])('from $from: $refusal', async ({ from, refusal }) => {
    const first = await importDropped(unique('Refused'));
    expect(await refusalOf(first, from)).toBe(refusal);
  });

  test('when its file is erased, or it never ran', async () => {
    const stem = unique('Erased');
    const first = await importDropped(stem);
    const day = first.created_at.slice(0, 10).replaceAll('-', '/');
    const Key = `processed/${day}/${first.id}/${stem}.csv`;
    await s3.send(new DeleteObjectCommand({ Bucket: outputs.ingest_bucket, Key }));

    expect(await refusalOf(first, 'start')).toBe('410 RUN-GONE');
    expect(await refusalOf(first, 'settle')).toBe('410 RUN-GONE');
    expect(await refusalOf({ id: 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W' }, 'start')).toBe('404 RUN-404');
    const announced = await postJson(staff, '/api/uploads', {
      domain: 'courses',
      files: [{ slot: 'file', name: 'never.csv', size: 10 }],
    });
    const { run } = (await announced.json()) as { run: PublicRun };
    expect(await refusalOf(run, 'start')).toBe('409 RUN-REPLAY-RUNNING');
    await postJson(staff, `/api/runs/${run.id}/cancel`, {});
    await endOfRun(staff, run.id);
    expect(await refusalOf(run, 'start')).toBe('409 RUN-REPLAY-NO-FILES');
  });

  test('when nothing was rejected or nothing was read', async () => {
    const stem = unique('Good');
    const key = `drop/courses/${stem}.csv`;
    await drop(key, `titre;prix\n${stem};10\n`);
    expect(await refusalOf(await endedRunOf(staff, key), 'failed')).toBe(
      '409 RUN-REPLAY-NONE-REJECTED',
    );
    const refused = `drop/courses/${unique('Pdf')}.csv`;
    await drop(refused, '%PDF-1.7\n1 0 obj\n');
    const run = await endedRunOf(staff, refused);
    expect(await refusalOf(run, 'settle')).toBe('409 RUN-REPLAY-NOT-READ');
    expect(await replay(run, 'start')).toMatchObject({ status: 'ERROR', counts: { read: 0 } });
  });
});
