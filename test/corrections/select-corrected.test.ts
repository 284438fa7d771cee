import { describe, expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { aFinding, runId, sendBack, writeWorkbook } from './a-workbook.ts';

const aTable: readonly SourceItem[] = [
  { kind: 'header', sheet: null, row: 1, cells: ['titre', 'prix'] },
  { kind: 'row', sheet: null, row: 2, cells: ['Poules', '10'] },
  { kind: 'row', sheet: null, row: 3, cells: ['Chèvres', 'dix'] },
  { kind: 'row', sheet: null, row: 4, cells: ['Ruches', 'cent'] },
];
const findings = [aFinding(3, { column: 'prix' }), aFinding(4, { column: 'prix' })];

/** The rows to correct as a grid: titre, prix, Problème, _quai. */
async function aGrid(items = aTable, about = findings): Promise<unknown[][]> {
  const { Sheets } = XLSX.read(await writeWorkbook(items, about));
  const sheet = Sheets['Lignes à corriger'] as XLSX.WorkSheet;
  return XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null });
}

/** Saves a grid as somebody's program would. */
function saved(grid: unknown[][]): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(grid), 'Feuille 1');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }));
}

const change = (grid: unknown[][], row: number, cell: number, value: unknown) =>
  grid.map((cells, r) => (r === row ? cells.with(cell, value) : cells));

test('only rejected rows are in the workbook, in the sender’s columns, and a changed one passes', async () => {
  const grid = await aGrid();
  expect(grid.map((cells) => cells.slice(0, 2))).toEqual([
    ['titre', 'prix'],
    ['Chèvres', 'dix'],
    ['Ruches', 'cent'],
  ]);

  const back = await sendBack(saved(change(grid, 2, 1, '100')));

  expect(back.items.find(({ kind }) => kind === 'header')).toMatchObject({
    cells: ['titre', 'prix'],
  });
  expect(back.rows).toEqual([['Ruches', '100']]);
  expect(back.facts).toEqual({ of: runId, changed: 1, unchanged: 1, added: 0 });
});

test('a row without key is a new one', async () => {
  const back = await sendBack(saved([...(await aGrid()), ['Canards', '12', null, null]]));
  expect([back.rows, back.codes]).toEqual([[['Canards', '12']], []]);
  expect(back.facts).toMatchObject({ changed: 0, unchanged: 2, added: 1 });
});

test('columns may be moved, and the one with the problems removed', async () => {
  const grid = change(await aGrid(), 1, 1, '10');
  const moved = grid.map(([title, price, , key]) => [key ?? null, price ?? null, title ?? null]);
  const back = await sendBack(saved(moved));
  expect([back.rows, back.codes]).toEqual([[['10', 'Chèvres']], []]);
});

test('a CSV saved by a French program: numbers and truths that nobody changed are known', async () => {
  const grid = await aGrid(
    [
      { kind: 'header', sheet: null, row: 1, cells: ['titre', 'prix', 'gratuit', 'ref'] },
      { kind: 'row', sheet: null, row: 2, cells: ['Poules', 1.5, true, '1,5'] },
      { kind: 'row', sheet: null, row: 3, cells: ['Chèvres', 2.25, false, '2'] },
      { kind: 'row', sheet: null, row: 4, cells: ['Ruches', 3, true, '1,5'] },
    ],
    [aFinding(2), aFinding(3), aFinding(4)],
  );
  const french = (cell: unknown) =>
    typeof cell === 'boolean' ? { true: 'VRAI', false: 'FAUX' }[`${cell}`] : cell;
  const csv = grid.map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? `${cell}`.replace('.', ',') : french(cell))),
  );
  // The price of goats; the reference of the hives, which is a text.
  const changed = change(change(csv, 2, 1, '2,5'), 3, 3, '1.5');

  const back = await sendBack(changed.map((cells) => cells.join(';')).join('\n'), {
    name: 'a.csv',
  });

  expect(back.rows).toEqual([
    ['Chèvres', '2,5', 'FAUX', '2'],
    ['Ruches', '3', 'VRAI', '1.5'],
  ]);
  expect(back.facts).toMatchObject({ changed: 2, unchanged: 1 });
});

test('a file without our column passes as it is', async () => {
  const back = await sendBack('titre;prix;Problème\nPoules;10;aucun\n', { name: 'a.csv' });
  expect([back.rows, back.facts]).toEqual([[['Poules', '10', 'aucun']], null]);
});

