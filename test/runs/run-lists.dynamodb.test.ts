import { describe, expect, test } from 'vitest';
import { listRuns } from '../../functions/runs/run-lists.dynamodb.ts';
import type { RunQuery } from '../../shared/runs/run-store.ts';
import { aDynamo } from './a-dynamo.ts';
import { aRun } from './a-run.ts';

const wanted: RunQuery = { domains: ['courses'], countryCode: 'SN', limit: 2 };
const keyOf = (n: number) => `2026-03-02T09:00:${String(n).padStart(2, '0')}.000Z#run_${n}`;
const entry = (n: number, status = 'DONE') => ({
  pk: `run_${n}`,
  createdKey: keyOf(n),
  domain: 'courses',
  status,
});
const items = (...numbers: number[]) => ({
  Responses: {
    runs: numbers.map((n) => ({
      ...aRun({ id: `run_${n}` }),
      pk: `run_${n}`,
      sk: 'META',
      createdKey: keyOf(n),
    })),
  },
});
const list = (client: ReturnType<typeof aDynamo>['client'], more: Partial<RunQuery> = {}) =>
  listRuns({ client, table: 'runs' }, { ...wanted, ...more });

describe('a list of runs', () => {
  test('one entry more than wanted tells that there is a next page', async () => {
    const { client } = aDynamo({ Items: [entry(9), entry(8), entry(7)] }, items(8, 9));

    const page = await list(client);

    expect(page.items.map(({ id }) => id)).toEqual(['run_9', 'run_8']);
    expect(page.nextCursor).toBe(keyOf(8));
  });

  test('from after to is an empty list, and nothing is asked', async () => {
    const { client, sent } = aDynamo();
    const span = { from: '2026-12-01T00:00:00.000Z', to: '2026-01-01T23:59:59.999Z' };

    expect(await list(client, span)).toEqual({ items: [], nextCursor: null });
    expect(sent).toEqual([]);
  });

  test('a cursor before "from" is the end of the list', async () => {
    const { client } = aDynamo();
    const more = { from: '2026-12-01T00:00:00.000Z', cursor: keyOf(9) };

    expect(await list(client, more)).toEqual({ items: [], nextCursor: null });
  });

  test('a filter that matches nothing reads ten pages, then gives a cursor', async () => {
    const answers = Array.from({ length: 12 }, (_, i) => ({
      Items: [entry(50 - i)],
      LastEvaluatedKey: { pk: `run_${50 - i}`, createdKey: keyOf(50 - i) },
    }));
    const { client, sent } = aDynamo(...answers);

    const page = await list(client, { status: 'ERROR' });

    expect(sent).toHaveLength(10);
    expect(page).toEqual({ items: [], nextCursor: keyOf(41) });
  });

  test('where one domain stopped early, the others’ older runs wait for the next page', async () => {
    const rare = Array.from({ length: 10 }, (_, i) => ({
      Items: [{ ...entry(50 - i, 'ERROR'), domain: 'claims' }],
      LastEvaluatedKey: { pk: `run_${50 - i}`, createdKey: keyOf(50 - i) },
    }));
    // Both queries begin at once: the first answer is that of the claims, the second of the courses.
    const [first, ...others] = rare;
    const { client } = aDynamo(first, { Items: [entry(45), entry(3)] }, ...others, items(45));

    const page = await list(client, {
      domains: ['claims', 'courses'],
      countryCode: null,
      status: 'DONE',
    });

    expect(page.items.map(({ id }) => id)).toEqual(['run_45']);
    expect(page.nextCursor).toBe(keyOf(41));
  });
});
