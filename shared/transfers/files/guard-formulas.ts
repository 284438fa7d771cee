/** What a spreadsheet takes for the beginning of a formula; in East Asia also the wide signs. */
const signs = '=+\\-@＝＋－＠';
/**
 * Where a cell begins: at the text's beginning, and behind whatever a program that goes by another
 * delimiter than ours, and so does not see our quotes, takes for the end of a cell.
 */
const cellStart = '(^|[;,\\t\\r\\n"])(\\s*)';

const open = new RegExp(`${cellStart}(?=[${signs}])`, 'g');
const guarded = new RegExp(`${cellStart}'(?=[${signs}])`, 'g');

/**
 * A text in which no spreadsheet finds a formula, by whichever delimiter it divides the line.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardFormulas(text: string): string {
  return text.replace(open, "$1$2'").replace(/^(?=[\t\r])/, "'");
}

/** The text as it was before `guardFormulas`. */
export function unguardFormulas(text: string): string {
  return text.replace(guarded, '$1$2');
}
