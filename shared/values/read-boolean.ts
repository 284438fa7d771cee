import type { CellReading } from './cell-reading.ts';

const words: ReadonlyMap<string, boolean> = new Map([
  ...['oui', 'o', 'vrai', 'v', 'true', 't', 'yes', 'y', '1', 'x', 'on', '✓', '✔'].map(
    (word) => [word, true] as const,
  ),
  ...['non', 'n', 'faux', 'f', 'false', 'no', '0', 'off', '✗', '✘'].map(
    (word) => [word, false] as const,
  ),
]);

/** Reads yes or no in French, English or figures. */
export function readBoolean(
  cell: unknown,
  moreWords: Readonly<Record<string, boolean>> = {},
): CellReading<boolean, 'not-a-boolean'> {
  if (typeof cell === 'boolean') return { kind: 'value', value: cell };
  if (cell === null || cell === undefined) return { kind: 'empty' };
  if (typeof cell !== 'string' && typeof cell !== 'number') {
    return { kind: 'problem', problem: 'not-a-boolean' };
  }
  const word = String(cell).normalize('NFKC').trim().toLowerCase();
  if (word === '') return { kind: 'empty' };
  const value = words.get(word) ?? (Object.hasOwn(moreWords, word) ? moreWords[word] : undefined);
  return value === undefined
    ? { kind: 'problem', problem: 'not-a-boolean' }
    : { kind: 'value', value };
}
