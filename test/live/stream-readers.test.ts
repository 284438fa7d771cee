import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { publishOrQueue } from '../../functions/runs/publish-or-queue.ts';
import { publishRunConcluded } from '../../functions/runs/publish-run-concluded.ts';
import { pushOrQueue } from '../../functions/runs/push-or-queue.ts';
import { readJournalRecords } from '../../functions/runs/read-stream-records.ts';
import { tryAll } from '../../functions/runs/try-all.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aRun } from '../runs/a-run.ts';
import { createLiveRig, farAway } from './live-rig.ts';

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

describe('what cannot be told now', () => {
  beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
  afterEach(() => void vi.restoreAllMocks());
  const away = (what: string) => async () => {
    throw new Error(`${what} is away`);
  };

  test('a push goes on through the queue', async () => {
    const { ports, queued } = createLiveRig();
    await pushOrQueue({ ...ports, runs: { ...ports.runs, read: away('table') } }, 'run_1', farAway);

    expect(queued).toEqual([{ runId: 'run_1', connectionId: null, attempt: 1, delaySeconds: 1 }]);
  });

  test('a push stays with the stream when the queue is away too', async () => {
    const { ports } = createLiveRig();
    const broken = {
      ...ports,
      runs: { ...ports.runs, read: away('table') },
      retries: { later: away('queue') },
    };

    await expect(pushOrQueue(broken, 'run_1', farAway)).rejects.toThrow('queue is away');
  });

  async function aPublisher(queueRetry: (runId: string) => Promise<void>) {
    const runs = createFakeRunStore();
    await runs.create(aRun({ id: 'run_1', status: 'DONE' }), []);
    return { runs, putEvent: away('bus'), queueRetry };
  }

  test('the end of a run goes on through the queue', async () => {
    const queued: string[] = [];
    await publishOrQueue(await aPublisher(async (runId) => void queued.push(runId)), 'run_1');

    expect(queued).toEqual(['run_1']);
  });

  test('the end of a run stays with the stream when the queue is away too', async () => {
    await expect(publishOrQueue(await aPublisher(away('queue')), 'run_1')).rejects.toThrow(
      'queue is away',
    );
  });

  test.each([1, 2])(
    'the rest of the batch is tried before it fails, %i at once',
    async (atOnce) => {
      const tried: number[] = [];
      const work = async (item: number) => {
        tried.push(item);
        if (item < 3) throw new Error(`no ${item}`);
      };

      await expect(tryAll([1, 2, 3, 4], atOnce, work)).rejects.toThrow('no 1');
      expect(tried).toEqual([1, 2, 3, 4]);
    },
  );
});
