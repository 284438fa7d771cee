import {
  ConditionalCheckFailedException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { createTransfersStore } from '../../../functions/transfers/transfers-store.dynamodb.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { aDynamo, cancelled } from '../../runs/a-dynamo.ts';
import { aBulk, bulkId } from '../a-bulk.ts';
import { aTransfer, aTransferIn } from '../a-transfer.ts';
import { aMove, aStep, theRun } from './a-change.ts';

const failed = 'ConditionalCheckFailed';
const conflict = 'TransactionConflict';
const throttled = 'ThrottlingError';
const now = '2026-03-02T09:00:00.000Z';
const lockOf = (payee: string) => ({ payee, holder: 'a', until: '2026-03-02T09:02:00.001Z' });
const inBatch = (...numbers: readonly number[]) => numbers.map((row) => aTransfer({ row }));
const wish = { claims: true, free: new Set<string>() };
const refused = () => new ConditionalCheckFailedException({ message: '', $metadata: {} });
const busy = () => new TransactionConflictException({ message: '', $metadata: {} });

function open(...answers: readonly unknown[]) {
  const { client, sent } = aDynamo(...answers);
  const timing = createFakeTiming();
  return { store: createTransfersStore(client, { ledger: 'ledger', runs: 'runs' }, timing), sent };
}

describe('why a commit was cancelled', () => {
  /** In the order of its writes: two locks, bulk, transfer, marker, run, event. */
  const change = {
    locks: { take: [lockOf('MSISDN:1'), lockOf('MSISDN:2')], at: now },
    bulk: { before: aBulk({ version: 1 }), after: aBulk({ version: 2 }) },
    transfers: [aMove(aTransfer(), { state: 'SENDING' })],
    run: aStep(theRun, { chunk: 0 }),
  } as const;
  const none = 'None';
  const held = (...payees: readonly string[]) => ({ kind: 'held', payees });
  const stale = { kind: 'stale' };

  test('each write has its condition, locks first, the run last and in its own table', async () => {
    const { store, sent } = open();

    await store.commit(change);

    expect(sent.map(({ command }) => command)).toEqual(['TransactWriteCommand']);
    const puts = sent[0]?.input.TransactItems.map((one: { Put: unknown }) => one.Put);
    expect(puts).toHaveLength(7);
    expect(puts).toMatchObject([
      {
        TableName: 'ledger',
        Item: {
          pk: 'PAYEE#MSISDN:1',
          sk: 'LOCK',
          holder: 'a',
          leaseUntil: '2026-03-02T09:02:00.001Z',
          // 2026-03-02T10:02:01Z, an hour after it lapsed.
          expiresAt: 1_772_445_721,
        },
        ConditionExpression: 'attribute_not_exists(pk) OR holder = :holder OR leaseUntil <= :at',
        ExpressionAttributeValues: { ':holder': 'a', ':at': now },
      },
      { Item: { pk: 'PAYEE#MSISDN:2', sk: 'LOCK' } },
      {
        Item: { pk: `BULK#${bulkId}`, sk: 'META', version: 2 },
        ConditionExpression: '#field = :read',
        ExpressionAttributeNames: { '#field': 'version' },
        ExpressionAttributeValues: { ':read': 1 },
      },
      {
        Item: { pk: `BULK#${bulkId}`, sk: 'TRANSFER#00000002', state: 'SENDING', version: 2 },
        ExpressionAttributeValues: { ':read': 1 },
      },
      { TableName: 'runs', Item: { pk: bulkId, sk: 'CHUNK#00000' } },
      { TableName: 'runs', Item: { pk: bulkId, sk: 'META' } },
      { TableName: 'runs', Item: { pk: bulkId, sk: 'EVENT#000000002' } },
    ]);
  });

  test.each([
    { codes: [failed, none, none, none, none, none, none], expected: held('MSISDN:1') },
    {
      codes: [failed, failed, none, none, none, none, none],
      expected: held('MSISDN:1', 'MSISDN:2'),
    },
    { codes: [failed, none, failed, none, none, none, none], expected: stale },
    { codes: [failed, none, none, failed, none, none, none], expected: stale },
    { codes: [none, none, none, none, failed, none, none], expected: stale },
    { codes: [none, none, none, none, none, failed, none], expected: stale },
    { codes: [conflict, none, none, none, none, none, none], expected: stale },
    { codes: [failed, conflict, none, none, none, none, none], expected: stale },
    { codes: [none, none, none, conflict, none, none, none], expected: stale },
  ])('$codes: $expected', async ({ codes, expected }) => {
    const { store } = open(cancelled(...codes));

    expect(await store.commit(change)).toEqual(expected);
  });

  test('a look whether the bulk was cancelled stands behind the locks', async () => {
    const { run, ...others } = change;
    const sending = { ...others, unlessCancelled: bulkId };
    const { store, sent } = open(
      undefined,
      cancelled(failed, none, failed, none, none),
      cancelled(failed, none, failed, none, failed),
      cancelled(none, none, conflict, none, none),
      cancelled(failed, none, none, none, none),
    );

    await store.commit(sending);
    expect(sent[0]?.input.TransactItems[2]).toEqual({
      ConditionCheck: {
        TableName: 'runs',
        Key: { pk: bulkId, sk: 'META' },
        ConditionExpression: 'cancelRequested = :no',
        ExpressionAttributeValues: { ':no': false },
      },
    });
    expect(await store.commit(sending)).toEqual({ kind: 'cancelled' });
    expect(await store.commit(sending)).toEqual(stale);
    expect(await store.commit(sending)).toEqual(stale);
    expect(await store.commit(sending)).toEqual(held('MSISDN:1'));
  });

  test.each([
    { fault: cancelled(failed, throttled), why: 'throttled, whatever happened beside it' },
    { fault: cancelled('None', 'None'), why: 'cancelled for no reason that we know' },
    { fault: new Error('socket hang up'), why: 'no answer' },
  ])('a fault is thrown on: $why', async ({ fault }) => {
    await expect(open(fault).store.commit(change)).rejects.toBe(fault);
  });
});

describe('a transfer as an item', () => {
  const putOf = async (after: ReturnType<typeof aTransfer>) => {
    const { store, sent } = open();
    await store.commit({
      transfers: [{ before: { ...after, version: after.version - 1 }, after }],
    });
    return sent[0]?.input.TransactItems[0].Put.Item;
  };

  test('has keys of indexes only while it belongs there: an index refuses null', async () => {
    const item = await putOf(aTransferIn('COMPLETED'));

    expect(item).toMatchObject({ uuid: '0b0b0b0b-0000-5000-8000-000000000002' });
    for (const name of ['nextAskAt', 'dueKey', 'listKey', 'listKind', 'listSort']) {
      expect(item).not.toHaveProperty(name);
    }
  });

  test('is due and waits for a person, each by its own time', async () => {
    expect(await putOf(aTransferIn('UNKNOWN', { needsAttention: true }))).toMatchObject({
      dueKey: 'due',
      nextAskAt: '2026-03-02T09:01:01.000Z',
      listKey: 'unresolved#SN',
      listKind: 'unresolved',
      listSort: `2026-03-02T09:01:00.000Z#${bulkId}#00000002`,
    });
  });
});

describe('preparing beside a rival', () => {
  const nothing = { Responses: { ledger: [] } };
  const there = (row: number) => ({ ...aTransfer({ row }), pk: `BULK#${bulkId}`, sk: rowKey(row) });
  const rowKey = (row: number) => `TRANSFER#${String(row).padStart(8, '0')}`;

  test('a conflict is waited for, then it is tried again', async () => {
    const { store, sent } = open(cancelled(conflict, 'None'), nothing, {});

    expect(await store.prepare(inBatch(2), wish)).toEqual({ kind: 'claimed' });
    expect(sent.map(({ command }) => command)).toEqual([
      'TransactWriteCommand',
      'BatchGetCommand',
      'TransactWriteCommand',
    ]);
  });

  test('what is there by now is not tried again', async () => {
    const { store, sent } = open(
      cancelled(failed, 'None', 'None', 'None'),
      { Responses: { ledger: [there(2)] } },
      {},
    );

    expect(await store.prepare(inBatch(2, 3), wish)).toEqual({ kind: 'claimed' });
    const again = sent[2]?.input.TransactItems.map(
      (one: { Put: { Item: { pk: string; sk: string } } }) => one.Put.Item,
    );
    expect(again).toMatchObject([
      { pk: `BULK#${bulkId}`, sk: 'TRANSFER#00000003' },
      { pk: 'CLAIM#ACC-123456789#tx-003', sk: 'CLAIM', bulkId, row: 3 },
    ]);
    expect(again).toHaveLength(2);
  });

  test('rivals that never give way are a fault', async () => {
    const stuck = cancelled(conflict, 'None');
    const { store, sent } = open(
      ...Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? stuck : nothing)),
    );

    await expect(store.prepare(inBatch(2), wish)).rejects.toBe(stuck);
    expect(sent).toHaveLength(24);
  });

  test('throttling is a fault at once', async () => {
    const fault = cancelled(failed, throttled);

    await expect(open(fault).store.prepare(inBatch(2), wish)).rejects.toBe(fault);
  });
});

