import { expect, test } from 'vitest';
import { createFirstRows } from '../../shared/runs/first-rows.ts';

const line = (id: readonly [number, number], record: readonly [number, number] = [1, 1]) => ({
  ofId: Uint32Array.from(id),
  ofRecord: Uint32Array.from(record),
});

test('a first row is kept, and found again with the same or another record', () => {
  const firsts = createFirstRows();
  expect(firsts.meet(line([7, 8], [1, 2]), 2)).toBeUndefined();
  expect(firsts.meet(line([7, 8], [1, 2]), 3)).toEqual({ row: 2, same: true });
  expect(firsts.meet(line([7, 8], [1, 3]), 4)).toEqual({ row: 2, same: false });
  expect(firsts.meet(line([7, 8], [3, 2]), 5)).toEqual({ row: 2, same: false });
});

test('ids that begin alike are different ids', () => {
  const firsts = createFirstRows();
  expect(firsts.meet(line([7, 1]), 2)).toBeUndefined();
  expect(firsts.meet(line([7, 2]), 3)).toBeUndefined();
  // The same place in a table of 4,096.
  expect(firsts.meet(line([7 + 4_096, 1]), 4)).toBeUndefined();
  expect(firsts.meet(line([7, 2]), 5)).toEqual({ row: 3, same: true });
  expect(firsts.meet(line([7 + 4_096, 1]), 6)).toEqual({ row: 4, same: true });
});

test('an id of zeros is an id', () => {
  const firsts = createFirstRows();
  expect(firsts.meet(line([0, 0], [0, 0]), 2)).toBeUndefined();
  expect(firsts.meet(line([0, 0], [0, 0]), 3)).toEqual({ row: 2, same: true });
});

test('nothing is lost while the table grows', () => {
  const firsts = createFirstRows();
  // One id in fifty begins at one of the same few places.
  const idOf = (n: number) => line([n % 50 === 0 ? n % 16 : n * 7_919, n], [n, 0]);
  const kept = Array.from({ length: 50_000 }, (_, n) => firsts.meet(idOf(n), n + 2));
  expect(kept.every((first) => first === undefined)).toBe(true);
  for (const n of [0, 1, 50, 16_350, 16_383, 16_384, 40_000, 49_999]) {
    expect(firsts.meet(idOf(n), 1)).toEqual({ row: n + 2, same: true });
  }
});
