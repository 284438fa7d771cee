import { describe, expect, test } from 'vitest';
import type { FieldSpec, SourceItem, TableLayout } from '../../shared/sources/source-item.ts';
import { createTableReading, type RowFlaw } from '../../shared/sources/table-reading.ts';
import { factsOf, problemsOf } from './a-source.ts';

const fields: readonly FieldSpec[] = [
  { name: 'title', required: true, aliases: ['Titre'] },
  { name: 'price', required: false, aliases: ['Prix', 'prix_eur'] },
  { name: 'level', required: false, aliases: ['Niveau'] },
];

type Row = string | { readonly line: string; readonly flaw: RowFlaw };

/** Rows written as lines with `|` between their cells; the first is row 1. */
function read(
  rows: readonly Row[],
  options: { mayBeShort?: boolean; layout?: TableLayout; damage?: { isPossible: boolean } } = {},
): SourceItem[] {
  const table = createTableReading({ sheet: null, mayBeShort: false, fields, ...options });
  const out: SourceItem[] = [];
  for (const [i, row] of rows.entries()) {
    const line = typeof row === 'string' ? row : row.line;
    table.take(i + 1, line.split('|'), out, typeof row === 'string' ? undefined : row.flaw);
  }
  table.end(out);
  return out;
}

const tell = (items: readonly SourceItem[]) =>
  items.flatMap((item) => {
    if (item.kind === 'facts') return [];
    if (item.kind === 'problem') return [`${item.code} ${item.row}`];
    if (item.kind === 'object') return [];
    return [`${item.kind === 'aside' ? item.what : item.kind} ${item.row}`];
  });

const data = (rows: number) => Array.from({ length: rows }, (_, i) => `A${i}|${i}|x`);

describe('a table', () => {
  test('comes in the order of its rows, with what stands around it', () => {
    const items = read([
      'Catalogue 2026||',
      '||',
      'Titre|Prix|Niveau',
      'A|1|x',
      'Titre|Prix|Niveau',
      'Total|1|',
      'B|2|y',
      '* hors taxes||',
    ]);
    expect(tell(items)).toEqual([
      'title 1',
      'header 3',
      'row 4',
      'total 6',
      'RUN-W13 6',
      'row 7',
      'note 8',
      'RUN-W14 8',
    ]);
    expect(factsOf(items)).toEqual({
      leftOut: { blank: 1, title: 1, 'repeated-header': 1, total: 1, note: 1 },
      leftOutRows: { title: [1], 'repeated-header': [5], total: [6], note: [8] },
      layout: {
        sheet: null,
        headerRow: 3,
        header: ['Titre', 'Prix', 'Niveau'],
        requiredAt: [0],
      },
    });
  });

  test('is decided once 30 rows have come, and the rows held back lose nothing', () => {
    const table = createTableReading({ sheet: null, mayBeShort: false, fields });
    const out: SourceItem[] = [];
    for (const [i, line] of ['Titre|Prix|Niveau', ...data(40)].entries()) {
      table.take(i + 1, line.split('|'), out);
      expect(out.length).toBe(i < 29 ? 0 : i + 1);
    }
    expect(out[30]).toEqual({ kind: 'row', sheet: null, row: 31, cells: ['A29', '29', 'x'] });
  });

  test('a header further down than that is not found', () => {
    const titles = Array.from({ length: 30 }, (_, i) => `remarque ${i}|x|`);
    const items = read([...titles, 'Titre|Prix|Niveau', 'A|1|x']);
    expect(items[0]).toMatchObject({ kind: 'header', row: 1, cells: ['remarque 0', 'x'] });
  });

  test('asides are cut', () => {
    const [aside] = read([`${'x'.repeat(5_000)}||`, 'Titre|Prix|Niveau', 'A|1|x']);
    expect(aside).toMatchObject({ cells: [`${'x'.repeat(199)}…`, '', ''] });
  });

  test('without a row there is nothing but facts', () => {
    expect(read(['|', ''])).toEqual([{ kind: 'facts', leftOut: { blank: 2 } }]);
  });

  test('without a header is refused, and nothing else is said', () => {
    expect(read(['Bases du tableur|15000', 'Comptabilité|30000'])).toEqual([
      { kind: 'problem', level: 'blocking', row: null, code: 'RUN-F25', data: { row: 1 } },
    ]);
  });

  test('the names of many long columns are not kept for the next reading', () => {
    const names = Array.from({ length: 200 }, (_, i) => `${'n'.repeat(150)}${i}`);
    const items = read([['Titre', ...names].join('|'), ['A', ...names].join('|')]);
    expect(factsOf(items)['layout']).toBeUndefined();
  });
});

