import type { CellReading } from './cell-reading.ts';
import { cellCharsMax, plainText } from './plain-text.ts';

/** pandas writes `1.0` where a column of yes and no has holes. */
const yes = 'oui o vrai v true t yes y on 1 1.0 x ✓ ✔ ☑ ✅';
const no = 'non n faux f false no off 0 0.0 ✗ ✘ ☐ ❌';

const words: ReadonlyMap<string, boolean> = new Map([
  ...yes.split(' ').map((word) => [word, true] as const),
  ...no.split(' ').map((word) => [word, false] as const),
]);

/**
 * Reads yes or no in French, English or figures.
 *
 * @param moreWords words of the column's own, in lower case: `{ payant: false }`
 */
export function readBoolean(
  cell: unknown,
  moreWords: Readonly<Record<string, boolean>> = {},
): CellReading<boolean, 'not-a-boolean'> {
  if (typeof cell === 'boolean') return { kind: 'value', value: cell };
  if (cell === null || cell === undefined) return { kind: 'empty' };
  if (typeof cell !== 'string' && typeof cell !== 'number') return notBoolean;
  const text = plainText(String(cell));
  if (text === '') return { kind: 'empty' };
  if (text.length > cellCharsMax) return notBoolean;
  // Emoji may carry a sign that asks for their coloured form.
  const word = text.toLowerCase().replace(/\ufe0f/g, '');
  const value = words.get(word) ?? (Object.hasOwn(moreWords, word) ? moreWords[word] : undefined);
  return value === undefined ? notBoolean : { kind: 'value', value };
}

const notBoolean = { kind: 'problem', problem: 'not-a-boolean' } as const;