describe('a workbook that cannot be taken', () => {
  test('RUN-K01: its run is not to be corrected from here', async () => {
    const content = saved(change(await aGrid(), 1, 1, '10'));
    const back = await sendBack(content, { isOriginal: async () => false });
    expect([back.rows, back.codes]).toEqual([[], ['RUN-K01']]);
    expect(back.facts).toMatchObject({ of: null });
  });

  test('RUN-K05: nothing was changed', async () => {
    const back = await sendBack(saved(await aGrid()));
    expect(back.items.at(-1)).toMatchObject({ level: 'blocking', data: { unchanged: 2 } });
    expect(back.codes).toEqual(['RUN-K05']);
  });
});

describe('a row that cannot be taken', () => {
  test('RUN-K02: its key was edited', async () => {
    const grid = change(change(await aGrid(), 1, 1, '10'), 2, 3, 'row 4');
    const back = await sendBack(saved(grid));
    expect([back.rows, back.codes]).toEqual([[['Chèvres', '10']], ['RUN-K02']]);
    expect(back.items).toContainEqual(
      expect.objectContaining({ code: 'RUN-K02', row: 3, data: { value: 'row 4' } }),
    );
  });

  test('RUN-K03: it was copied with its key, and both were changed', async () => {
    const grid = change(await aGrid(), 1, 1, '10');
    const back = await sendBack(saved([...grid, grid[1]?.with(1, '11') ?? []]));
    expect([back.rows, back.codes]).toEqual([[['Chèvres', '10']], ['RUN-K03']]);
    expect(back.items).toContainEqual(
      expect.objectContaining({ code: 'RUN-K03', row: 4, data: { original_row: 3 } }),
    );
  });

  test('RUN-K04: it is of another run’s workbook', async () => {
    const grid = await aGrid();
    const { writeRowKey } = await import('../../shared/corrections/row-key.ts');
    const foreign = writeRowKey({
      ...{ runId: 'run_02', slot: 'file', row: 9, figures: '', digest: '0'.repeat(16) },
    } as Parameters<typeof writeRowKey>[0]);
    const back = await sendBack(saved([...grid, ['Canards', '12', null, foreign]]));
    expect([back.rows, back.codes]).toEqual([[], ['RUN-K04']]);
  });
});

describe('rows that could not be read', () => {
  const longer: readonly SourceItem[] = [
    { kind: 'header', sheet: null, row: 1, cells: ['titre', 'prix'] },
    {
      ...{ kind: 'problem', level: 'rejected', row: 2, code: 'RUN-R02' },
      ...{ data: { found: 3, expected: 2 }, cells: ['Poules', 'noires', '10'] },
    },
    {
      ...{ kind: 'problem', level: 'rejected', row: 3, code: 'RUN-R01' },
      ...{ data: {}, cells: ['Ch\ufffdvres', '10'] },
    },
  ];
  const about = [
    aFinding(2, { code: 'RUN-R02', data: { found: 3, expected: 2 } }),
    aFinding(3, { column: 'titre' }),
  ];

  test('have all their cells, those beyond the header in columns without a name', async () => {
    const grid = await aGrid(longer, about);
    expect(grid.map((cells) => cells.slice(0, 3))).toEqual([
      ['titre', 'prix', null],
      ['Poules', 'noires', '10'],
      ['Ch\ufffdvres', '10', null],
    ]);
    expect((await sendBack(saved(grid))).codes).toEqual(['RUN-K05']);
  });

  test('pass when they are corrected; cells too many are still told', async () => {
    const grid = await aGrid(longer, about);
    const corrected = grid
      .with(1, ['Poules noires', '10', null, ...(grid[1]?.slice(3) ?? [])])
      .with(2, grid[2]?.with(0, 'Chèvres') ?? []);
    expect((await sendBack(saved(corrected))).rows).toEqual([
      ['Poules noires', '10'],
      ['Chèvres', '10'],
    ]);

    const half = await sendBack(saved(change(grid, 1, 0, 'Poules grises')));
    expect([half.rows, half.codes]).toEqual([[], ['RUN-R02']]);
  });
});

