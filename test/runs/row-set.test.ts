import { describe, expect, test } from 'vitest';
import { createRowSet } from '../../shared/runs/row-set.ts';

describe('a set of rows', () => {
  test('has what was added, once, and nothing beside it', () => {
    const rows = createRowSet();
    for (const row of [2, 32, 31, 2]) rows.add(row);

    expect(rows.size).toBe(3);
    expect([1, 2, 3, 30, 31, 32, 33, 63, 64].filter((row) => rows.has(row))).toEqual([2, 31, 32]);
  });

  test('grows with the highest row and keeps the others', () => {
    const rows = createRowSet();
    rows.add(7);
    rows.add(32_768);
    rows.add(1_048_576);

    expect([7, 32_767, 32_768, 1_048_575, 1_048_576].filter((row) => rows.has(row))).toEqual([
      7, 32_768, 1_048_576,
    ]);
    expect(rows.size).toBe(3);
  });

  test('rows beyond its end are not in it', () => {
    expect(createRowSet().has(9_000_000)).toBe(false);
  });
});
