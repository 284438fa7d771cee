import { distance } from 'fastest-levenshtein';
import { normaliseHeader } from './normalise-header.ts';

/** Share of a word that may differ from an alias for it to be suggested: 2 of 5, or 3 of 9. */
const differenceMax = 0.4;
const differenceOfLongMax = 0.34;
const shortMax = 6;
/** Up to here a first letter may be the slip; beyond, words that begin differently are others. */
const slipMax = 0.25;

/** A word with the names, normalised, to compare it with. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

/**
 * The field that an unknown header is most like, if any is like it at all. For a person to judge,
 * never applied by itself.
 */
export function suggestField(header: string, spellings: Spellings): string | null {
  const word = normaliseHeader(header);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [field, names] of spellings) {
    const difference = leastDifference(word, names);
    if (difference < least) {
      least = difference;
      best = field;
    }
  }
  return least <= differenceMax ? best : null;
}

/** The header that is most like a field's names, if any is. */
export function closestHeader(names: readonly string[], headers: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const header of headers) {
    const difference = leastDifference(normaliseHeader(header), names);
    if (difference < least) {
      least = difference;
      best = header;
    }
  }
  return least <= differenceMax ? best : null;
}

/** 0 (equal) to 1 (nothing in common), against the most similar name. */
function leastDifference(word: string, names: readonly string[]): number {
  let least = 1;
  for (const name of names) least = Math.min(least, compareWords(word, name));
  return least;
}

/** Words that two names share say nothing: `course_url` is not like `course_id`. */
function compareWords(a: string, b: string): number {
  const length = Math.max(a.length, b.length, 1);
  // The lengths alone say that these are too different.
  const most = (length > shortMax ? differenceOfLongMax : differenceMax) * length;
  if (Math.abs(a.length - b.length) > most || distance(a, b) > most) return 1;
  const [one, other] = dropShared(a.split('_'), b.split('_'));
  const difference = distance(one, other) / Math.max(one.length, other.length, 1);
  return difference > slipMax && one[0] !== other[0] ? 1 : difference;
}

function dropShared(a: readonly string[], b: readonly string[]): readonly [string, string] {
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(start, a.length - end).join('_'), b.slice(start, b.length - end).join('_')];
}
