/**
 * How a cell looks; `wrong…` and `example…` are coloured. Numbers of `number` are shown as they are,
 * of `integer` with all their digits, of `amount` in thousands with so many decimals; `day` shows a
 * serial number as a date. `required` is the header of a column that must be filled.
 */
export type CellLook =
  | 'plain'
  | 'text'
  | 'inert'
  | 'number'
  | 'integer'
  | 'wrong-text'
  | 'wrong-inert'
  | 'wrong-number'
  | 'wrong-integer'
  | 'header'
  | 'problem'
  | 'title'
  | 'heading'
  | 'label'
  | 'wrapped'
  | 'day'
  | 'amount'
  | 'amount-2'
  | 'amount-3'
  | 'required'
  | 'example-text'
  | 'example-day'
  | 'example-amount'
  | 'example-amount-2'
  | 'example-amount-3';

interface Look {
  readonly format?: number;
  readonly font?: number;
  readonly fill?: number;
  readonly wrap?: true;
  /** Numbers too: they stand beside words. */
  readonly left?: true;
  /** As an apostrophe typed before the text: whoever edits the cell gets no formula. */
  readonly quoted?: true;
}

const textFormat = 49;
const integerFormat = 1;
const thousandsFormat = 3;
const hundredthsFormat = 4;
/** Formats of our own count from 164. Days stand as West Africa writes them, in both languages. */
const ownFormats = ['dd/mm/yyyy', '#,##0.000'] as const;
const dayFormat = 164;
const thousandthsFormat = 165;
const bold = 1;
const large = 2;
const red = 3;
const slanted = 4;
const headerFill = 2;
const wrongFill = 3;
const requiredFill = 4;
const exampleFill = 5;

const looks: Readonly<Record<CellLook, Look>> = {
  plain: { left: true },
  text: { format: textFormat },
  inert: { format: textFormat, quoted: true },
  number: {},
  integer: { format: integerFormat },
  'wrong-text': { format: textFormat, fill: wrongFill },
  'wrong-inert': { format: textFormat, fill: wrongFill, quoted: true },
  'wrong-number': { fill: wrongFill },
  'wrong-integer': { format: integerFormat, fill: wrongFill },
  header: { format: textFormat, font: bold, fill: headerFill, wrap: true },
  problem: { format: textFormat, font: red, wrap: true },
  title: { font: large },
  heading: { font: bold, fill: headerFill, wrap: true },
  label: { font: bold },
  wrapped: { wrap: true },
  day: { format: dayFormat },
  amount: { format: thousandsFormat },
  'amount-2': { format: hundredthsFormat },
  'amount-3': { format: thousandthsFormat },
  required: { format: textFormat, font: bold, fill: requiredFill, wrap: true },
  'example-text': { format: textFormat, font: slanted, fill: exampleFill },
  'example-day': { format: dayFormat, font: slanted, fill: exampleFill },
  'example-amount': { format: thousandsFormat, font: slanted, fill: exampleFill },
  'example-amount-2': { format: hundredthsFormat, font: slanted, fill: exampleFill },
  'example-amount-3': { format: thousandthsFormat, font: slanted, fill: exampleFill },
};

/** How cells look that show how to fill others like them. */
export const exampleLooks = {
  text: 'example-text',
  day: 'example-day',
  amount: 'example-amount',
  'amount-2': 'example-amount-2',
  'amount-3': 'example-amount-3',
} as const satisfies Partial<Readonly<Record<CellLook, CellLook>>>;

const names = Object.keys(looks) as CellLook[];
const indexes: ReadonlyMap<CellLook, number> = new Map(names.map((name, i) => [name, i]));

/** Number of a look in the style sheet: `s="…"` of a cell. */
export function indexOfLook(look: CellLook): number {
  return indexes.get(look) ?? 0;
}

/** Whether a text of this look goes on in a next line. */
export function wraps(look: CellLook): boolean {
  return looks[look].wrap ?? false;
}

/** `xl/styles.xml`: fonts, fills and one cell format for each look. */
export function writeStyles(): string {
  const font = (weight: '' | '<b/>' | '<i/>', { size = 11, color = '' } = {}) =>
    `<font>${weight}<sz val="${size}"/>${color && `<color rgb="FF${color}"/>`}<name val="Calibri"/><family val="2"/></font>`;
  const solid = (rgb: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
  const fonts = [
    font(''),
    font('<b/>'),
    font('<b/>', { size: 16 }),
    font('', { color: '9C0006' }),
    font('<i/>', { color: '7F6000' }),
  ];
  const none = '<fill><patternFill patternType="none"/></fill>';
  const grey = '<fill><patternFill patternType="gray125"/></fill>';
  const fills = [none, grey, ...['DDE6F0', 'FFC7CE', 'F8CBAD', 'FFF2CC'].map(solid)];
  const numbers = ownFormats.map(
    (code, i) => `<numFmt numFmtId="${dayFormat + i}" formatCode="${code}"/>`,
  );
  const formats = names.map((name) => writeFormat(looks[name]));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="${numbers.length}">${numbers.join('')}</numFmts>`,
    `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
    `<fills count="${fills.length}">${fills.join('')}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

function writeFormat({ format = 0, font = 0, fill = 0, wrap, left, quoted }: Look): string {
  const quote = quoted ? ' quotePrefix="1"' : '';
  const applied = `${quote} applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"`;
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${applied}><alignment${left ? ' horizontal="left"' : ''} vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`;
}
