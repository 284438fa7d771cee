import { describe, expect, test } from 'vitest';
import { cancellationCodes, createRunStore } from '../../functions/runs/run-store.dynamodb.ts';
import { aDynamo, cancelled } from './a-dynamo.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

const { id: runId } = aRun();
const marker = {
  runId,
  chunk: 7,
  counts: aRun().counts,
  unreached: 0,
  recordParts: [],
  diffHash: 'ab',
};
const change = {
  before: aRun({ lastSeq: 4 }),
  after: aRun({ lastSeq: 5, status: 'PROCESSING' }),
  events: [anEvent({ seq: 5 })],
};

describe('why a transaction was cancelled', () => {
  test('a reason for each of its items', () => {
    expect(cancellationCodes(cancelled('None', 'ConditionalCheckFailed'))).toEqual([
      'None',
      'ConditionalCheckFailed',
    ]);
  });

  test.each([
    'ThrottlingError',
    'ProvisionedThroughputExceeded',
    'ItemCollectionSizeLimitExceeded',
    'ValidationError',
  ])('%s is a fault, even beside a failed condition', (code) => {
    const fault = cancelled('ConditionalCheckFailed', code);
    expect(() => cancellationCodes(fault)).toThrow(fault);
  });

  test('any other error is thrown on as it is', () => {
    const fault = new Error('socket hang up');
    expect(() => cancellationCodes(fault)).toThrow(fault);
  });
});

describe('a run is replaced', () => {
  test('in one transaction: marker first, then the run as read, then its events', async () => {
    const { client, sent } = aDynamo();

    const saved = await createRunStore(client, 'runs').replace({ ...change, marker });

    expect(saved).toBe('saved');
    expect(sent.map(({ command }) => command)).toEqual(['TransactWriteCommand']);
    const items = sent[0]?.input.TransactItems;
    expect(items).toMatchObject([
      {
        Put: {
          TableName: 'runs',
          Item: { pk: runId, sk: 'CHUNK#00007', chunk: 7 },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Put: {
          Item: { pk: runId, sk: 'META', lastSeq: 5, openState: 'open' },
          ConditionExpression: 'lastSeq = :read',
          ExpressionAttributeValues: { ':read': 4 },
        },
      },
      { Put: { Item: { pk: runId, sk: 'EVENT#000000005', seq: 5 } } },
    ]);
    expect(items).toHaveLength(3);
  });

  test('an ended run is not among the open ones any more', async () => {
    const { client, sent } = aDynamo();

    await createRunStore(client, 'runs').replace({
      ...change,
      after: aRun({ lastSeq: 5, status: 'DONE' }),
    });

    expect(sent[0]?.input.TransactItems[0].Put.Item).not.toHaveProperty('openState');
  });

  test.each([
    {
      codes: ['ConditionalCheckFailed', 'None', 'None'],
      expected: 'already-marked',
      why: 'marked',
    },
    {
      codes: ['ConditionalCheckFailed', 'ConditionalCheckFailed', 'None'],
      expected: 'already-marked',
      why: 'marked, and the run moved on: a retry after a lost answer',
    },
    {
      codes: ['None', 'ConditionalCheckFailed', 'None'],
      expected: 'stale',
      why: 'a rival changed the run',
    },
    {
      codes: ['None', 'TransactionConflict', 'None'],
      expected: 'stale',
      why: 'a rival is changing the run',
    },
    {
      codes: ['TransactionConflict', 'None', 'None'],
      expected: 'stale',
      why: 'a rival is writing this very marker: nobody knows yet whether it will',
    },
  ])('$expected with a marker: $why', async ({ codes, expected }) => {
    const { client } = aDynamo(cancelled(...codes));

    expect(await createRunStore(client, 'runs').replace({ ...change, marker })).toBe(expected);
  });

  test('stale without a marker', async () => {
    const { client } = aDynamo(cancelled('ConditionalCheckFailed', 'None'));

    expect(await createRunStore(client, 'runs').replace(change)).toBe('stale');
  });

  test.each([
    { fault: cancelled('None', 'ThrottlingError', 'None'), why: 'throttled' },
    {
      fault: cancelled('ConditionalCheckFailed', 'ThrottlingError', 'None'),
      why: 'throttled, whatever happened beside it',
    },
    { fault: cancelled('None', 'None', 'None'), why: 'cancelled for no reason that we know' },
    { fault: new Error('socket hang up'), why: 'no answer' },
  ])('a fault is thrown on: $why', async ({ fault }) => {
    const { client } = aDynamo(fault);

    await expect(createRunStore(client, 'runs').replace({ ...change, marker })).rejects.toBe(fault);
  });
});

describe('a run is created', () => {
  test('with its first events, if its id is free', async () => {
    const { client, sent } = aDynamo();

    expect(await createRunStore(client, 'runs').create(aRun(), [anEvent()])).toBe('created');

    expect(sent[0]?.input.TransactItems).toMatchObject([
      {
        Put: {
          Item: { pk: runId, sk: 'META', createdKey: `2024-11-21T10:00:00.000Z#${runId}` },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      { Put: { Item: { pk: runId, sk: 'EVENT#000000001' } } },
    ]);
  });

  test('a second delivery finds it there', async () => {
    const { client } = aDynamo(cancelled('ConditionalCheckFailed', 'None'));

    expect(await createRunStore(client, 'runs').create(aRun(), [anEvent()])).toBe('exists');
  });

  test.each([
    { answer: cancelled('ConditionalCheckFailed', 'None'), expected: 'exists', why: 'was created' },
    { answer: {}, expected: 'created', why: 'was not, after all' },
  ])('a rival at the very same moment, and the run $why', async ({ answer, expected }) => {
    const { client, sent } = aDynamo(cancelled('TransactionConflict', 'None'), answer);

    expect(await createRunStore(client, 'runs').create(aRun(), [anEvent()])).toBe(expected);
    expect(sent).toHaveLength(2);
  });

  test('rivals that never give way are a fault', async () => {
    const conflict = cancelled('TransactionConflict', 'None');
    const { client, sent } = aDynamo(...Array.from({ length: 9 }, () => conflict));

    await expect(createRunStore(client, 'runs').create(aRun(), [anEvent()])).rejects.toBe(conflict);
    expect(sent).toHaveLength(5);
  });
});

describe('what was imported', () => {
  test('is kept by domain, country and content', async () => {
    const { client, sent } = aDynamo();
    const run = aRun({
      status: 'DONE',
      completedAt: '2024-11-21T10:05:00.000Z',
      files: [aFile({ sha256: 'abc' }), aFile({ sha256: null })],
    });

    await createRunStore(client, 'runs').rememberFiles(run);

    expect(sent).toEqual([
      {
        command: 'PutCommand',
        input: {
          TableName: 'runs',
          Item: {
            pk: 'FILE#courses#SN#abc',
            sk: 'IMPORTED',
            imported: { runId, at: '2024-11-21T10:05:00.000Z', by: 'awa.staff@quai.example' },
          },
        },
      },
    ]);
  });
});
