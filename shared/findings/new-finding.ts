import { cutName } from '../rows/name-list.ts';
import type { Finding } from './finding.ts';

/** Characters of an offending cell that a finding keeps. */
export const valueCharsMax = 200;

/** A finding of which only what is known has to be said. */
export function newFinding(
  known: Pick<Finding, 'code' | 'level' | 'slot'> &
    Partial<Omit<Finding, 'value'>> & { readonly value?: unknown },
): Finding {
  const { value, column = null, ...rest } = known;
  return {
    sheet: null,
    row: null,
    expected: null,
    data: {},
    ...rest,
    column: column === null ? null : cutName(column),
    value: tellValue(value),
  };
}

/** A cell as a finding shows it: text, or JSON for anything else, cut at `valueCharsMax`. */
export function tellValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const characters = [...text.slice(0, 2 * valueCharsMax + 2)];
  if (characters.length <= valueCharsMax) return characters.join('');
  return `${characters.slice(0, valueCharsMax - 1).join('')}…`;
}
