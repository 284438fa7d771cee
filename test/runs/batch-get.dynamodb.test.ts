import { describe, expect, test } from 'vitest';
import { batchGet } from '../../functions/runtime/batch-get.dynamodb.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aDynamo } from './a-dynamo.ts';

const keys = (count: number) => Array.from({ length: count }, (_, i) => ({ pk: `k${i}` }));

describe('items by their keys', () => {
  test('a hundred in a request, read as asked', async () => {
    const { client, sent } = aDynamo(
      { Responses: { t: [{ pk: 'k0' }] } },
      { Responses: { t: [{ pk: 'k100' }] } },
    );

    const items = await batchGet(client, 't', keys(101), { ConsistentRead: true });

    expect(items).toEqual([{ pk: 'k0' }, { pk: 'k100' }]);
    expect(sent.map(({ input }) => input.RequestItems.t.Keys.length)).toEqual([100, 1]);
    expect(sent[0]?.input.RequestItems.t.ConsistentRead).toBe(true);
  });

  test('what was left over is asked for again, as it was, after a pause', async () => {
    const { client, sent } = aDynamo(
      { Responses: { t: [{ pk: 'k0' }] }, UnprocessedKeys: { t: { Keys: [{ pk: 'k1' }] } } },
      { Responses: { t: [{ pk: 'k1' }] } },
    );
    const timing = createFakeTiming();
    const pauses: number[] = [];
    const sleep = async (ms: number) => void pauses.push(ms);

    const items = await batchGet(client, 't', keys(2), {}, { ...timing, random: () => 0.5, sleep });

    expect(items).toEqual([{ pk: 'k0' }, { pk: 'k1' }]);
    expect(sent[1]?.input.RequestItems.t.Keys).toEqual([{ pk: 'k1' }]);
    // Half of 40 ms: the first wait of a doubling one, with full jitter.
    expect(pauses).toEqual([20]);
  });

  test('a table that never gives them is a fault', async () => {
    const left = { UnprocessedKeys: { t: { Keys: [{ pk: 'k0' }] } } };
    const { client, sent } = aDynamo(...Array.from({ length: 40 }, () => left));

    await expect(batchGet(client, 't', keys(1), {}, createFakeTiming())).rejects.toThrow(
      't left 1 keys unread',
    );
    expect(sent).toHaveLength(30);
  });

  test('nothing asked, nothing sent', async () => {
    const { client, sent } = aDynamo();
    expect(await batchGet(client, 't', [])).toEqual([]);
    expect(sent).toEqual([]);
  });
});
