import { describe, expect, test } from 'vitest';
import type { FieldSpec, SourceItem } from '../../shared/sources/source-item.ts';
import { createTableReading } from '../../shared/sources/table-reading.ts';
import { factsOf } from './a-source.ts';

const fields: readonly FieldSpec[] = [
  { name: 'title', required: true, aliases: ['Titre'], weakAliases: ['Nom', 'Formation'] },
  { name: 'category', required: false, aliases: ['Catégorie'] },
  { name: 'price', required: false, aliases: ['Prix'] },
  { name: 'language', required: false, aliases: ['Langue'] },
];

/** Rows written as lines with `;` between their cells; the first is row 1. */
function read(rows: readonly string[]): SourceItem[] {
  const table = createTableReading({ sheet: null, mayBeShort: false, fields });
  const out: SourceItem[] = [];
  for (const [i, line] of rows.entries()) table.take(i + 1, line.split(';'), out);
  table.end(out);
  return out;
}

const tell = (items: readonly SourceItem[]) =>
  items.flatMap((item) => {
    if (item.kind === 'facts' || item.kind === 'header' || item.kind === 'object') return [];
    if (item.kind === 'problem') return [`${item.code} ${item.row}`];
    return [`${item.kind === 'aside' ? item.what : item.kind} ${item.row}`];
  });

describe('a column that a surer name outranks', () => {
  test.each([
    {
      rows: ['Titre;Nom;Prix', 'Word;x;10', 'Excel;;', 'Access;y;20', 'Python;;'],
      told: ['row 2', 'row 3', 'row 4', 'row 5'],
      why: 'a lone title is a title, between data and at the end',
    },
    {
      rows: ['Titre;Formation;Prix', 'Word;x;10', 'Excel;y;20', 'Total Quality Management;;6000'],
      told: ['row 2', 'row 3', 'row 4'],
      why: 'where it is empty, a named total is not named elsewhere',
    },
  ])('need not be filled: $why', ({ rows, told }) => {
    const items = read(rows);
    expect(tell(items)).toEqual(told);
    expect(factsOf(items)['layout']).toMatchObject({ requiredAt: [0] });
  });

  test('is the required one where no surer name is read', () => {
    const items = read(['Formation;Langue;Prix', 'Word;fr;10', ';mots perdus;']);
    expect(factsOf(items)['layout']).toMatchObject({ requiredAt: [0] });
    expect(tell(items)).toEqual(['row 2', 'note 3']);
  });
});

describe('rows behind the last one that is surely data', () => {
  test('more than three that begin like titles are data', () => {
    const modules = Array.from({ length: 40 }, (_, i) => `(${i + 1}) Module ${i + 1};`);
    const items = read(['Titre;Prix', 'A;100', ...modules]);
    expect(items.filter(({ kind }) => kind === 'row')).toHaveLength(41);
    expect(factsOf(items)['leftOut']).toEqual({ blank: 0 });
  });

  test('three are notes, each of them told', () => {
    expect(tell(read(['Titre;Prix', 'A;100', '(1) a;', '(2) b;', '(3) c;']))).toEqual([
      'row 2',
      ...['note 3', 'RUN-W14 3', 'note 4', 'RUN-W14 4', 'note 5', 'RUN-W14 5'],
    ]);
  });

  test('what stands above those that are data is told as between data, what stands below is not', () => {
    const modules = ['(1) a;', '(2) b;', '(3) c;', '(4) d;'];
    expect(tell(read(['Titre;Prix', 'A;100', 'Total;100', ...modules, 'Total;100']))).toEqual([
      ...['row 2', 'total 3', 'RUN-W13 3', 'row 4', 'row 5', 'row 6', 'row 7', 'total 8'],
    ]);
  });

  test('a total that may be a title is told, a bare one is not', () => {
    const items = read(['Titre;Prix', 'A;1', 'B;2', 'Total Gestion;3', 'Total;3']);
    expect(tell(items)).toEqual(['row 2', 'row 3', 'total 4', 'RUN-W13 4', 'total 5']);
    expect(items).toContainEqual({
      kind: 'problem',
      level: 'warning',
      row: 4,
      code: 'RUN-W13',
      data: { column: 'Titre', value: 'Total Gestion' },
    });
  });

  test('a page number and a note outside the titles’ column are not', () => {
    const rows = ['Titre;Prix;Langue', 'A;1;fr', 'Page 1/3;;', ';NB : hors taxes;', ';indicatif;'];
    expect(tell(read(rows))).toEqual(['row 2', 'note 3', 'note 4', 'note 5']);
  });
});

describe('sums', () => {
  test('are looked for in two million cells of a table, then named totals are data', () => {
    // One block reads 999 columns of 100 rows: 99,900 cells, so twenty blocks and no more.
    const names = Array.from({ length: 998 }, (_, i) => `c${i}`);
    const block = (no: number) => [
      ...Array.from({ length: 100 }, (_, i) => `Cours ${no} ${i}${';1'.repeat(999)}`),
      `Total ${no}x${';100'.repeat(999)}`,
    ];
    const blocks = Array.from({ length: 22 }, (_, no) => block(no)).flat();
    const items = read([['Titre', 'Prix', ...names].join(';'), ...blocks]);
    expect(factsOf(items)['leftOut']).toEqual({ blank: 0, total: 20 });
    expect(items.filter(({ kind }) => kind === 'row')).toHaveLength(2_202);
  });

  test('of what is too long for an amount are not looked for', () => {
    const long = `1${' '.repeat(40)}F`;
    const rows = ['Titre;Prix', `A;${long}`, 'B;2', 'Total Gestion;3'];
    expect(tell(read(rows))).toEqual(['row 2', 'row 3', 'row 4']);
  });
});

describe('a second header of nothing but names', () => {
  test.each([
    { header: 'Titre;Catégorie', row: 'Formation;Prix', why: 'one is another field' },
    { header: 'Titre;Catégorie;Remarque', row: 'Formation;Prix;', why: 'two of three cells' },
    { header: 'Titre;Public', row: 'Nom;Prix', why: 'above stands no field' },
    {
      header: 'Titre;Catégorie;Langue',
      row: 'Catégorie;Langue;Prix',
      why: 'three fields, no title',
    },
  ])('refuses the file: $row below $header, $why', ({ header, row }) => {
    const blanks = ';x'.repeat(header.split(';').length - 1);
    const items = read([header, `Word${blanks}`, row, `Excel${blanks}`]);
    expect(tell(items)).toEqual(['row 2', 'RUN-F26 null']);
  });

  test.each([
    { row: 'Formation;Catégorie', why: 'the fields of the columns above' },
    { row: 'Formation;Nom', why: 'only one field' },
    { row: 'Catégorie;Langue', why: 'two words by chance, no title' },
    { row: 'Formation;Gestion', why: 'a word that is no name' },
  ])('$row is data below Titre;Catégorie: $why', ({ row }) => {
    expect(tell(read(['Titre;Catégorie', 'Word;Bureau', row]))).toEqual(['row 2', 'row 3']);
  });
});