describe('locks beside a rival', () => {
  test.each([
    { answer: refused(), why: 'held by somebody else' },
    { answer: busy(), why: 'somebody is taking it at this moment' },
  ])('none is taken: $why', async ({ answer }) => {
    expect(await open(answer).store.lock(lockOf('MSISDN:1'), now)).toBe(false);
  });

  test('any other failure is a fault', async () => {
    const fault = new Error('socket hang up');
    await expect(open(fault).store.lock(lockOf('MSISDN:1'), now)).rejects.toBe(fault);
    await expect(open(fault).store.unlock([lockOf('MSISDN:1')])).rejects.toBe(fault);
  });

  test('giving back is tried again while somebody tries to take it', async () => {
    const { store, sent } = open(busy(), busy(), {});

    await store.unlock([lockOf('MSISDN:1')]);

    expect(sent).toHaveLength(3);
    expect(sent[2]?.input).toMatchObject({
      Key: { pk: 'PAYEE#MSISDN:1', sk: 'LOCK' },
      ConditionExpression: 'holder = :holder',
    });
  });

  test('several are given back together; each alone when one is not ours any more', async () => {
    const { store, sent } = open(cancelled('None', failed), {}, refused());

    await store.unlock([lockOf('MSISDN:1'), lockOf('MSISDN:2')]);

    expect(sent.map(({ command }) => command)).toEqual([
      'TransactWriteCommand',
      'DeleteCommand',
      'DeleteCommand',
    ]);
    expect(sent[0]?.input.TransactItems).toMatchObject([
      { Delete: { Key: { pk: 'PAYEE#MSISDN:1' }, ConditionExpression: 'holder = :holder' } },
      { Delete: { Key: { pk: 'PAYEE#MSISDN:2' } } },
    ]);
  });

  test('and left to its lease when that goes on', async () => {
    const { store, sent } = open(...Array.from({ length: 9 }, busy));

    await store.unlock([lockOf('MSISDN:1')]);

    expect(sent).toHaveLength(5);
  });
});

describe('reading a bulk’s transfers', () => {
  const item = (row: number) => ({ pk: 'x', sk: 'y', ...aTransfer({ row }), amountMinor: 10_000 });

  test('goes on where an answer of the table ended', async () => {
    const place = { pk: `BULK#${bulkId}`, sk: 'TRANSFER#00000003' };
    const { store, sent } = open(
      { Items: [item(2), item(3)], LastEvaluatedKey: place },
      { Items: [item(4)] },
    );

    const found = await store.readTransfers(bulkId, 1, 10);

    expect(found).toEqual(inBatch(2, 3, 4));
    expect(sent.map(({ input }) => [input.Limit, input.ConsistentRead])).toEqual([
      [10, true],
      [8, true],
    ]);
    expect(sent[1]?.input.ExclusiveStartKey).toEqual(place);
  });

  test('an item that is none of ours is a fault', async () => {
    const broken = { Items: [{ ...item(2), amountMinor: 10_000.5 }] };
    await expect(open(broken).store.readTransfers(bulkId, 0, 10)).rejects.toThrow();
  });
});
