import { describe, expect, test } from 'vitest';
import { describeEnd, followDrop } from '../../local/tell-drop.ts';

const aRun = {
  id: 'run_1',
  created_at: '2026-03-02T09:00:00.000Z',
  counts: { read: 3, created: 2, updated: 0, unchanged: 0, rejected: 1, set_aside: 0 },
};

test.each([
  {
    run: { ...aRun, status: 'DONE_WITH_ERRORS', message: '1 of 3 rows rejected.' },
    line: 'a.csv: DONE_WITH_ERRORS, 2 created, 1 rejected (run_1). 1 of 3 rows rejected.',
  },
  {
    run: { ...aRun, status: 'DONE', message: null, counts: { set_aside: 4 } },
    line: 'a.csv: DONE, 4 set aside (run_1)',
  },
])('says what became of a dropped file: $line', ({ run, line }) => {
  expect(describeEnd('a.csv', run)).toBe(line);
});

describe('a pair', () => {
  const since = new Date('2026-03-02T10:00:00.000Z');
  /** Of the first file, an hour before the second one came. */
  const waiting = {
    ...{ ...aRun, status: 'PENDING', waiting_for: 'files', message: null },
    started_at: null as string | null,
  };
  const processing = {
    ...{ ...waiting, status: 'PROCESSING', waiting_for: null },
    started_at: '2026-03-02T10:00:01.000Z',
  };
  const done = { ...processing, status: 'DONE', counts: { created: 4 } };

  /** @param answers what the API knows at each look; the last one stays */
  async function follow(name: string, from: Date, ...answers: readonly (object | undefined)[]) {
    const said: string[] = [];
    const asked: string[] = [];
    await followDrop(
      {
        api: {
          async get<T>(path: string) {
            const run = answers[Math.min(asked.length, answers.length - 1)];
            asked.push(path);
            return { items: run === undefined ? [] : [run] } as T;
          },
        },
        say: (line) => said.push(line),
        sleep: async () => {},
      },
      name,
      from,
    );
    return { said, asked };
  }

  test('the first file waits for the other one', async () => {
    const first = new Date('2026-03-02T09:00:00.000Z');
    const { said, asked } = await follow('claims/sn/mars/stat.csv', first, undefined, waiting);
    expect(said).toEqual(['claims/sn/mars/stat.csv: waits for the other file of its pair (run_1)']);
    expect(asked[0]).toBe('/api/runs?source_key=drop%2Fclaims%2Fsn%2Fmars%2Fstat.csv&limit=1');
  });

  test('the second one is in a run that is older, and tells how it ended', async () => {
    const { said } = await follow('recap.csv', since, undefined, processing, done);
    expect(said).toEqual(['recap.csv: DONE, 4 created (run_1)']);
  });

  test('a run that had begun before is not of this file', async () => {
    const before = { ...done, started_at: '2026-03-02T09:30:00.000Z' };
    const { said } = await follow('recap.csv', since, before);
    expect(said).toEqual([
      'recap.csv: no import can take it; a report lies under error/ in the bucket',
    ]);
  });

  test('columns that nobody knows are told', async () => {
    const asking = { ...processing, status: 'PENDING', waiting_for: 'mapping' };
    expect((await follow('recap.csv', since, asking)).said).toEqual([
      'recap.csv: waits for somebody to say what its columns mean (run_1)',
    ]);
  });
});
