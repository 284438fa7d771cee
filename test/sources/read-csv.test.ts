import { describe, expect, test } from 'vitest';
import { decodeText } from '../../shared/sources/decode-text.ts';
import { readCsv, recordCharsMax } from '../../shared/sources/read-csv.ts';
import { cellsOf, collectItems, courseFile, factsOf, inBlocksOf, problemsOf } from './a-source.ts';

const read = (text: string | Uint8Array, blockSize = 16_384) =>
  collectItems(readCsv(decodeText(inBlocksOf(blockSize, text)), { fields: [] }));

describe('readCsv', () => {
  test('gives the same items however the source is cut', async () => {
    // 3,000 rows of 90 bytes: several blocks, with quotes, line breaks and accents on their borders.
    const rows = Array.from(
      { length: 3000 },
      (_, i) => `${i},"Leçon ""${i}""\r\nà la ligne",été;hiver,"a,b",${'x'.repeat(40)}`,
    );
    const text = `n,titre,saisons,paire,reste\r\n${rows.join('\r\n')}\r\n`;
    const whole = await read(text, 1_048_576);
    expect(cellsOf(whole)).toHaveLength(3000);
    expect(cellsOf(whole)[2999]).toEqual([
      '2999',
      'Leçon "2999"\nà la ligne',
      'été;hiver',
      'a,b',
      'x'.repeat(40),
    ]);
    expect(await read(text, 16_384)).toEqual(whole);
    expect(await read(text, 1)).toEqual(whole);
  });

  test('gives the same items however the source is cut, with everything that can be wrong', async () => {
    const kinds = [
      (n: number) => `${n},"Leçon ""${n}""\r\nà la ligne",été,x`,
      (n: number) => `${n},une "vraie" leçon,œuvre,x`,
      (n: number) => `${n},"une "vraie" leçon",été,x`,
      (n: number) => `${n},"jamais refermé,été,x`,
      (n: number) => `${n},abc\0\0,"été"\0,x`,
      (n: number) => `${n},trop,de,cellules,ici`,
      (n: number) => `${n},deux`,
      () => '',
      (n: number) => `${n},"ceci",  ,😀`,
      () => 'n,titre,saison,reste',
    ];
    const ends = ['\n', '\r\n', '\r'];
    const rows = Array.from(
      { length: 12_000 },
      (_, i) =>
        `${kinds[(i * 7 + (i >> 5)) % kinds.length]?.(i) ?? ''}${ends[i % 11 > 8 ? 2 : i % 2]}`,
    );
    const long = `x,${'y'.repeat(1_200_000)},z,w\n`;
    const text = `n,titre,saison,reste\r\n${rows.slice(0, 6_000).join('')}${long}${rows.slice(6_000).join('')}`;
    const whole = await read(text, 1_048_576);
    expect(new Set(problemsOf(whole).map((problem) => problem.slice(0, 7)))).toEqual(
      new Set(['RUN-R02', 'RUN-R03', 'RUN-R05', 'RUN-R11', 'RUN-W09']),
    );
    expect(cellsOf(whole).length).toBeGreaterThan(3_000);
    expect(await read(text, 16_384)).toEqual(whole);
    expect(await read(text, 1)).toEqual(whole);
  });

  test.each([
    { text: 'a,b\n1,2\n', why: 'LF' },
    { text: 'a,b\r\n1,2\r\n', why: 'CRLF' },
    { text: 'a,b\r1,2\r', why: 'CR' },
    { text: 'a,b\r\n1,2', why: 'no end on the last line' },
    { text: '\n\na,b\r\r\n1,2\n', why: 'all kinds mixed' },
  ])('reads lines that end with $why', async ({ text }) => {
    expect(cellsOf(await read(text, 3))).toEqual([['1', '2']]);
  });

  test('numbers rows as a spreadsheet does, and counts those it leaves out', async () => {
    const items = await read('\na,b\n1,2\n\n" "," "\n"x\ny",3\na,b\n4,5\n');
    expect(items.flatMap((item) => ('row' in item ? [[item.kind, item.row]] : []))).toEqual([
      ['header', 2],
      ['row', 3],
      ['row', 6],
      ['row', 8],
    ]);
    expect(factsOf(items)).toMatchObject({
      encoding: 'utf-8',
      delimiter: ',',
      leftOut: { blank: 3, 'repeated-header': 1 },
      leftOutRows: { 'repeated-header': [7] },
    });
  });

  test.each([
    { text: 'title;tags\nA;x,y,z\nB;x,y,z\n', delimiter: ';', why: 'the header has it' },
    { text: 'title\ttags\nA, b\tx\n', delimiter: '\t', why: 'tabs' },
    { text: 'title|tags\nA|x\n', delimiter: '|', why: 'bars' },
    {
      text: 'title,lessons\nA,x;y;z;w\n',
      delimiter: ',',
      why: 'more of the other are in the data',
    },
    { text: '"a;b",c\n"x;y",z\n', delimiter: ',', why: 'the other is in quotes' },
    { text: 'sep=|\na|b\n', delimiter: '|', why: 'the first line names it' },
    { text: '\ufeff"sep=;"\r\na;b\r\n', delimiter: ';', why: 'the first line names it in quotes' },
    {
      text: 'Catalogue, 2024\r\n\r\ntitre;prix\r\nA;1,5\r\nB;2,5\r\n',
      delimiter: ';',
      why: 'a title stands above the header',
    },
    { text: 'title\nA\n', delimiter: ',', why: 'there is one column' },
  ])('finds $delimiter when $why', async ({ text, delimiter }) => {
    expect(factsOf(await read(text))['delimiter']).toBe(delimiter);
  });

  test('does not count the sep= line as a row', async () => {
    const items = await read(courseFile('utf-8-bom-sep-line.csv'));
    expect(items.find(({ kind }) => kind === 'header')).toMatchObject({ row: 1 });
    expect(factsOf(items)).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      leftOut: { blank: 0 },
    });
  });

  test.each([
    { row: '1,2,3', expected: ['RUN-R02 2'], why: 'a cell too many' },
    { row: '1', expected: ['RUN-R03 2'], why: 'a cell too few' },
    { row: '1,2,,', expected: [], why: 'empty cells behind the last column' },
    { row: '1,', expected: [], why: 'an empty last cell' },
    { row: '"1"x,2', expected: ['RUN-R05 2'], why: 'a quote inside a quoted cell' },
    { row: '1,"2', expected: ['RUN-R05 2'], why: 'a quote that the file never closes' },
    { row: '1,a\ufffdb', expected: ['RUN-R01 2'], why: 'a character that was lost' },
  ])('judges $why', async ({ row, expected }) => {
    expect(problemsOf(await read(`a,b\n${row}\n`))).toEqual(expected);
  });

  test('refuses a file with an endless cell instead of filling the memory', async () => {
    const items = await read(`a,b\n1,2\n3,"${'x'.repeat(recordCharsMax + 100_000)}`);
    expect(items.at(-1)).toEqual({
      kind: 'problem',
      level: 'blocking',
      row: null,
      code: 'RUN-F11',
      data: { row: 3 },
    });
  });

  test('cuts the names of columns, and refuses a header of more than 1,000', async () => {
    const items = await read(`${'x'.repeat(600_000)},b\n1,2\n`);
    expect(items.find(({ kind }) => kind === 'header')).toEqual({
      kind: 'header',
      sheet: null,
      row: 1,
      cells: [`${'x'.repeat(199)}…`, 'b'],
    });
    expect(problemsOf(await read(`a${',a'.repeat(999)}\n`))).toEqual([]);
    expect((await read(`\na${',a'.repeat(1_000)}\n1,2\n`)).at(-1)).toEqual({
      kind: 'problem',
      level: 'blocking',
      row: null,
      code: 'RUN-F15',
      data: { row: 2, found: 1_001, max: 1_000 },
    });
  });

  test('takes no more from the source than is asked for', async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('a,b\n');
      for (;;) {
        taken += 1;
        yield new TextEncoder().encode(`${'x'.repeat(1_000)},1\n`.repeat(64));
      }
    }
    const items = readCsv(decodeText(endless()), { fields: [] });
    for (let i = 0; i < 2; i += 1) await items.next();
    await items.return(undefined);
    expect(taken).toBeLessThan(5);
  });
});

describe('files put behind one another', () => {
  test('have byte order marks in the middle', async () => {
    const text = '\ufeff"titre","prix"\r\n"A","1"\r\n\ufeff"titre","prix"\r\n"B","2"\r\n';
    for (const size of [1, 7, 20, 16_384]) {
      const items = await collectItems(
        readCsv(decodeText(inBlocksOf(size, text)), {
          fields: [{ name: 'titre', required: true, aliases: [] }],
        }),
      );
      expect(cellsOf(items)).toEqual([
        ['A', '1'],
        ['B', '2'],
      ]);
    }
  });

  test('a mark inside a cell stays', async () => {
    const items = await collectItems(
      readCsv(decodeText(inBlocksOf(16_384, 'a,b\nx\ufeffy,2\n')), { fields: [] }),
    );
    expect(cellsOf(items)).toEqual([['x\ufeffy', '2']]);
  });
});
