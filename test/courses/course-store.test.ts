import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { createCourseStore } from '../../functions/courses/course-store.dynamodb.ts';
import { aStoredCourse } from './a-stored-course.ts';

const item = (id: string, fields: object = {}) => ({
  pk: id,
  sk: 'RECORD',
  ...aStoredCourse({ id }),
  ...fields,
});

/** A client that gives these answers in turn and keeps what it was asked. */
function aClient(...answers: readonly object[]) {
  const asked: Record<string, unknown>[] = [];
  const left = [...answers];
  const send = async ({ input }: { input: Record<string, unknown> }) => {
    asked.push(input);
    return left.shift() ?? {};
  };
  return { client: { send } as unknown as DynamoDBDocumentClient, asked };
}
const key = (id: string) => ({ pk: id, sk: 'RECORD' });

describe('one course', () => {
  test('comes without its keys, read consistently', async () => {
    const { client, asked } = aClient({ Item: item('crs_1') });
    const store = createCourseStore(client, 'courses');
    expect(await store.read('crs_1')).toEqual(aStoredCourse({ id: 'crs_1' }));
    expect(asked).toEqual([{ TableName: 'courses', Key: key('crs_1'), ConsistentRead: true }]);
  });

  test('that is not there is undefined', async () => {
    expect(await createCourseStore(aClient({}).client, 'courses').read('crs_1')).toBeUndefined();
  });

  test('that is no course is a fault', async () => {
    const { client } = aClient({ Item: item('crs_1', { title: 7 }) });
    await expect(createCourseStore(client, 'courses').read('crs_1')).rejects.toThrow();
  });
});

describe('the list', () => {
  test('one more than shown tells that there is more, and the cursor goes on after the last', async () => {
    const { client, asked } = aClient(
      { Items: [item('crs_1'), item('crs_2'), item('crs_3')], LastEvaluatedKey: key('crs_3') },
      { Items: [item('crs_3')] },
    );
    const store = createCourseStore(client, 'courses');
    const first = await store.list(2, undefined, false);
    if (first === 'bad-cursor' || first.nextCursor === null) throw new Error('no cursor');
    expect(first.items.map(({ id }) => id)).toEqual(['crs_1', 'crs_2']);
    const second = await store.list(2, first.nextCursor, false);
    expect(second).toMatchObject({ items: [{ id: 'crs_3' }], nextCursor: null });
    expect(asked[0]).toEqual({ TableName: 'courses', Limit: 3 });
    expect(asked[1]).toEqual({ TableName: 'courses', Limit: 3, ExclusiveStartKey: key('crs_2') });
  });

  test('exactly as many as asked for is the end', async () => {
    const { client } = aClient({ Items: [item('crs_1'), item('crs_2')] });
    expect(await createCourseStore(client, 'courses').list(2, undefined, false)).toMatchObject({
      items: [{ id: 'crs_1' }, { id: 'crs_2' }],
      nextCursor: null,
    });
  });

  test('only active ones: goes on through pages that hold few of them', async () => {
    const { client, asked } = aClient(
      { Items: [], LastEvaluatedKey: key('crs_5') },
      { Items: [item('crs_6')] },
    );
    const store = createCourseStore(client, 'courses');
    expect(await store.list(2, undefined, true)).toMatchObject({
      items: [{ id: 'crs_6' }],
      nextCursor: null,
    });
    expect(asked[1]).toMatchObject({
      ExclusiveStartKey: key('crs_5'),
      FilterExpression: '#active = :true',
      ExpressionAttributeValues: { ':true': true },
    });
  });

  test('gives up after ten pages without an active course, with a cursor to go on', async () => {
    const pages = Array(12).fill({ Items: [], LastEvaluatedKey: key('crs_5') });
    const { client, asked } = aClient(...pages);
    const page = await createCourseStore(client, 'courses').list(2, undefined, true);
    expect(page).toEqual({ items: [], nextCursor: 'Y3JzXzU' });
    expect(asked).toHaveLength(10);
  });

  test.each(['', 'nonsense', '{"pk":"x"}', 'cnVuXzE'])(
    '%j is not a cursor of it',
    async (cursor) => {
      const { client, asked } = aClient();
      expect(await createCourseStore(client, 'courses').list(2, cursor, false)).toBe('bad-cursor');
      expect(asked).toEqual([]);
    },
  );
});
