/** Excel ends a text within a formula at 255 characters; quotes in it are doubled. */
const literalCharsMax = 600;

/**
 * The value of a formula that is nothing but a value, or undefined. Anything that refers to other
 * cells is left to a spreadsheet program.
 */
export function computeLiteral(formula: string): number | string | boolean | undefined {
  if (formula.length > literalCharsMax) return undefined;
  const text = formula.trim();
  if (/^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  const isTrue = /^true(?:\(\))?$/i.test(text);
  return isTrue || /^false(?:\(\))?$/i.test(text) ? isTrue : undefined;
}
