import { describe, expect, test } from 'vitest';
import { decodeText } from '../../shared/sources/decode-text.ts';
import { readCsv, recordCharsMax } from '../../shared/sources/read-csv.ts';
import type { SourceItem, TableLayout } from '../../shared/sources/source-item.ts';
import { cellsOf, collectItems, inBlocksOf, problemsOf } from './a-source.ts';

const read = (text: string, blockSize = 16_384) =>
  collectItems(readCsv(decodeText(inBlocksOf(blockSize, text)), { fields: [] }));

/** Rows and rejections in order: the first cell of a row, or code and lines of a rejection. */
const story = (items: readonly SourceItem[]) =>
  items.flatMap((item) => {
    if (item.kind === 'row') return [item.cells[0]];
    if (item.kind !== 'problem') return [];
    return [item.data['lines'] ? `${item.code} ${item.data['lines']}` : item.code];
  });

describe('a record with wrong quotes', () => {
  test.each([
    {
      rows: ['1,"une "vraie" leçon",x', '2,b,c'],
      expected: ['RUN-R05 1', '2'],
      why: 'quotes in the middle cost their row',
    },
    {
      rows: ['1,"jamais refermé,x', '2,b,c', '3,"d, e",f', '4,g,h'],
      expected: ['RUN-R05 1', '2', '3', '4'],
      why: 'a quote never closed costs its line, not those below',
    },
    {
      rows: ['1,"a ""b"",x', '2,b', 'c,d,e,f', '5,g,h'],
      expected: ['RUN-R05 3', '5'],
      why: 'lines that are no rows of the table belong to the rejected one',
    },
    {
      rows: ['1,"a "b" c\n2e ligne",x', '2,b,c'],
      expected: ['RUN-R05 2', '2'],
      why: 'a record that ends by itself ends there',
    },
    {
      rows: ['1,"deux\nlignes",x', '2,"bad "x" y",z', '3,"deux\nlignes",x'],
      expected: ['1', 'RUN-R05 1', '3'],
      why: 'sound records of several lines around it stay whole',
    },
    {
      rows: ['1,a,b', '2,c,"ouvert à la fin'],
      expected: ['1', 'RUN-R05 1'],
      why: 'a quote opened in the last line',
    },
    {
      rows: ['1,"x', '2,"y', '3,"z', '4,a,b'],
      expected: ['RUN-R05 3', '4'],
      why: 'three quotes in a row that are never closed',
    },
    {
      rows: ['1,"""x,y', '2,b,c', '3,"",d', '4,e,f'],
      expected: ['RUN-R05 1', '2', '3', '4'],
      why: 'doubled quotes below it do not hide that it is open',
    },
    {
      rows: ['1,"x" ,y', '2, "x",y', '3,5" écran,y'],
      expected: ['1', '2', '3'],
      why: 'blanks behind a quote and quotes inside a plain cell are no mistake',
    },
  ])('$why', async ({ rows, expected }) => {
    const text = `n,titre,prix\n${rows.join('\n')}\n`;
    expect(story(await read(text))).toEqual(expected);
    expect(story(await read(text, 1))).toEqual(expected);
    expect(story(await read(text.replaceAll('\n', '\r\n')))).toEqual(expected);
  });

  test('in a table of two columns only a line without quotes is taken for a row', async () => {
    const items = await read('a,b\n1,"x\n2,"y"\n3,z\n4,w\n');
    expect(story(items)).toEqual(['RUN-R05 2', '3', '4']);
  });

  test('it keeps its number and shows what can be told of its cells', async () => {
    const items = await read('a,b,c\n1,2,3\n4,"x" y,z\n5,6,7\n');
    expect(items.filter(({ kind }) => kind === 'problem')).toEqual([
      {
        kind: 'problem',
        level: 'rejected',
        row: 3,
        code: 'RUN-R05',
        data: { value: 'x" y,z', lines: 1 },
        cells: ['4', 'x" y,z'],
        sure: 1,
      },
    ]);
  });

  test.each([
    { row: '"4" x,b,c', sure: 0, why: 'the first is wrong' },
    { row: '4,"x" y,z', sure: 1, why: 'the second is' },
    { row: '4,"deux\nlignes","x" y', sure: 2, why: 'the third, behind one of two lines' },
    { row: '4,,"jamais refermé', sure: 2, why: 'one that is never closed' },
  ])('of $row $sure cells are sure: $why', async ({ row, sure }) => {
    for (const blockSize of [1, 16_384]) {
      const items = await read(`a,b,c\n1,2,3\n${row}\n5,6,7\n`, blockSize);
      expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({ code: 'RUN-R05', sure });
    }
  });

  test('cells behind what is kept to show them are not', async () => {
    const items = await read(`a,b,c,d\n1,${'x'.repeat(10_000)},3,"x" y\n`);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      code: 'RUN-R05',
      sure: 1,
    });
  });

  test('one in each of many blocks costs one row each', async () => {
    const rows = Array.from({ length: 9_000 }, (_, i) =>
      i % 1_000 === 500 ? `${i},"mal "mis,${'x'.repeat(30)}` : `${i},"a\nb",${'x'.repeat(30)}`,
    );
    const items = await read(`n,titre,reste\n${rows.join('\n')}\n`);
    // The record of two lines behind a bad one is part of it: by itself neither line is a row.
    expect(problemsOf(items)).toHaveLength(9);
    expect(cellsOf(items).length).toBeGreaterThan(8_970);
    expect(await read(`n,titre,reste\n${rows.join('\n')}\n`, 100_000)).toEqual(items);
  });

  test('is not followed further than a million characters', async () => {
    const lines = `b","c\n`.repeat(recordCharsMax / 5);
    const items = await read(`a,b,c,d\n1,2,3,4\n5,"x "y" z\n${lines}`);
    expect(items.at(-1)).toMatchObject({ level: 'blocking', code: 'RUN-F11', data: { row: 3 } });
  });
});

