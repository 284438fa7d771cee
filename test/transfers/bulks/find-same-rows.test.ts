import { expect, test } from 'vitest';
import { addSameRows } from '../../../shared/transfers/bulks/find-same-rows.ts';

const rows = { accountId: 'ACC-123456789', rowsDigest: 'ab12' };
const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `bulk-${from + i}`);
const kept = (bulkIds: readonly string[], spent: readonly string[]) => {
  const before = { ...rows, bulkIds, version: 7 };
  return addSameRows({ before, spent: new Set(spent) }, { ...rows, bulkId: 'bulk-99' });
};

test('of 20 bulks of the same rows those that paid nothing are forgotten first', () => {
  // The first one paid; then 19 were rejected.
  expect(kept(ids(1, 20), ids(2, 20))).toEqual({
    ...rows,
    bulkIds: ['bulk-1', ...ids(3, 20), 'bulk-99'],
    version: 8,
  });
});

test('as long as there is room none is forgotten', () => {
  expect(kept(ids(1, 19), ids(1, 19)).bulkIds).toEqual([...ids(1, 19), 'bulk-99']);
});

test('where all have paid the oldest is forgotten', () => {
  expect(kept(ids(1, 20), []).bulkIds).toEqual([...ids(2, 20), 'bulk-99']);
});
