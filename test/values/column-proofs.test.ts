import { describe, expect, test } from 'vitest';
import { createDateProof } from '../../shared/values/date-proof.ts';
import { createNumberProof } from '../../shared/values/number-proof.ts';

const proveNumbers = (...cells: readonly unknown[]) => {
  const proof = createNumberProof();
  for (const cell of cells) proof.take(cell);
  return proof.result();
};
const proveDates = (...cells: readonly unknown[]) => {
  const proof = createDateProof();
  for (const cell of cells) proof.take(cell);
  return proof.result();
};

describe('the decimal mark of a column', () => {
  test.each([
    { cell: '1 250,50', proves: ',' },
    { cell: '1250,5', proves: ',' },
    { cell: '1.234.567', proves: ',' },
    { cell: '1.234,5 €', proves: ',' },
    { cell: '0,500', proves: ',' },
    { cell: '1,234.5', proves: '.' },
    { cell: '1,234,567', proves: '.' },
    { cell: '99.99', proves: '.' },
    { cell: 'USD 1234.567', proves: '.' },
    { cell: '(5.25)', proves: '.' },
    { cell: '150', proves: undefined },
    { cell: '1 250', proves: undefined },
    { cell: '1.234', proves: undefined },
    { cell: '15.03.2024', proves: undefined },
    { cell: '1,00,000', proves: undefined },
    { cell: 'v1.2-3', proves: undefined },
    { cell: 99.99, proves: undefined },
    { cell: '', proves: undefined },
    { cell: null, proves: undefined },
    { cell: '1.5'.repeat(40), proves: undefined },
  ])('$proves is what $cell proves', ({ cell, proves }) => {
    expect(proveNumbers(cell).decimalMark).toBe(proves);
  });

  test('the majority of the unambiguous cells decides', () => {
    expect(proveNumbers('1,50', '2,75', '3.25', '1.234', '1,234', 'x')).toEqual({
      decimalMark: ',',
      points: 1,
      commas: 2,
      ambiguous: 2,
    });
  });

  test('as many of each prove nothing, and neither does none', () => {
    expect(proveNumbers('1,50', '3.25').decimalMark).toBeUndefined();
    expect(proveNumbers('1.234')).toEqual({
      decimalMark: undefined,
      points: 0,
      commas: 0,
      ambiguous: 1,
    });
  });
});

describe('the order of day and month in a column', () => {
  test.each([
    { cells: ['13/04/2024', '03/04/2024'], kind: 'dmy', order: 'dmy', counts: [1, 0, 1] },
    { cells: ['04/13/2024', '03/04/2024'], kind: 'mdy', order: 'mdy', counts: [0, 1, 1] },
    {
      cells: ['04/13/24', '04/14/24', '15/04/24'],
      kind: 'mdy',
      order: 'mdy',
      counts: [1, 2, 0],
    },
    { cells: ['04/13/2024', '13/04/2024'], kind: 'mixed', order: 'dmy', counts: [1, 1, 0] },
    { cells: ['03/04/2024', '05/06/2024'], kind: 'unproved', order: 'dmy', counts: [0, 0, 2] },
    { cells: [], kind: 'unproved', order: 'dmy', counts: [0, 0, 0] },
  ] as const)('$cells: $kind', ({ cells, kind, order, counts: [dmy, mdy, ambiguous] }) => {
    expect(proveDates(...cells)).toEqual({ kind, order, dmy, mdy, ambiguous });
  });

  test('what is no such day says nothing', () => {
    const silent = ['31/02/2024', '2024-04-13', '13 avril 2024', '03/03/2024', '24-03-15', '', 'x'];
    expect(proveDates(...silent, 45366, null, '1/2/2024'.repeat(200_000))).toEqual({
      kind: 'unproved',
      order: 'dmy',
      dmy: 0,
      mdy: 0,
      ambiguous: 0,
    });
  });
});
