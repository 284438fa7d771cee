import { describe, expect, test } from 'vitest';
import { createWidthProof } from '../../shared/sources/width-proof.ts';

interface Table {
  /** As it stands in the file, empty cells too; `|` between cells. */
  readonly header?: string;
  readonly rows: readonly string[];
  readonly mayBeShort?: boolean;
  readonly isOurs?: boolean;
}

const filledOf = (cells: readonly string[]) => cells.findLastIndex((cell) => cell !== '') + 1;

/** Whether a table below a header of three names is refused, and by which numbers. */
function prove({ header = 'a|b|c', rows, mayBeShort = false, isOurs = false }: Table) {
  const headerCells = header.split('|').length;
  const proof = createWidthProof({ width: 3, headerCells, mayBeShort, isOurs });
  for (const row of rows) {
    const cells = row.split('|');
    proof.meet(cells, filledOf(cells), false);
  }
  return proof.tellMisfit();
}

const times = (count: number, row: string) => Array.from({ length: count }, () => row);

describe('a header that lacks a name is refused', () => {
  test.each<Table & { readonly why: string; readonly count: number }>([
    { rows: ['1|2|3|', '1|2|3|', '1|2|3|x'], count: 1, why: 'one cell more in all rows' },
    {
      rows: [...times(999, '1|2|3|'), '1|2|3|x'],
      count: 1,
      why: 'however late the last one is filled',
    },
    {
      rows: [...times(6, '1|2|3||'), ...times(5, '1|2|3'), '1|2|3||x'],
      count: 1,
      why: 'two cells more in most rows',
    },
    {
      header: 'a|b|c|',
      rows: [...times(997, '1|2|3|'), ...times(3, '1|2|3|x')],
      count: 3,
      why: 'in a text whose columns are a sheet’s: three rows',
    },
    { mayBeShort: true, rows: ['1|2|3', '1|2|3', '1|2|3|x'], count: 1, why: 'one row of three' },
    { mayBeShort: true, rows: [...times(4, '1|2|3'), '1|2|3||x'], count: 1, why: 'one of five' },
    {
      mayBeShort: true,
      rows: [...times(997, '1'), ...times(3, '1|2|3|x')],
      count: 3,
      why: 'three rows of a sheet',
    },
  ])('$why', ({ count, why: _, ...table }) => {
    expect(prove(table)).toMatchObject({ rows: table.rows.length, count });
  });
});

describe('what is no proof', () => {
  test.each<Table & { readonly why: string }>([
    { rows: times(9, '1|2|3|'), why: 'a delimiter at the end of all rows' },
    {
      rows: [...times(9, '1|2|3|'), '1|2|x|3|'],
      why: 'beside it one too many within a text',
    },
    { rows: [...times(6, '1|2|3'), ...times(5, '1|2|x|3')], why: 'one too many in some texts' },
    {
      header: 'a|b|c|',
      rows: [...times(4, '1|2|3|'), '1|2|3|vu', '1|2|3|'],
      why: 'a remark beside a table',
    },
    { mayBeShort: true, rows: [...times(9, '1|2|3'), '1|2|3|vu', '1|2|3|vu'], why: 'two remarks' },
    {
      mayBeShort: true,
      rows: times(3, '1|2|3').concat(times(9, '1|2|3||||vu')),
      why: 'remarks further away',
    },
    { mayBeShort: true, rows: ['1|2|3', '1|2|3|vu'], why: 'one of two rows' },
    { rows: ['1|2|3|x'], why: 'a single row' },
    {
      mayBeShort: true,
      isOurs: true,
      rows: times(3, '1|2|3|vu'),
      why: 'remarks beside a table that we wrote',
    },
  ])('$why', ({ why: _, ...table }) => {
    expect(prove(table)).toBeUndefined();
  });

  test('cells that are a guess', () => {
    const proof = createWidthProof({ width: 3, headerCells: 3, mayBeShort: false, isOurs: false });
    for (let row = 0; row < 9; row += 1) proof.meet(['1', '2', '3', 'x'], 4, true);
    expect(proof.tellMisfit()).toBeUndefined();
  });
});