describe('rows that only what is below explains', () => {
  const wide = ['Titre|Prix|Niveau', 'A|1|x'];

  test.each([
    { rows: ['Total|1|', 'Total|1|'], told: ['total 3', 'total 4'], why: 'totals at the end' },
    {
      rows: ['Total|1|', 'B|1|y'],
      told: ['total 3', 'RUN-W13 3', 'row 4'],
      why: 'a total between data is said',
    },
    {
      rows: ['|* remarque|', 'B|1|y'],
      told: ['note 3', 'RUN-W14 3', 'row 4'],
      why: 'so is a note',
    },
    {
      rows: ['(1) Initiation à Python||', '* Excel||', 'Page 1||', 'B|1|y'],
      told: ['row 3', 'row 4', 'row 5', 'row 6'],
      why: 'titles that begin like notes',
    },
    {
      rows: ['(1) hors taxes||', '||', '* places limitées||'],
      told: ['note 3', 'RUN-W14 3', 'note 5', 'RUN-W14 5'],
      why: 'notes that begin like titles, told because they may be titles',
    },
    {
      rows: ['Note : prendre des notes||', 'B|1|y'],
      told: ['RUN-R16 3', 'row 4'],
      why: 'a note where a title should be is rejected',
    },
    {
      rows: ['Note : hors taxes||'],
      told: ['note 3', 'RUN-W14 3'],
      why: 'but at the end it is left out, and told',
    },
    {
      rows: ['|une description perdue|', 'B|1|y'],
      told: ['note 3', 'RUN-W14 3', 'row 4'],
      why: 'words outside the column that every row fills are told, whatever they are',
    },
    { rows: ['||', '|Prix indicatifs|'], told: ['note 4'], why: 'words at the end' },
  ])('$why', ({ rows, told }) => {
    expect(tell(read([...wide, ...rows]))).toEqual(['header 1', 'row 2', ...told]);
  });

  test('titles that begin like notes, and nothing else, are no notes', () => {
    const items = read(['Titre|Prix', '(1) Initiation|', '(2) Avancé|']);
    expect(tell(items)).toEqual(['header 1', 'row 2', 'row 3']);
  });

  test('more of them than notes below a table are data', () => {
    const stars = Array.from({ length: 60 }, (_, i) => `* cours ${i}|`);
    const items = read(['Titre|Prix', 'A|1', ...stars]);
    expect(factsOf(items)['leftOut']).toEqual({ blank: 0 });
    expect(items.filter(({ kind }) => kind === 'row')).toHaveLength(61);
  });

  test('where they come from is said with their cell', () => {
    const items = read(['Titre|Prix|Niveau', 'Total|1|', 'B|1|y']);
    expect(items[2]).toEqual({
      kind: 'problem',
      level: 'warning',
      row: 2,
      code: 'RUN-W13',
      data: { column: 'Titre', value: 'Total' },
    });
    expect(items[1]).toMatchObject({ kind: 'aside', what: 'total', cells: ['Total', '1', ''] });
  });
});

describe('a total that is named like a title', () => {
  test.each([
    { row: 'Total Gestion|30,5|', told: ['total 4', 'RUN-W13 4'], why: 'the sum above' },
    { row: 'Total Gestion|30.50|', told: ['total 4', 'RUN-W13 4'], why: 'written otherwise' },
    { row: 'Somme de Riemann|6000|', told: ['row 4'], why: 'no sum' },
    { row: 'Total Quality|30,5|2', told: ['row 4'], why: 'only one figure is a sum' },
    { row: 'Total Quality|30,5|x', told: ['row 4'], why: 'words besides' },
  ])('$row: $why', ({ row, told }) => {
    const items = read(['Titre|Prix|Niveau', 'A|10,25 FCFA|x', 'B|20,25|y', row]);
    expect(tell(items)).toEqual(['header 1', 'row 2', 'row 3', ...told]);
  });

  test('adds up what is below the last one, or everything', () => {
    const parts = ['A|1|x', 'B|2|x', 'Total un|3|', 'C|3|x', 'D|4|x', 'Total deux|7|'];
    const items = read(['Titre|Prix|Niveau', ...parts, 'Total des deux|10|']);
    expect(factsOf(items)['leftOutRows']).toEqual({ total: [4, 7, 8] });
  });

  test('one row is no sum', () => {
    expect(tell(read(['Titre|Prix', 'A|6000', 'Somme de Riemann|6000']))).toEqual([
      'header 1',
      'row 2',
      'row 3',
    ]);
  });
});

