import { describe, expect, test } from 'vitest';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { createColumnReading } from '../../shared/runs/column-reading.ts';
import { tellFacts } from '../../shared/runs/tell-facts.ts';
import type { SourceFacts, SourceItem } from '../../shared/sources/source-item.ts';

const rules = {
  fields: [
    { name: 'id', required: false, aliases: [] },
    { name: 'title', required: true, aliases: ['Titre'], weakAliases: ['nom'] },
    { name: 'price', required: false, aliases: ['Prix'] },
  ],
  otherKinds: {
    common: ['id', 'title'],
    kinds: [
      { name: 'instructors', telling: [['prenom']], supporting: [['email'], ['phone', 'tel']] },
      { name: 'lessons', telling: [['lesson_title']], supporting: [['order'], ['video']] },
    ],
  },
};
const header = (...cells: string[]) => ({ kind: 'header', sheet: 'S', row: 3, cells }) as const;
const object = (row: number, value: Record<string, unknown>): SourceItem & { kind: 'object' } => ({
  kind: 'object',
  row,
  value,
});
const codesOf = (item: Parameters<ReturnType<typeof createColumnReading>['take']>[0]) =>
  createColumnReading(rules, 'file')
    .take(item)
    .findings.map(({ code, column, row }) => `${code} ${column} ${row}`);

describe('a header', () => {
  test.each([
    { cells: ['Titre', 'Prix'], codes: [], why: 'all is known' },
    { cells: ['Titre', 'Prx'], codes: ['RUN-W02 Prx 3'], why: 'a likeness' },
    { cells: ['Titre', 'Prix', 'Prx'], codes: ['RUN-W01 Prx 3'], why: 'of a field that is there' },
    { cells: ['Titre', 'Nom'], codes: ['RUN-W11 Nom 3'], why: 'a surer column' },
    { cells: ['Titre', 'Pr\ufffdx'], codes: ['RUN-W12 Pr\ufffdx 3'], why: 'damage' },
    { cells: ['Titre', '', 'Prix'], codes: ['RUN-W05 null 3'], why: 'a column without name' },
    { cells: ['Titre', 'title'], codes: ['RUN-F12 title 3'], why: 'twice the same' },
    { cells: ['Intitul\ufffd', 'Prix'], codes: ['RUN-F04 null 3', 'RUN-W12 Intitul\ufffd 3'] },
  ])('$cells is told: $codes', ({ cells, codes }) => {
    expect(codesOf(header(...cells))).toEqual(codes);
  });

  test('names the row that was taken for it', () => {
    const { findings } = createColumnReading(rules, 'file').take(header('Ville', 'Prix'));
    expect(findings[0]).toMatchObject({
      code: 'RUN-F04',
      sheet: 'S',
      row: 3,
      data: { field: 'title', found: ['Ville', 'Prix'], row: 3 },
    });
  });
});

describe('a file of another kind', () => {
  test('is refused for what it is, with the columns that say so', () => {
    const { findings } = createColumnReading(rules, 'file').take(
      header('nom', 'Prénom', 'Tél', 'id'),
    );
    expect(findings).toMatchObject([
      {
        code: 'RUN-F17',
        level: 'blocking',
        column: 'Prénom',
        data: {
          other_kind: 'instructors',
          telling: ['Prénom', 'Tél'],
          expected: ['title', 'id', 'price'],
        },
      },
    ]);
  });

  test.each([
    { cells: ['Titre', 'email'], refused: false, why: 'one column that may be there' },
    { cells: ['Titre', 'email', 'phone'], refused: true, why: 'two of them, and none of ours' },
    { cells: ['Titre', 'Prix', 'email'], refused: false, why: 'as many of ours' },
    { cells: ['Titre', 'Prix', 'Prénom'], refused: false, why: 'as many, though it tells' },
    { cells: ['Titre', 'Prix', 'Prénom', 'email'], refused: true, why: 'more than of ours' },
    { cells: ['Titre', 'Prénom'], refused: true, why: 'a telling one alone' },
  ])('$cells: $why', ({ cells, refused }) => {
    expect(codesOf(header(...cells)).some((code) => code.startsWith('RUN-F17'))).toBe(refused);
  });

  test('the closest kind is named', () => {
    const { findings } = createColumnReading(rules, 'file').take(
      header('lesson_title', 'order', 'video', 'email', 'tel'),
    );
    expect(findings[0]?.data).toMatchObject({ other_kind: 'lessons' });
  });

  test('objects are known by the keys of the first', () => {
    expect(codesOf(object(1, { nom: 'Exemple', prenom: 'Awa' }))).toEqual(['RUN-F17 prenom 1']);
    const reading = createColumnReading(rules, 'file');
    expect(reading.take(object(1, { title: 'A' })).kind).toBe('row');
    expect(reading.take(object(2, { title: 'B', prenom: 'Awa' }))).toMatchObject({
      kind: 'row',
      findings: [{ code: 'RUN-W01', column: 'prenom', row: 2 }],
    });
  });
});

