import { describe, expect, test } from 'vitest';
import { listRuns } from '../../functions/runs/answer-run-lists.ts';
import type { Run } from '../../shared/runs/run.ts';
import { listRunsRoute } from '../../shared/runs/runs-routes.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

const key = 'drop/courses/mars.csv';
const fileFrom = (arrived: string) => aFile({ arrival: { key: arrived, versionId: 'v1' } });
/** The n-th run, one each minute: the higher, the newer. */
const runNo = (n: number, arrived: string): Run =>
  aRun({
    id: `run_${n}`,
    createdAt: new Date(Date.UTC(2026, 2, 2, 0, n)).toISOString(),
    files: [fileFrom(arrived)],
  });

async function ask(query: Record<string, unknown>, stored: readonly Run[] = [], slowMs = 0) {
  const runs = createFakeRunStore();
  for (const run of stored) await runs.create(run, [anEvent({ runId: run.id })]);
  const timing = createFakeTiming();
  const list: typeof runs.list = (wanted) => {
    timing.advance(slowMs);
    return runs.list(wanted);
  };
  const answer = await listRuns(
    { runs: { list }, timing, publicUrl: 'https://quai.example' },
    {
      caller: aCaller('staff'),
      path: {},
      query: listRunsRoute.query.parse(query),
      body: undefined,
      files: [],
      headers: {},
      lang: 'fr',
      requestId: 'r1',
      now: timing.now(),
    },
  );
  if (!('json' in answer)) return answer;
  const { items, next_cursor } = answer.json as {
    items: { id: string }[];
    next_cursor: string | null;
  };
  return { ids: items.map(({ id }) => id), next: next_cursor };
}

describe('runs of a source', () => {
  const others = Array.from({ length: 300 }, (_, i) => runNo(i + 10, 'drop/courses/other.csv'));

  test('an old one is found though only one is asked for', async () => {
    expect(await ask({ source_key: key, limit: 1 }, [runNo(1, key), ...others])).toEqual({
      ids: ['run_1'],
      next: null,
    });
  });

  test('never more than asked for, and the cursor goes on behind the last one', async () => {
    const stored = [runNo(1, key), runNo(2, key), runNo(3, key)];
    const first = await ask({ source_key: key, limit: 2 }, stored);
    expect(first).toEqual({ ids: ['run_3', 'run_2'], next: '2026-03-02T00:02:00.000Z#run_2' });
    const cursor = '2026-03-02T00:02:00.000Z#run_2';
    expect(await ask({ source_key: key, limit: 2, cursor }, stored)).toEqual({
      ids: ['run_1'],
      next: null,
    });
  });

  test('a search that takes too long stops with a cursor', async () => {
    const page = await ask({ source_key: key, limit: 1 }, [runNo(1, key), ...others], 8_000);
    // 200 of the 300 others were looked at: numbers 309 to 110.
    expect(page).toEqual({ ids: [], next: '2026-03-02T01:50:00.000Z#run_110' });
  });
});

describe('what cannot be listed', () => {
  test.each([
    '!',
    '2026-03-02',
    '2026-03-02T00:02:00.000Z',
    '#run_1',
    '2026-03-02T00:02:00.000Z#x',
  ])('cursor "%s" comes from no list', async (cursor) => {
    expect(await ask({ cursor })).toEqual({ problem: 'RUN-CURSOR' });
  });

  test('a country that is none', async () => {
    expect(await ask({ country: 'Atlantis' })).toEqual({
      problem: 'RUN-COUNTRY',
      data: { country: 'Atlantis' },
    });
  });
});
