import { describe, expect, test } from 'vitest';
import { neutralise, writeCsv } from '../../shared/csv-writing/write-csv.ts';

interface Line {
  readonly name: string;
  readonly sum: string;
}

const columns = [
  { header: { fr: 'nom', en: 'name' }, cell: ({ name }: Line) => name },
  { header: { fr: 'somme', en: 'sum' }, cell: ({ sum }: Line) => sum },
];

async function* these(...lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines;
}

async function* many(count: number): AsyncGenerator<Line> {
  for (let i = 1; i <= count; i += 1) yield { name: `n${i}`, sum: '1' };
}

describe('CSV', () => {
  test('in French is as French spreadsheets write it, with a mark that it is UTF-8', async () => {
    const pieces = await Array.fromAsync(
      writeCsv(these({ name: 'Été', sum: '1,5' }), columns, 'fr'),
    );
    expect(pieces.join('')).toBe('\ufeffnom;somme\r\nÉté;1,5\r\n');
  });

  test('in English parts cells by commas, so a cell with one is quoted', async () => {
    const line = { name: 'Ndiaye, "Awa"', sum: '1.5' };
    const pieces = await Array.fromAsync(writeCsv(these(line), columns, 'en'));
    expect(pieces.join('')).toBe('\ufeffname,sum\r\n"Ndiaye, ""Awa""",1.5\r\n');
  });

  test('of nothing is its header', async () => {
    expect(await Array.fromAsync(writeCsv(these(), columns, 'fr'))).toEqual([
      '\ufeffnom;somme\r\n',
    ]);
  });

  test.each([
    { count: 200, pieces: [1, 200], why: 'what is written together' },
    { count: 201, pieces: [1, 200, 1], why: 'one line more' },
  ])('comes in pieces of whole lines: $why', async ({ count, pieces }) => {
    const written = await Array.fromAsync(writeCsv(many(count), columns, 'fr'));
    expect(written.map((piece) => piece.split('\r\n').length - 1)).toEqual(pieces);
    expect(written.at(-1)?.endsWith(`n${count};1\r\n`)).toBe(true);
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['+221 77', "'+221 77"],
  ['-3', "'-3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['Awa', 'Awa'],
  ['1-2', '1-2'],
  ['', ''],
])('%j is written as %j: no spreadsheet takes it for a formula', (text, expected) => {
  expect(neutralise(text)).toBe(expected);
});
