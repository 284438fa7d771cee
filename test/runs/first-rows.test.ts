import { expect, test } from 'vitest';
import { createFirstRows } from '../../shared/runs/first-rows.ts';

const line = (id: readonly [number, number], record: readonly [number, number] = [1, 1]) => ({
  ofId: Uint32Array.from(id),
  ofRecord: Uint32Array.from(record),
});

test('a first row is kept, and found again with the same or another record', () => {
  const firsts = createFirstRows();
  expect(firsts.meet(line([7, 8], [1, 2]), 2, true)).toBeUndefined();
  expect(firsts.meet(line([7, 8], [1, 2]), 3, true)).toEqual({ row: 2, counts: true, same: true });
  expect(firsts.meet(line([7, 8], [1, 3]), 4, true)).toEqual({ row: 2, counts: true, same: false });
  expect(firsts.meet(line([7, 8], [3, 2]), 5, true)).toEqual({ row: 2, counts: true, same: false });
});

test('ids that begin alike are different ids', () => {
  const firsts = createFirstRows();
  expect(firsts.meet(line([7, 1]), 2, true)).toBeUndefined();
  expect(firsts.meet(line([7, 2]), 3, true)).toBeUndefined();
  // The same place in a table of 4,096.
  expect(firsts.meet(line([7 + 4_096, 1]), 4, true)).toBeUndefined();
  expect(firsts.meet(line([7, 2]), 5, true)).toEqual({ row: 3, counts: true, same: true });
  expect(firsts.meet(line([7 + 4_096, 1]), 6, true)).toEqual({ row: 4, counts: true, same: true });
});

test('an id of zeros is an id', () => {
  const firsts = createFirstRows();
  expect(firsts.meet(line([0, 0], [0, 0]), 2, true)).toBeUndefined();
  expect(firsts.meet(line([0, 0], [0, 0]), 3, true)).toEqual({ row: 2, counts: true, same: true });
});

test('nothing is lost while the table grows', () => {
  const firsts = createFirstRows();
  // One id in fifty begins at one of the same few places.
  const idOf = (n: number) => line([n % 50 === 0 ? n % 16 : n * 7_919, n], [n, 0]);
  const kept = Array.from({ length: 50_000 }, (_, n) => firsts.meet(idOf(n), n + 2, true));
  expect(kept.every((first) => first === undefined)).toBe(true);
  for (const n of [0, 1, 50, 16_350, 16_383, 16_384, 40_000, 49_999]) {
    expect(firsts.meet(idOf(n), 1, true)).toEqual({ row: n + 2, counts: true, same: true });
  }
});

test('whether the first row counted is kept with it', () => {
  const firsts = createFirstRows();
  expect(firsts.meet(line([7, 8]), 2, false)).toBeUndefined();
  expect(firsts.meet(line([8, 7]), 1_048_576, true)).toBeUndefined();
  expect(firsts.meet(line([7, 8]), 3, true)).toEqual({ row: 2, counts: false, same: true });
  expect(firsts.meet(line([8, 7]), 4, false)).toEqual({ row: 1_048_576, counts: true, same: true });
});