describe('a second table below the first', () => {
  test('refuses the file', () => {
    const items = read(['Titre|Prix', 'A|1', 'B|2', 'Titre|Niveau|Prix', 'C|x|3', 'D|y|4']);
    expect(tell(items)).toEqual(['header 1', 'row 2', 'row 3', 'RUN-F26 null']);
    expect(items[3]).toMatchObject({
      level: 'blocking',
      data: { row: 4, header_row: 1, found: ['Titre', 'Niveau', 'Prix'] },
    });
  });

  test('is the same one if its names are', () => {
    expect(tell(read(['Titre|Prix', 'A|1', 'TITRE *|prix', 'B|2']))).toEqual([
      'header 1',
      'row 2',
      'row 4',
    ]);
  });
});

describe('rows of another width', () => {
  test.each([
    { row: 'A|1|x|y', expected: ['RUN-R02 3'], why: 'longer' },
    { row: 'A|1', expected: ['RUN-R03 3'], why: 'shorter' },
    { row: 'A|1|x||', expected: [], why: 'blanks behind the last column' },
  ])('one is judged by itself: $why', ({ row, expected }) => {
    expect(problemsOf(read(['Titre|Prix|Niveau', 'A|1|x', row]))).toEqual(expected);
  });

  test('all of them refuse the file, with the numbers', () => {
    const items = read(['', 'Titre|Prix|Niveau', 'A|Gestion|1|x', 'B|Gestion|2|x|y']);
    expect(tell(items)).toEqual(['header 2', 'RUN-R02 3', 'RUN-R02 4', 'RUN-F16 null']);
    expect(items.at(-1)).toMatchObject({
      level: 'blocking',
      data: { row: 2, expected: 3, rows: 2, found: [4, 5] },
    });
  });

  test('all shorter ones do too, but not where a worksheet leaves out empty cells', () => {
    const rows = ['Titre|Prix|Niveau', 'A|1', 'B|2'];
    expect(problemsOf(read(rows))).toEqual(['RUN-R03 2', 'RUN-R03 3', 'RUN-F16 null']);
    expect(problemsOf(read(rows, { mayBeShort: true }))).toEqual([]);
  });

  test('a single row proves nothing', () => {
    expect(problemsOf(read(['Titre|Prix', 'A|1|x']))).toEqual(['RUN-R02 2']);
  });

  test('where half of the rows fit, even if they are rejected, the others are wrong alone', () => {
    const flaw: RowFlaw = { kind: 'cell', code: 'RUN-R06', column: 1, value: '#N/A' };
    const items = read(['Titre|Prix', 'A|1|x', { line: 'B|', flaw }, 'C|1|x', 'D|1']);
    expect(problemsOf(items)).toEqual(['RUN-R02 2', 'RUN-R06 3', 'RUN-R02 4']);
  });

  test('empty columns behind the header are no columns', () => {
    const items = read(['Titre|Prix||', 'A|1', 'B|2||']);
    expect(tell(items)).toEqual(['header 1', 'row 2', 'row 3']);
  });
});