describe('objects', () => {
  test('are told of each strange key once', () => {
    const reading = createColumnReading(rules, 'file');
    const codes = [
      object(1, { title: 'A', x: 1 }),
      object(2, { title: 'B', x: 1 }),
      object(3, { title: 'C', y: 1, nom: 'D' }),
      object(4, { x: 1, title: 'E', nom: 'F' }),
    ].flatMap((item) => reading.take(item).findings.map(({ code, column }) => `${code} ${column}`));
    expect(codes).toEqual(['RUN-W01 x', 'RUN-W01 y', 'RUN-W11 nom']);
    expect(reading.unknown()).toEqual(['x', 'y']);
  });
});

describe('what reading found, in the journal', () => {
  const told = (facts: SourceFacts, unknownColumns: string[] = []) =>
    tellFacts({ facts, unknownColumns, accepted: 1 }).map(({ code, data }) => ({ code, ...data }));
  const layout = { sheet: null, headerRow: 1, header: ['Titre'] };

  test('no column is named of a file of which nothing is read', () => {
    const facts = { layout: { ...layout, headerRow: 4 } };
    const blocking = newFinding({ code: 'RUN-F04', level: 'blocking', slot: 'file' });
    expect(tellFacts({ facts, unknownColumns: ['Awa'], accepted: 0, blocking })).toEqual([]);
  });

  test('lists of a JSON file that are not read are named, the first fifty', () => {
    const left_out = ['archived_courses', 'archive.old'];
    expect(told({ listsLeftOut: left_out })).toEqual([{ code: 'RUN-LISTS-LEFT-OUT', left_out }]);
    const [line] = told({ listsLeftOut: Array.from({ length: 51 }, (_, i) => `list${i}`) });
    expect(line).toMatchObject({ left_out: { length: 51, 49: 'list49', 50: '…' } });
  });

  test('what is usual is not told', () => {
    expect(told({ encoding: 'utf-8', delimiter: ';', leftOut: { blank: 0 }, layout })).toEqual([]);
  });

  test('one line a fact', () => {
    expect(
      told(
        {
          sheet: 'Cours',
          sheetsLeftOut: ['Listes'],
          layout: { ...layout, headerRow: 4 },
          leftOut: { blank: 2, title: 7, total: 1, note: 2, 'repeated-header': 1 },
          leftOutRows: {
            title: [1, 2, 3, 5, 6],
            total: [9],
            note: [11, 12],
            'repeated-header': [8],
          },
          emptyColumns: 4,
          hiddenRows: 3,
          hiddenColumns: ['C', 'AA'],
          mergedCells: 5,
          hasMacros: true,
        },
        ['x'],
      ),
    ).toEqual([
      { code: 'RUN-SHEETS', used: 'Cours', left_out: ['Listes'] },
      { code: 'RUN-MACROS' },
      { code: 'RUN-HEADER-FOUND', row: 4 },
      { code: 'RUN-HIDDEN-ROWS', count: 3 },
      { code: 'RUN-HIDDEN-COLUMNS', columns: ['C', 'AA'] },
      { code: 'RUN-MERGED-CELLS', count: 5 },
      { code: 'RUN-SKIPPED-ROWS', count: 2 },
      { code: 'RUN-EMPTY-COLUMNS', count: 4 },
      { code: 'RUN-TITLE-ROWS', count: 7, rows: [1, 2, 3, 5, 6, '…'] },
      { code: 'RUN-REPEATED-HEADERS', count: 1, rows: [8] },
      { code: 'RUN-TOTAL-ROWS', count: 1, rows: [9] },
      { code: 'RUN-NOTE-ROWS', count: 2, rows: [11, 12] },
      { code: 'RUN-COLUMNS-UNKNOWN', columns: ['x'] },
    ]);
  });

  test('a header of two lines is told with its names', () => {
    expect(told({ layout: { ...layout, headerRow: 3, header: ['A', 'B c'], lines: 2 } })).toEqual([
      { code: 'RUN-HEADER-JOINED', rows: [2, 3], columns: ['A', 'B c'] },
    ]);
  });
});