describe('objects of a JSON file', () => {
  const objects: readonly SourceItem[] = [
    { kind: 'object', row: 1, value: { titre: 'Poules' } },
    { kind: 'object', row: 2, value: { titre: 'Chèvres', prix: 'dix', lessons: ['Intro'] } },
    { kind: 'object', row: 3, value: { prix: 10, note: '[1]' } },
  ];

  test('have a column for each key, and nested values come back as they were', async () => {
    const grid = await aGrid(objects, [aFinding(2), aFinding(3)]);
    expect(grid.map((cells) => cells.slice(0, 4))).toEqual([
      ['titre', 'prix', 'lessons', 'note'],
      ['Chèvres', 'dix', '["Intro"]', null],
      [null, 10, null, '"[1]"'],
    ]);
    expect((await sendBack(saved(grid))).codes).toEqual(['RUN-K05']);

    const back = await sendBack(saved(change(change(grid, 1, 1, 12), 2, 0, 'Ruches')));

    expect(back.rows).toEqual([]);
    expect(back.objects).toEqual([
      { titre: 'Chèvres', prix: 12, lessons: ['Intro'] },
      { titre: 'Ruches', prix: 10, note: '[1]' },
    ]);
  });

  test('come back with their own keys only, and what was empty is as empty as it was', async () => {
    const differing: readonly SourceItem[] = [
      { kind: 'object', row: 1, value: { titre: 'A', niveau: 'zzz', note: null } },
      {
        kind: 'object',
        row: 2,
        value: { title: 'B', price: 'abc', description: '', note: 'null' },
      },
    ];
    const grid = await aGrid(differing, [aFinding(1), aFinding(2)]);
    expect(grid.map((cells) => cells.slice(0, 6))).toEqual([
      ['titre', 'niveau', 'note', 'title', 'price', 'description'],
      ['A', 'zzz', 'null', null, null, null],
      [null, null, '"null"', 'B', 'abc', '""'],
    ]);

    const back = await sendBack(saved(change(change(grid, 1, 1, 'facile'), 2, 4, 5)));

    expect(back.codes).toEqual([]);
    expect(back.items.filter(({ kind }) => kind === 'header')).toEqual([]);
    expect(back.objects).toEqual([
      { titre: 'A', niveau: 'facile', note: null },
      { title: 'B', price: 5, description: '', note: 'null' },
    ]);
  });

  test('an added row is an object too, and a cell that is emptied a key that goes', async () => {
    const grid = await aGrid(objects, [aFinding(2)]);
    const emptied = change(grid, 1, 1, null);
    const back = await sendBack(saved([...emptied, ['Canards', 12, null, null, null]]));
    expect(back.objects).toEqual([
      { titre: 'Chèvres', lessons: ['Intro'] },
      { titre: 'Canards', prix: 12 },
    ]);
  });

  test('two columns of one name, both filled: the row is rejected', async () => {
    const grid = await aGrid(objects, [aFinding(2)]);
    const doubled = grid.map((cells, r) => [...cells, r === 0 ? 'prix' : 12]);
    const back = await sendBack(saved(doubled));
    expect([back.objects, back.codes]).toEqual([[], ['RUN-R14']]);
  });

  test('keys that would change what objects are stay keys', async () => {
    const value = JSON.parse('{"titre":"Oies","__proto__":"x","prix":"dix"}');
    const grid = await aGrid([{ kind: 'object', row: 1, value }], [aFinding(1)]);
    const [object] = (await sendBack(saved(change(grid, 1, 2, 10)))).objects;
    expect(Object.entries(object ?? {})).toEqual([
      ['titre', 'Oies'],
      ['__proto__', 'x'],
      ['prix', 10],
    ]);
  });

  test('a row of them that cannot be read keeps its cells under their names', async () => {
    const grid = await aGrid(objects, [aFinding(2), aFinding(3)]);
    const damaged = change(change(grid, 1, 0, 'Ch\ufffdvres'), 2, 0, 'Ruches');
    const { items } = await sendBack(saved(damaged));
    const again = await aGrid(items.toReversed(), [aFinding(2), aFinding(3)]);
    expect(again.map((cells) => cells.slice(0, 4))).toEqual([
      ['titre', 'prix', 'note', 'lessons'],
      ['Ruches', 10, '"[1]"', null],
      ['Ch\ufffdvres', 'dix', null, '["Intro"]'],
    ]);
  });
});
