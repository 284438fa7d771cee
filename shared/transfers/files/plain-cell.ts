/** Longer than any identifier, amount or code. */
export const cellCharsMax = 300;

/** Spaces between groups of figures: ordinary, unbreakable, thin. What a line break or a tab parts are two values. */
export const groupSpaces = /[ \u00a0\u202f\u2009]/g;

/** A cell of figures or a code, as text; or why it has none. */
export type PlainCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'problem';
      readonly problem: 'not-text' | 'lost-digits' | 'formula' | 'sheet-error' | 'long';
    };

/** What a spreadsheet shows where a formula has no value, in English and in French. */
const sheetError =
  /^#(?:REF!|N\/A|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|CALC!)$/i;

/** Figures that every spreadsheet keeps of a number; it puts zeros in place of the others. */
const exactBelow = 1e15;

/**
 * A cell's text without what nobody sees: spaces around it, marks of direction (which come with
 * numbers copied from an address book), and the apostrophe by which spreadsheets mark a text. A
 * number becomes its digits, never `2.289e+10`.
 */
export function readPlainCell(cell: unknown): PlainCell {
  if (cell === null || cell === undefined) return { kind: 'empty' };
  if (typeof cell === 'number') {
    if (Math.abs(cell) >= exactBelow || !Number.isFinite(cell)) return refuse('lost-digits');
    return { kind: 'text', text: String(cell) };
  }
  if (typeof cell !== 'string') return refuse('not-text');
  if (cell.length > cellCharsMax) return cell.trim() === '' ? { kind: 'empty' } : refuse('long');
  const visible = cell.replace(/\p{Cf}/gu, '').trim();
  if (visible.startsWith('=')) return refuse('formula');
  if (sheetError.test(visible)) return refuse('sheet-error');
  const text = visible.startsWith("'") ? visible.slice(1).trim() : visible;
  return text === '' ? { kind: 'empty' } : { kind: 'text', text };
}

function refuse(problem: Extract<PlainCell, { kind: 'problem' }>['problem']) {
  return { kind: 'problem', problem } as const;
}

/** Digits of another script, or the full-width ones: `৪` looks like 8 and is 4. */
export function hasOtherDigits(text: string): boolean {
  return /[^\P{N}0-9]/u.test(text);
}

/** A number as spreadsheets show it when a column is too narrow: `2.289E+10`, `2,289E+10`. */
export function isScientific(text: string): boolean {
  return /^[-+]?\d+(?:[.,]\d*)?\s?e\s?[-+]?\d+$/i.test(text);
}
