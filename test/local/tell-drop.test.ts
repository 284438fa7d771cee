import { expect, test } from 'vitest';
import { describeEnd } from '../../local/tell-drop.ts';

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
