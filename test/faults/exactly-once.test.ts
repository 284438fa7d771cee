import { SendMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetCommand, DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PublicRun } from '../../shared/runs/public-run.schema.ts';
import { aws, type CallApi, outputs, signInAs } from '../integration/local-cloud.ts';
import {
  aCourseFile,
  drop,
  dynamo,
  endedRunOf,
  endedRunsOf,
  getJson,
  itemsOfRun,
  journalOf,
  unique,
} from '../integration/road-rig.ts';

/** 620 rows: two chunks, the first of six groups, the second of two. */
const rows = 620;
const sqs = new SQSClient(aws);
let staff: CallApi;

beforeAll(async () => {
  staff = await signInAs('staff');
  // A message that failed comes again after this time: in production minutes, here seconds.
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl: outputs.arrivals_queue_url,
      Attributes: { VisibilityTimeout: '4' },
    }),
  );
});

/** Makes the next function that passes this point fail there, once. */
async function arm(point: string, kind: 'killed' | 'thrown') {
  await dynamo.send(
    new PutCommand({
      TableName: outputs.runs_table,
      Item: { pk: `FAULT#${point}`, sk: 'ARMED', kind },
    }),
  );
}

async function disarm(point: string) {
  const Key = { pk: `FAULT#${point}`, sk: 'ARMED' };
  await dynamo.send(new DeleteCommand({ TableName: outputs.runs_table, Key }));
}

async function isSpent(point: string): Promise<boolean> {
  return !(await itemsOfRun(`FAULT#${point}`)).has('ARMED');
}

/** What a run left behind, without the ids and times in which every run differs. */
async function remainsOf(run: PublicRun) {
  const items = await itemsOfRun(run.id);
  const { items: records } = await getJson<{ items: { key: string; outcome: string }[] }>(
    staff,
    `/api/runs/${run.id}/records?limit=200`,
  );
  const { Responses } = await dynamo.send(
    new BatchGetCommand({
      RequestItems: {
        [outputs.courses_table]: {
          Keys: records.slice(0, 100).map(({ key }) => ({ pk: key, sk: 'RECORD' })),
        },
      },
    }),
  );
  const courses = Responses?.[outputs.courses_table] ?? [];
  const events = await journalOf(staff, run.id);
  return {
    status: run.status,
    counts: run.counts,
    chunkMarkers: [...items.keys()].filter((sk) => sk.startsWith('CHUNK#')).length,
    groupMarkers: [...items.keys()].filter((sk) => sk.startsWith('GROUP#')).length,
    versions: [...new Set(courses.map(({ version }) => version))],
    importsEach: [...new Set(courses.map(({ imports }) => imports.length))],
    coursesRead: courses.length,
    gapless: events.every(({ seq }, i) => seq === i + 1) && events.length === run.last_seq,
    chunkEvents: events.filter(({ code, data }) => code === 'RUN-PROGRESS' && 'chunk' in data)
      .length,
  };
}

/** Written out: what an undisturbed import of the file leaves. */
const undisturbed = {
  status: 'DONE',
  counts: { read: 620, created: 620, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 },
  chunkMarkers: 2,
  groupMarkers: 8,
  versions: [1],
  importsEach: [1],
  coursesRead: 100,
  gapless: true,
  chunkEvents: 2,
};

/** Imports a file while every attempt fails at this point. */
async function importUnderFault(stem: string, point: string, rowCount: number) {
  const key = `drop/courses/${stem}.csv`;
  let hasEnded = false;
  const keepArmed = (async () => {
    while (!hasEnded) {
      await arm(point, 'thrown');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await disarm(point);
  })();
  await drop(key, aCourseFile(stem, rowCount));
  const run = await endedRunOf(staff, key);
  hasEnded = true;
  await keepArmed;
  return run;
}

describe('whatever happens, a file is imported exactly once', () => {
  test('undisturbed', async () => {
    const stem = unique('Calm');
    await drop(`drop/courses/${stem}.csv`, aCourseFile(stem, rows));

    const run = await endedRunOf(staff, `drop/courses/${stem}.csv`);

    expect(await remainsOf(run)).toEqual(undisturbed);
  });

  test('the same S3 event five times', async () => {
    const stem = unique('Five');
    const key = `drop/courses/${stem}.csv`;
    const versionId = await drop(key, aCourseFile(stem, rows));
    const detail = {
      bucket: { name: outputs.ingest_bucket },
      object: { key, 'version-id': versionId },
    };
    const body = JSON.stringify({ source: 'aws.s3', 'detail-type': 'Object Created', detail });
    await Promise.all(
      [1, 2, 3, 4, 5].map(() =>
        sqs.send(
          new SendMessageCommand({ QueueUrl: outputs.arrivals_queue_url, MessageBody: body }),
        ),
      ),
    );

    const runs = await endedRunsOf(staff, key);

    expect(versionId, 'the event must name the version that arrived').toBeDefined();
    expect(runs).toHaveLength(1);
    expect(await remainsOf(runs[0] as PublicRun)).toEqual(undisturbed);
  });

  test.each([
    { point: 'settle-after-group', kind: 'killed', why: 'a settle function killed half-way' },
    { point: 'settle-before-marker', kind: 'killed', why: 'killed before its counts' },
    { point: 'settle-after-marker', kind: 'thrown', why: 'a retry after a lost answer' },
    { point: 'settle-before-groups', kind: 'thrown', why: 'a Step Functions retry' },
    { point: 'read-before-end', kind: 'killed', why: 'killed at the end of reading' },
    { point: 'receive-before-end', kind: 'thrown', why: 'a fault while receiving' },
    { point: 'conclude-before-end', kind: 'killed', why: 'killed after the files were moved' },
    { point: 'adopt-before-start', kind: 'thrown', why: 'an SQS redelivery' },
  ] as const)('$why ($kind at $point)', async ({ point, kind }) => {
    const stem = unique('Fault');
    await arm(point, kind);
    await drop(`drop/courses/${stem}.csv`, aCourseFile(stem, rows));

    const run = await endedRunOf(staff, `drop/courses/${stem}.csv`);

    expect(await isSpent(point), 'the fault must have happened').toBe(true);
    expect(await remainsOf(run)).toEqual(undisturbed);
  });

  test('a fault that comes after everything is written: the run ends as it should', async () => {
    const run = await importUnderFault(unique('Late'), 'settle-before-marker', 120);

    expect(run.status).toBe('DONE');
    expect(await remainsOf(run)).toMatchObject({
      counts: { read: 120, created: 120, updated: 0, unchanged: 0, rejected: 0, set_aside: 0 },
      chunkMarkers: 1,
      groupMarkers: 2,
      gapless: true,
    });
  });

  test('a fault that never goes away: the run ends in ERROR, and its counts still add up', async () => {
    const run = await importUnderFault(unique('Doomed'), 'settle-before-groups', 20);

    expect(run.status).toBe('ERROR');
    expect(run.counts).toEqual({
      read: 20,
      created: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      set_aside: 20,
    });
    const codes = (await journalOf(staff, run.id)).map(({ code }) => code);
    expect(codes).toContain('RUN-FAULT');
    expect(codes.at(-1)).toBe('RUN-ENDED');
    expect(run.files[0]?.url).toContain('type=source');
  });
});
