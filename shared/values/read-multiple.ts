/** Power of ten that a word means, the same in French and in English. */
const powers: ReadonlyMap<string, number> = new Map([
  ...['k', 'mille', 'millier', 'milliers', 'thousand', 'thousands'].map((w) => [w, 3] as const),
  ...['mio', 'mln', 'million', 'millions'].map((word) => [word, 6] as const),
  ...['md', 'mds', 'mrd', 'bn', 'milliard', 'milliards'].map((word) => [word, 9] as const),
]);

/**
 * Words that mean different things to different people: `m` a thousand, a million, metres or
 * minutes; `MM` a million or a million millions; a billion 10⁹ in English and 10¹² in French.
 */
const unclear: ReadonlySet<string> = new Set(['m', 'mm', 'mn', 'b', 'billion', 'billions']);

/**
 * Reads the word for thousands, millions or milliards behind a number: `5.3k`, `1,2 M`, `3 Md`.
 *
 * @returns the power of ten; undefined when it is no such word
 */
export function readMultiple(word: string): number | 'ambiguous' | undefined {
  // A capital M is a million in both languages; a small one is anybody's guess.
  if (word === 'M') return 6;
  const lower = word.toLowerCase();
  return unclear.has(lower) ? 'ambiguous' : powers.get(lower);
}
