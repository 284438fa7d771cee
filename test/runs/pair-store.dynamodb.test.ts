import { describe, expect, test } from 'vitest';
import { createRunStore } from '../../functions/runs/run-store.dynamodb.ts';
import { aDynamo, cancelled } from './a-dynamo.ts';
import { anEvent, aRun } from './a-run.ts';

const run = aRun({ domain: 'claims', status: 'PENDING', waitingFor: 'files' });
const pair = { domain: 'claims', countryCode: 'SN', name: 'folder:mars' } as const;

describe('a run that waits for the rest of its pair is created', () => {
  test('in one transaction: run, holder of the pair, note of its file, events', async () => {
    const { client, sent } = aDynamo();

    const created = await createRunStore(client, 'runs').createForPair(
      run,
      [anEvent()],
      pair,
      undefined,
    );

    expect(created).toBe('created');
    expect(sent.map(({ command }) => command)).toEqual(['TransactWriteCommand']);
    const absent = 'attribute_not_exists(pk)';
    expect(sent[0]?.input.TransactItems).toMatchObject([
      {
        Put: {
          Item: { pk: run.id, sk: 'META', openState: 'files' },
          ConditionExpression: absent,
        },
      },
      {
        Put: {
          Item: { pk: 'PAIR#claims#SN#folder:mars', sk: 'HOLDER', runId: run.id },
          ConditionExpression: absent,
        },
      },
      {
        Put: {
          Item: { pk: run.id, sk: 'ARRIVAL', arrivalId: run.id, runId: run.id, as: 'file' },
          ConditionExpression: absent,
        },
      },
      { Put: { Item: { pk: run.id, sk: 'EVENT#000000001' } } },
    ]);
  });

  test('a pair that was held is taken over only from the run that was read', async () => {
    const { client, sent } = aDynamo();

    await createRunStore(client, 'runs').createForPair(run, [anEvent()], pair, 'run_old');

    expect(sent[0]?.input.TransactItems[1].Put).toMatchObject({
      ConditionExpression: 'runId = :previous',
      ExpressionAttributeValues: { ':previous': 'run_old' },
    });
  });

  test.each([
    { codes: ['ConditionalCheckFailed', 'ConditionalCheckFailed'], expected: 'exists' },
    { codes: ['None', 'ConditionalCheckFailed', 'None'], expected: 'taken' },
    { codes: ['None', 'None', 'ConditionalCheckFailed'], expected: 'taken' },
    { codes: ['None', 'TransactionConflict', 'None'], expected: 'taken' },
    { codes: ['TransactionConflict', 'None', 'None'], expected: 'taken' },
  ])('$expected when the transaction says $codes', async ({ codes, expected }) => {
    const { client } = aDynamo(cancelled(...codes));
    const store = createRunStore(client, 'runs');

    expect(await store.createForPair(run, [anEvent()], pair, undefined)).toBe(expected);
  });

  test.each([
    { fault: cancelled('None', 'ThrottlingError', 'None'), why: 'throttled' },
    { fault: cancelled('None', 'None', 'None'), why: 'cancelled for no reason that we know' },
    { fault: new Error('socket hang up'), why: 'no answer' },
  ])('a fault is thrown on: $why', async ({ fault }) => {
    const { client } = aDynamo(fault);
    const store = createRunStore(client, 'runs');

    await expect(store.createForPair(run, [anEvent()], pair, undefined)).rejects.toBe(fault);
  });
});

test('pair and arrival are read strongly: a rival has just written them', async () => {
  const { client, sent } = aDynamo({ Item: { runId: 'run_1' } }, {});
  const store = createRunStore(client, 'runs');

  expect(await store.findPair(pair)).toBe('run_1');
  expect(await store.findArrival('run_2')).toBeUndefined();

  expect(sent.map(({ input }) => [input.Key, input.ConsistentRead])).toEqual([
    [{ pk: 'PAIR#claims#SN#folder:mars', sk: 'HOLDER' }, true],
    [{ pk: 'run_2', sk: 'ARRIVAL' }, true],
  ]);
});

test('the note of a file is the last write of the change that takes it', async () => {
  const { client, sent } = aDynamo();
  const arrival = { arrivalId: 'run_2', runId: run.id, as: 'file' } as const;

  await createRunStore(client, 'runs').replace({
    before: run,
    after: { ...run, lastSeq: 2 },
    events: [anEvent({ seq: 2 })],
    arrival,
  });

  expect(sent[0]?.input.TransactItems.at(-1)).toEqual({
    Put: {
      TableName: 'runs',
      Item: { pk: 'run_2', sk: 'ARRIVAL', ...arrival },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });
});
