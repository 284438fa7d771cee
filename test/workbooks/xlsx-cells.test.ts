import { describe, expect, test } from 'vitest';
import { cellsOf, factsOf, problemsOf } from '../sources/a-source.ts';
import { readBook, refusalOf } from './a-workbook.ts';
import { anXlsx, textRow, type XlsxParts } from './a-xlsx.ts';

const header = textRow('title', 'price', 'start', 'duration', 'note');
const read = (data: string, more: XlsxParts = {}) =>
  readBook(anXlsx({ sheets: { Cours: { data: `${header}${data}` } }, ...more }));
/** The cells of the one row whose XML is given. */
const rowOf = async (cells: string, more?: XlsxParts) =>
  cellsOf(await read(`<row>${cells}</row>`, more))[0];

describe('texts', () => {
  test.each([
    ['<si><t>Élevage</t></si>', 'Élevage', 'plain'],
    ['<si><r><t>Ban</t></r><r><rPr><b/></rPr><t>que</t></r></si>', 'Banque', 'runs of two looks'],
    [
      '<si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si>',
      '東京',
      'how it is pronounced',
    ],
    ['<si><t xml:space="preserve"> a  b </t></si>', ' a  b ', 'spaces that are meant'],
    ['<si><t>R&amp;D &lt;1&gt; &quot;&apos;</t></si>', 'R&D <1> "\'', 'entities'],
    ['<si><t>&#233;&#xE9;&#x1F600;</t></si>', 'éé😀', 'character references'],
    ['<si><t>&amp;eacute;&eacute;</t></si>', '&eacute;&eacute;', 'entities that XML does not have'],
    ['<si><t>a_x000D_b_x005F_x000D_c</t></si>', 'a\rb_x000D_c', 'escaped characters'],
    ['<si><t>a\r\nb</t></si>', 'a\nb', 'line ends'],
    ['<si><t><![CDATA[1 < 2 &amp; 3]]></t></si>', '1 < 2 &amp; 3', 'CDATA'],
    ['<si><t>a<!-- x > y -->b</t></si>', 'ab', 'a comment inside'],
  ])('%s', async (texts, expected) => {
    expect((await rowOf('<c t="s"><v>0</v></c>', { texts }))?.[0]).toBe(expected);
  });

  test('inline ones, with runs, and an empty one', async () => {
    const cells =
      '<c t="inlineStr"><is><r><t>a &amp;amp; </t></r><r><t>b</t></r></is></c>' +
      '<c t="inlineStr"><is><t/></is></c><c t="inlineStr"><is><t>c</t></is></c>';
    expect(await rowOf(cells)).toEqual(['a &amp; b', null, 'c']);
  });

  test('a shared text that is not there costs its row', async () => {
    expect(problemsOf(await read('<row><c t="s"><v>7</v></c></row>'))).toEqual(['RUN-R01 2']);
  });
});

describe('numbers', () => {
  test.each([
    ['20140000008325', 20140000008325, 'an id, in full'],
    ['2.0140000008325E+13', 20140000008325, 'an id that was written short'],
    ['1234567890123456789012', '1234567890123460000000', 'an id that no number can hold'],
    ['19.989999999999998', 19.99, '15 digits, as the program shows them'],
    ['1e309', '1e309', 'what is beyond every number stays a text'],
    [' 12 ', 12, 'spaces around it'],
    ['n/a', 'n/a', 'what is no number stays a text'],
  ])('%s is %j: %s', async (written, expected, _why) => {
    expect(await rowOf(`<c><v>${written}</v></c>`)).toEqual([expected]);
  });

  test.each([
    ['<c t="b"><v>1</v></c>', true],
    ['<c t="b"><v>false</v></c>', false],
    ['<c t="str"><v>a_x0041_</v></c>', 'aA'],
    ['<c t="d"><v>2024-03-17</v></c>', '2024-03-17'],
    ['<c t="d"><v>2024-03-17T13:45:30.000Z</v></c>', '2024-03-17'],
    ['<c t="d"><v>13:45:30</v></c>', '13:45:30'],
    ['<c t="n"><v>5</v></c>', 5],
  ])('%s is %j', async (cell, expected) => {
    expect(await rowOf(cell)).toEqual([expected]);
  });

  const styles =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0 &quot;F CFA&quot;"/>' +
    '<numFmt numFmtId="165" formatCode="00000"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="46"/><xf numFmtId="164"/>' +
    '<xf numFmtId="165"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs>';

  test('formats: a day, a length of time, a currency, zeros in front', async () => {
    const cells = ['45000', '1.5', '15000', '123'].map((v, i) => `<c s="${i + 1}"><v>${v}</v></c>`);
    expect(await rowOf(cells.join(''), { styles })).toEqual([
      ...['2023-03-15', '36:00:00', '15000 F CFA', '00123'],
    ]);
  });

  test.each(['1', 'true'])('days from 1904 on (date1904="%s")', async (told) => {
    const cells = '<c s="1"><v>43538</v></c><c t="d"><v>2024-03-17</v></c>';
    const given = { styles, workbookPr: `date1904="${told}"` };
    expect(await rowOf(cells, given)).toEqual(['2023-03-15', '2024-03-17']);
    expect(factsOf(await read(`<row>${cells}</row>`, given))).toMatchObject({ serialEpoch: 1904 });
    expect(factsOf(await read(`<row>${cells}</row>`, { styles }))).not.toHaveProperty(
      'serialEpoch',
    );
  });
});

