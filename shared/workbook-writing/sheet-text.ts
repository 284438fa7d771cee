/** Characters that a cell of a worksheet can hold; a program cuts what is longer, silently. */
export const cellCharsMax = 32_767;

/** What XML 1.0 has no place for, save the tab and the line feed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A text as a cell can hold it: line ends as line feeds, no control characters, no halves of
 * characters. What goes through this once goes through it again unchanged.
 */
export function toSheetText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwritable, '').toWellFormed();
}

/** A text that a spreadsheet would take for a formula if somebody typed it. */
export function isFormulaLike(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/**
 * A cell's text inside XML. Spreadsheets read `_x0041_` as a character by its number, so a text
 * that happens to look like that says so with an escape of its own.
 *
 * @see ECMA-376 part 1, 22.9.2.19 ST_Xstring
 */
export function escapeCellText(text: string): string {
  return escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}