describe('flaws', () => {
  const cell: RowFlaw = { kind: 'cell', code: 'RUN-R06', column: 1, value: '#DIV/0!' };
  const wide: RowFlaw = { kind: 'wide', found: 1_200, value: 'x' };

  test('do not matter in a title, a header or a total', () => {
    const items = read([
      { line: 'Catalogue|', flaw: cell },
      { line: 'Titre|Prix', flaw: { kind: 'row', code: 'RUN-R05', data: {} } },
      'A|1',
      { line: 'Total|#DIV/0!', flaw: cell },
    ]);
    expect(tell(items)).toEqual(['title 1', 'header 2', 'row 3', 'total 4']);
  });

  test('cost a row of data', () => {
    const items = read([
      'Titre|Prix',
      'A|1',
      { line: 'B|#DIV/0!', flaw: cell },
      { line: 'C|1', flaw: wide },
      { line: 'D|"', flaw: { kind: 'row', code: 'RUN-R05', data: { lines: 2 } } },
      'E|\ufffd',
    ]);
    expect(items.filter(({ kind }) => kind === 'problem')).toMatchObject([
      { row: 3, code: 'RUN-R06', data: { column: 'Prix', value: '#DIV/0!' } },
      { row: 4, code: 'RUN-R02', data: { found: 1_200, expected: 2, value: 'x' } },
      { row: 5, code: 'RUN-R05', data: { lines: 2 } },
      { row: 6, code: 'RUN-R01', data: { column: 'Prix', value: '\ufffd' } },
    ]);
  });

  test('a header beyond column 1,000 is none', () => {
    const items = read([{ line: 'Titre|Prix', flaw: wide }, 'A|1']);
    expect(items).toMatchObject([{ code: 'RUN-F15', data: { row: 1, found: 1_200, max: 1_000 } }]);
  });

  test('of rows held back are found also when the reader rules them out by then', () => {
    const items = read(['Titre|Prix', 'A|\ufffd', 'B|1'], { damage: { isPossible: false } });
    expect(problemsOf(items)).toEqual(['RUN-R01 2']);
  });
});

describe('a table that was read before', () => {
  const rows = ['Cours||', 'Titre|Prix|Niveau', 'Prix|1|x', 'A|1|x'];

  test('is not looked for again', () => {
    const layout = { sheet: null, headerRow: 3, header: ['Titre', 'b', 'c'], requiredAt: [0] };
    const items = read(rows, { layout });
    expect(tell(items)).toEqual(['title 1', 'title 2', 'header 3', 'row 4']);
    expect(items[2]).toMatchObject({ cells: ['Titre', 'b', 'c'] });
    expect(factsOf(items)['layout']).toEqual(layout);
  });

  test('gives the same items as the first time, also with a header of two lines', () => {
    const twice = ['Offre||', 'Titre|Prix|Niveau', '|EUR|', 'A|1|x', 'Titre|Prix|Niveau'];
    const first = read(twice);
    expect(tell(first)).toEqual(['title 1', 'header 3', 'row 4']);
    const layout = factsOf(first)['layout'] as TableLayout;
    expect(layout).toEqual({
      sheet: null,
      headerRow: 3,
      header: ['Titre', 'Prix EUR', 'Niveau'],
      lines: 2,
      requiredAt: [0],
    });
    expect(read(twice, { layout })).toEqual(first);
  });

  test('gives the same items to a reader that knows no fields', () => {
    const names = ['Titre|Prix|Niveau', 'A|1|x', '(1) Initiation||', ';|Total Gestion|'];
    const more = ['Total Quality|5|', '|mots perdus|', 'TITRE|PRIX|NIVEAU', 'B|1|x', '|fin|'];
    const first = read([...names, ...more]);
    const layout = factsOf(first)['layout'] as TableLayout;
    expect(layout.requiredAt).toEqual([0]);
    const known = createTableReading({ sheet: null, mayBeShort: false, fields: [], layout });
    const again: SourceItem[] = [];
    for (const [i, line] of [...names, ...more].entries()) {
      known.take(i + 1, line.split('|'), again);
    }
    known.end(again);
    expect(again).toEqual(first);
  });

  test('its header comes with its last row, not with the thirtieth', () => {
    const layout = { sheet: null, headerRow: 2, header: ['Titre', 'Prix', 'Niveau'] };
    const table = createTableReading({ sheet: null, mayBeShort: false, fields, layout });
    const out: SourceItem[] = [];
    table.take(1, ['Cours'], out);
    table.take(2, ['Titre', 'Prix', 'Niveau'], out);
    expect(tell(out)).toEqual(['title 1', 'header 2']);
  });
});