describe('a table with wrong quotes that is read again', () => {
  const names = ['titre', 'durée', 'langue', 'niveau'];
  const reading = (layout?: TableLayout) => ({
    fields: [{ name: 'titre', required: true, aliases: [] }],
    layout,
  });
  const readAgain = async (text: string, layout?: TableLayout) =>
    collectItems(readCsv(decodeText(inBlocksOf(16_384, text)), reading(layout)));

  const factless = (items: readonly SourceItem[]) => items.filter(({ kind }) => kind !== 'facts');

  test('has the same rows, whatever width its first rows have', async () => {
    const first = Array.from({ length: 8 }, (_, i) => `A${i};1;fr;débutant;`);
    const text = `${names.join(';')}\n${first.join('\n')}\nB;2;fr;"débutant;\nC;3;fr;débutant\nD;zzz;fr;débutant;\n`;
    const items = await readAgain(text);
    expect(story(items).slice(8)).toEqual(['RUN-R05 1', 'C', 'D']);
    const layout = { sheet: null, headerRow: 1, header: names };
    expect(factless(await readAgain(text, layout))).toEqual(factless(items));
  });

  test('has the same rows where its first rows are wider than the header', async () => {
    const first = Array.from({ length: 8 }, (_, i) => `A${i};1;fr;débutant;x`);
    const text = `${names.join(';')}\n${first.join('\n')}\nB;2;fr;"débutant;\nC;3;fr;débutant\nD;4;fr;débutant;x\n`;
    const items = await readAgain(text);
    expect(problemsOf(items).slice(8)).toEqual(['RUN-R05 10', 'RUN-R02 11', 'RUN-F16 null']);
    const layout = { sheet: null, headerRow: 1, header: names };
    expect(factless(await readAgain(text, layout))).toEqual(factless(items));
  });

  test('has the same rows behind the first thirty', async () => {
    const first = Array.from({ length: 40 }, (_, i) => `A${i};1;fr;débutant`);
    const text = `Catalogue\n${names.join(';')}\n${first.join('\n')}\nB;2;fr;"débutant\nC;3;fr;débutant\n`;
    const items = await readAgain(text);
    expect(story(items).slice(40)).toEqual(['RUN-R05 1', 'C']);
    const layout = { sheet: null, headerRow: 2, header: names };
    expect(factless(await readAgain(text, layout))).toEqual(factless(items));
  });
});

describe('a row longer than a million characters', () => {
  const mega = (count: number) => 'x'.repeat(count * 1_000_000);

  test.each([
    { row: `2,${mega(6)},y`, why: 'without quotes' },
    { row: `2,"${mega(6)}",y`, why: 'in one quoted cell' },
    { row: `2,"${'mot, mot\n'.repeat(700_000)}",y`, why: 'in one quoted cell of many lines' },
    { row: `2,"${mega(1)}xx",y`, why: 'just too long' },
  ])('is rejected, $why, and the rest is read', async ({ row }) => {
    const items = await read(`n,b,c,d\n1,a,b,c\n${row},z\n3,a,b,c\n`, 65_536);
    expect(story(items)).toEqual(['1', 'RUN-R11', '3']);
    expect(problemsOf(items)).toEqual(['RUN-R11 3']);
    const shown = items.flatMap((item) => (item.kind === 'problem' ? (item.cells ?? []) : []));
    expect(shown.join('').length).toBeLessThan(10_001);
  });

  test('that never ends its quoted cell is the end of the reading', async () => {
    const items = await read(`a,b\n1,2\n3,"${mega(2)}\n`);
    expect(items.at(-1)).toMatchObject({ level: 'blocking', code: 'RUN-F11', data: { row: 3 } });
  });

  test('cannot be the header', async () => {
    const items = await read(`a,${mega(2)}\n1,2\n3,4\n`);
    expect(items.at(-1)).toMatchObject({ level: 'blocking', code: 'RUN-F24', data: { row: 1 } });
  });
});

describe('NULs in a text', () => {
  test('are taken out, with one remark for the row', async () => {
    const items = await read('n,titre\n1,"abc"\0\0\0\n2,de\0f\0\n3,ghi\n\0\0\n4,\0\n');
    expect(cellsOf(items)).toEqual([
      ['1', 'abc'],
      ['2', 'def'],
      ['3', 'ghi'],
      ['4', ''],
    ]);
    expect(problemsOf(items)).toEqual(['RUN-W09 2', 'RUN-W09 3', 'RUN-W09 6']);
  });

  test('do not depend on how the source is cut', async () => {
    const rows = Array.from({ length: 9_000 }, (_, i) => `${i},abc${'\0'.repeat(i % 5)},"x\ny"`);
    const text = `n,a,b\r\n${rows.join('\r\n')}\r\n`;
    const items = await read(text, 1_000_000);
    expect(problemsOf(items)).toHaveLength(7_200);
    expect(await read(text, 7)).toEqual(items);
  });
});
