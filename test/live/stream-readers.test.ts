import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { publishRunConcluded } from '../../functions/runs/publish-run-concluded.ts';
import { readJournalRecords } from '../../functions/runs/read-stream-records.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aRun } from '../runs/a-run.ts';

describe('records of the runs table’s stream', () => {
  const record = (fields: Partial<DynamoDBRecord> & { sk?: string } = {}): DynamoDBRecord => {
    const { sk = 'EVENT#000000007', ...rest } = fields;
    return {
      eventName: 'INSERT',
      dynamodb: {
        Keys: { pk: { S: 'run_1' }, sk: { S: sk } },
        NewImage: { code: { S: 'RUN-ENDED' } },
      },
      ...rest,
    };
  };

  test('an event of a journal is read', () => {
    expect(readJournalRecords([record()])).toEqual([{ runId: 'run_1', code: 'RUN-ENDED' }]);
  });

  test.each([
    { fields: { sk: 'META' }, why: 'a run' },
    { fields: { sk: 'CHUNK#00001' }, why: 'a marker' },
    { fields: { eventName: 'REMOVE' as const }, why: 'an event that was erased' },
    { fields: { eventName: 'MODIFY' as const }, why: 'an event that was changed' },
    { fields: { dynamodb: {} }, why: 'a record without keys' },
  ])('$why is passed over', ({ fields }) => {
    expect(readJournalRecords([record(fields), record()])).toHaveLength(1);
  });

  test('an event without its image still says whose it is', () => {
    const keysOnly = record({ dynamodb: { Keys: { pk: { S: 'run_1' }, sk: { S: 'EVENT#1' } } } });
    expect(readJournalRecords([keysOnly])).toEqual([{ runId: 'run_1', code: '' }]);
  });
});

describe('the end of a run on the bus', () => {
  async function publish(status: Parameters<typeof aRun>[0], id = 'run_1') {
    const runs = createFakeRunStore();
    await runs.create(aRun({ id: 'run_1', ...status }), []);
    const events: unknown[] = [];
    const putEvent = async (event: unknown) => void events.push(event);
    return { outcome: await publishRunConcluded({ runs, putEvent }, id), events };
  }

  test('tells what is stored of it', async () => {
    const counts = { read: 3, created: 1, updated: 0, unchanged: 0, rejected: 2, setAside: 0 };

    expect(await publish({ status: 'DONE_WITH_ERRORS', counts })).toEqual({
      outcome: 'published',
      events: [
        {
          source: 'quai.runs',
          detailType: 'RunConcluded.v1',
          detail:
            '{"runId":"run_1","domain":"courses","status":"DONE_WITH_ERRORS","counts":' +
            '{"read":3,"created":1,"updated":0,"unchanged":0,"rejected":2,"setAside":0}}',
        },
      ],
    });
  });

  test.each([
    { status: { status: 'PROCESSING' as const }, id: 'run_1', why: 'has not ended' },
    { status: { status: 'DONE' as const }, id: 'run_2', why: 'is unknown' },
  ])('tells nothing of a run that $why', async ({ status, id }) => {
    expect(await publish(status, id)).toEqual({ outcome: 'not-ended', events: [] });
  });
});
