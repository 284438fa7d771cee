/** A text around one run of figures. */
export interface Figures {
  /** From the first digit (or the mark before it) to the last: `1 250,50`, `5€50`, `1e5`. */
  readonly figures: string;
  /** What else stands before and behind them, without signs and brackets. */
  readonly before: string;
  readonly after: string;
  readonly isNegative: boolean;
  /** The minus is written as accounts do: `(500)`, `500-`. */
  readonly isAccounting: boolean;
}

type Sign = Pick<Figures, 'isNegative' | 'isAccounting'>;

/** Signs before and behind the figures, divided by `|`. Any others together are no number. */
const signs: ReadonlyMap<string, Sign> = new Map([
  ['|', { isNegative: false, isAccounting: false }],
  ['+|', { isNegative: false, isAccounting: false }],
  ['-|', { isNegative: true, isAccounting: false }],
  ['|-', { isNegative: true, isAccounting: true }],
  ['(|)', { isNegative: true, isAccounting: true }],
]);

/**
 * Finds the figures of a text, their sign and what stands around them: `-5 €`, `(500) F`, `5k`.
 *
 * @param text as `plainText` gives it, of at most `cellCharsMax` characters
 * @returns undefined when there are none, or more signs than one
 */
export function splitFigures(text: string): Figures | undefined {
  const first = text.search(/[.,]?\d/);
  if (first === -1) return undefined;
  let end = text.length;
  while (!isDigit(text.charAt(end - 1))) end -= 1;
  if (/[.,]/.test(text.charAt(end))) end += 1;
  // `5,-` is five and no cents to one, five below nothing to another.
  if (/^[.,]-/.test(text.slice(end - 1))) return undefined;
  const before = peelSigns(text.slice(0, first));
  const after = peelSigns(text.slice(end));
  const sign = signs.get(`${before.signs}|${after.signs}`);
  if (sign === undefined) return undefined;
  return { figures: text.slice(first, end), before: before.word, after: after.word, ...sign };
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

const nothing = { signs: '', word: '' };

/** Signs at both ends of what stands beside the figures; those within a word belong to it. */
function peelSigns(edge: string): { readonly signs: string; readonly word: string } {
  if (edge === '') return nothing;
  // `500 (FCFA)`: these brackets are round the word.
  const bracketed = /^\s*\(([^-+()]*[^-+()\s][^-+()]*)\)\s*$/.exec(edge)?.[1];
  if (bracketed !== undefined) return { signs: '', word: bracketed.trim() };
  const [, left = '', word = '', right = ''] = /^([-+()\s]*)(.*?)([-+()\s]*)$/s.exec(edge) ?? [];
  return { signs: (left + right).replace(/\s/g, ''), word };
}