describe('formulas', () => {
  test('are read by their values: shared ones, arrays, errors', async () => {
    const items = await read(
      '<row><c><f t="shared" ref="A2:A3" si="0">B2*2</f><v>4</v></c>' +
        '<c><f t="array" ref="B2:B3">C2:C3</f><v>2</v></c></row>' +
        '<row><c><f t="shared" si="0"/><v>6</v></c><c><v>3</v></c></row>' +
        '<row><c t="str"><f>""</f><v></v></c><c><v>1</v></c></row>' +
        '<row><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    );
    expect(cellsOf(items)).toEqual([
      [4, 2],
      [6, 3],
      [null, 1],
    ]);
    expect(problemsOf(items)).toEqual(['RUN-R06 5']);
  });

  test('without a value leave their cell empty, with a warning', async () => {
    const items = await read(
      '<row><c><v>1</v></c><c><f t="shared" si="3">A2*&quot;2&quot;</f></c></row>' +
        '<row><c><v>2</v></c><c><f t="shared" si="3"/><v></v></c></row>',
    );
    expect(cellsOf(items)).toEqual([[1], [2]]);
    const warning = { kind: 'problem', level: 'warning', code: 'RUN-W06' };
    const data = { column: 'price', value: '=A2*"2"' };
    expect(items.filter(({ kind }) => kind === 'problem')).toEqual([
      { ...warning, row: 2, data },
      { ...warning, row: 3, data },
    ]);
  });

  test('without a value in a total are known to be missing there', async () => {
    const items = await read(
      '<row><c><v>1</v></c><c><v>5</v></c></row>' +
        '<row><c t="str"><v>Total</v></c><c><f>SUM(B2:B2)</f></c></row>',
    );
    expect(items).toContainEqual(
      expect.objectContaining({ kind: 'aside', what: 'total', label: 'Total', unknown: [1] }),
    );
    expect(problemsOf(items)).toEqual([]);
  });

  test('that are nothing but a value have it', async () => {
    const cells = ['1200.5', '"a ""b"""', 'TRUE', 'FALSE()', 'A1'].map((f) => `<c><f>${f}</f></c>`);
    expect(await rowOf(cells.join(''))).toEqual([1200.5, 'a "b"', true, false]);
  });

  test('of a program that writes 0 for what it does not compute have no value', async () => {
    const row = '<row><c><v>1</v></c><c><f>SUM(A1:A2)</f><v>0</v></c><c><v>0</v></c></row>';
    const uncomputed = await read(row, { calcPr: 'fullCalcOnLoad="1"' });
    expect(cellsOf(uncomputed)).toEqual([[1, null, 0]]);
    expect(problemsOf(uncomputed)).toEqual(['RUN-W06 2']);
    expect(cellsOf(await read(row))).toEqual([[1, 0, 0]]);
  });
});

describe('places', () => {
  test('cells and rows without one stand behind the one before', async () => {
    const items = await read(
      '<row r="4"><c r="B4"><v>1</v></c><c><v>2</v></c><c r="A4"><v>0</v></c></row>' +
        '<row><c><v>5</v></c></row><row r="9"/><row r="0"><c r="7"><v>6</v></c></row>',
    );
    const rows = items.flatMap((item) => (item.kind === 'row' ? [[item.row, item.cells]] : []));
    expect(rows).toEqual([
      [4, [0, 1, 2]],
      [5, [5]],
      [10, [6]],
    ]);
  });

  test('rows out of order come as they stand, with their own numbers', async () => {
    const items = await read('<row r="7"><c><v>7</v></c></row><row r="3"><c><v>3</v></c></row>');
    const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
    expect(rows).toEqual([7, 3]);
  });

  test('a row beyond the last one of a sheet is refused', async () => {
    expect(refusalOf(await read('<row r="1048577"><c><v>1</v></c></row>'))).toEqual({
      ...{ code: 'RUN-F21', sheet: 'Cours', row: 1_048_577, max: 1_048_576 },
    });
  });

  test('20,000 columns cost their row', async () => {
    const items = await read(`<row>${'<c><v>1</v></c>'.repeat(20_000)}</row>`);
    expect(problemsOf(items)).toEqual(['RUN-R02 2']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      data: { found: 20_000, expected: 5 },
    });
  });

  test('hidden rows and columns are read, and told', async () => {
    const data = `${header}<row hidden="1"><c><v>1</v></c><c><v>2</v></c></row><row hidden="true"/>`;
    const before =
      '<cols><col min="2" max="2" hidden="1"/><col min="27" max="16384" hidden="1"/></cols>';
    const items = await readBook(anXlsx({ sheets: { Cours: { data, before } } }));
    expect(cellsOf(items)).toEqual([[1, 2]]);
    expect(factsOf(items)).toMatchObject({ hiddenRows: 1, hiddenColumns: ['B'] });
  });
});
