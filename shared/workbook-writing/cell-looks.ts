/** How a cell looks; `wrong…` are coloured. Numbers of `number` are shown as they are, of `integer` with all their digits. */
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
  | 'wrapped';

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
const bold = 1;
const large = 2;
const red = 3;
const headerFill = 2;
const wrongFill = 3;

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
};

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
  const font = (more: string, size = 11) =>
    `<font>${more.includes('<b/>') ? '<b/>' : ''}<sz val="${size}"/>${more.replace('<b/>', '')}<name val="Calibri"/><family val="2"/></font>`;
  const solid = (rgb: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
  const fonts = [font(''), font('<b/>'), font('<b/>', 16), font('<color rgb="FF9C0006"/>')];
  const none = '<fill><patternFill patternType="none"/></fill>';
  const grey = '<fill><patternFill patternType="gray125"/></fill>';
  const fills = [none, grey, solid('DDE6F0'), solid('FFC7CE')];
  const formats = names.map((name) => writeFormat(looks[name]));
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
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
