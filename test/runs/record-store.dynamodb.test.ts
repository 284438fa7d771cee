import { describe, expect, test } from 'vitest';
import { createRecordStore } from '../../functions/runs/record-store.dynamodb.ts';
import { aDynamo, cancelled } from './a-dynamo.ts';
import type { Parcel } from './parcels.ts';

const tables = { records: 'parcels', runs: 'runs' };
const toParcel = ({ id, version, weight }: Record<string, unknown>): Parcel => {
  if (typeof id !== 'string' || typeof version !== 'number') throw new TypeError('not a parcel');
  return { id, version, weight: Number(weight) };
};
const storeOver = ({ client }: ReturnType<typeof aDynamo>) =>
  createRecordStore<Parcel>(client, tables, toParcel);

const parcel = (id: string, version: number): Parcel => ({ id, version, weight: 10 });
const group = {
  runId: 'run_1',
  chunk: 3,
  group: 5,
  outcomes: [
    { id: 'A', row: 2, outcome: 'created' as const, basedOn: 0, code: null },
    { id: 'B', row: 3, outcome: 'updated' as const, basedOn: 4, code: null },
    { id: 'C', row: 4, outcome: 'unchanged' as const, basedOn: 1, code: null },
  ],
  recordsKey: 'runs/run_1/records/part',
  puts: [
    { item: parcel('A', 1), basedOn: 0 },
    { item: parcel('B', 5), basedOn: 4 },
  ],
};

describe('a group is written', () => {
  test('whole, its marker first, each record under the version that was read', async () => {
    const dynamo = aDynamo();

    expect(await storeOver(dynamo).writeGroup(group)).toEqual({ kind: 'saved' });

    expect(dynamo.sent).toEqual([
      {
        command: 'TransactWriteCommand',
        input: {
          TransactItems: [
            {
              Put: {
                TableName: 'runs',
                Item: {
                  pk: 'run_1',
                  sk: 'GROUP#00003#05',
                  group: 5,
                  outcomes:
                    '[{"id":"A","row":2,"outcome":"created","basedOn":0,"code":null},' +
                    '{"id":"B","row":3,"outcome":"updated","basedOn":4,"code":null},' +
                    '{"id":"C","row":4,"outcome":"unchanged","basedOn":1,"code":null}]',
                  recordsKey: 'runs/run_1/records/part',
                },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Put: {
                TableName: 'parcels',
                Item: { pk: 'A', sk: 'RECORD', id: 'A', version: 1, weight: 10 },
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Put: {
                TableName: 'parcels',
                Item: { pk: 'B', sk: 'RECORD', id: 'B', version: 5, weight: 10 },
                ConditionExpression: '#version = :read',
                ExpressionAttributeNames: { '#version': 'version' },
                ExpressionAttributeValues: { ':read': 4 },
              },
            },
          ],
        },
      },
    ]);
  });

  test.each([
    {
      codes: ['ConditionalCheckFailed', 'None', 'None'],
      expected: { kind: 'already-settled' },
      why: 'its marker is there',
    },
    {
      codes: ['ConditionalCheckFailed', 'ConditionalCheckFailed', 'ConditionalCheckFailed'],
      expected: { kind: 'already-settled' },
      why: 'its marker is there, and so its records are: a retry after a lost answer',
    },
    {
      codes: ['None', 'ConditionalCheckFailed', 'None'],
      expected: { kind: 'conflicts', ids: ['A'] },
      why: 'a rival created the record',
    },
    {
      codes: ['None', 'None', 'ConditionalCheckFailed'],
      expected: { kind: 'conflicts', ids: ['B'] },
      why: 'a rival updated the record',
    },
    {
      codes: ['None', 'TransactionConflict', 'ConditionalCheckFailed'],
      expected: { kind: 'conflicts', ids: ['A', 'B'] },
      why: 'a rival is writing one, another wrote the other',
    },
    {
      codes: ['TransactionConflict', 'None', 'None'],
      expected: { kind: 'conflicts', ids: [] },
      why: 'a rival attempt is writing this very group: look again',
    },
  ])('$expected.kind: $why', async ({ codes, expected }) => {
    expect(await storeOver(aDynamo(cancelled(...codes))).writeGroup(group)).toEqual(expected);
  });

  test.each([
    { fault: cancelled('None', 'ThrottlingError', 'None'), why: 'throttled' },
    {
      fault: cancelled('None', 'ConditionalCheckFailed', 'ProvisionedThroughputExceeded'),
      why: 'throttled beside a conflict',
    },
    { fault: new Error('socket hang up'), why: 'no answer' },
  ])('a fault is thrown on: $why', async ({ fault }) => {
    await expect(storeOver(aDynamo(fault)).writeGroup(group)).rejects.toBe(fault);
  });
});

describe('records are read', () => {
  test('strongly, a hundred at a time, and what was left over is asked for again', async () => {
    const ids = Array.from({ length: 101 }, (_, i) => `P${i}`);
    const left = [{ pk: 'P1', sk: 'RECORD' }];
    const dynamo = aDynamo(
      {
        Responses: { parcels: [{ pk: 'P0', sk: 'RECORD', ...parcel('P0', 2) }] },
        UnprocessedKeys: { parcels: { Keys: left } },
      },
      { Responses: { parcels: [{ pk: 'P100', sk: 'RECORD', ...parcel('P100', 1) }] } },
      { Responses: { parcels: [{ pk: 'P1', sk: 'RECORD', ...parcel('P1', 9) }] } },
    );

    const found = await storeOver(dynamo).readMany(ids);

    expect([...found].sort()).toEqual([
      ['P0', parcel('P0', 2)],
      ['P1', parcel('P1', 9)],
      ['P100', parcel('P100', 1)],
    ]);
    const asked = dynamo.sent.map(({ input }) => input.RequestItems.parcels);
    expect(asked.map(({ Keys }) => Keys.length)).toEqual([100, 1, 1]);
    expect(asked[2]).toEqual({ Keys: left, ConsistentRead: true });
    expect(asked.every(({ ConsistentRead }) => ConsistentRead === true)).toBe(true);
  });

  test('nothing is asked for nothing', async () => {
    const dynamo = aDynamo();

    expect((await storeOver(dynamo).readMany([])).size).toBe(0);
    expect(dynamo.sent).toEqual([]);
  });

  test('an item that is no record is our bug, not a record', async () => {
    const dynamo = aDynamo({ Responses: { parcels: [{ pk: 'A', sk: 'RECORD' }] } });

    await expect(storeOver(dynamo).readMany(['A'])).rejects.toThrow('not a parcel');
  });

  test.each([
    ['', JSON.stringify(group.outcomes)],
    [' of a run that began under an earlier version', group.outcomes],
  ])('markers of groups%s, by number', async (_of, outcomes) => {
    const settled = { outcomes: group.outcomes, recordsKey: 'runs/run_1/records/part' };
    const item = { pk: 'run_1', sk: 'GROUP#00003#05', group: 5, ...settled, outcomes };
    const dynamo = aDynamo({ Responses: { runs: [item] } });

    const groups = await storeOver(dynamo).readGroups('run_1', 3, [4, 5]);

    expect([...groups.keys()]).toEqual([5]);
    expect(groups.get(5)).toMatchObject(settled);
    expect(dynamo.sent[0]?.input.RequestItems.runs.Keys).toEqual([
      { pk: 'run_1', sk: 'GROUP#00003#04' },
      { pk: 'run_1', sk: 'GROUP#00003#05' },
    ]);
  });
});
