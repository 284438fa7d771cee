import { cutName } from '../rows/name-list.ts';
import { filledWidth } from './cell-tests.ts';

/** Characters of a cell that a name is made of; the rest would be cut off anyway. */
const nameCharsMax = 2_000;

/** A header cell as a column's name: as it is written, but on one line and without what is not seen. */
export function nameColumn(cell: unknown): string {
  const text = typeof cell === 'string' ? cell.slice(0, nameCharsMax) : String(cell ?? '');
  return cutName(
    text
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** The names of a header row; empty cells behind the last name are no columns. */
export function nameColumns(cells: readonly unknown[]): readonly string[] {
  return cells.slice(0, filledWidth(cells)).map(nameColumn);
}

/** The names of a header of two lines, and which of them come from both. */
export interface JoinedLines {
  readonly names: readonly string[];
  /** Columns whose name has a part of each line. */
  readonly joined: readonly number[];
  /** Whether a name of the upper line reaches over columns that have none of their own there. */
  readonly isSpanned: boolean;
}

/**
 * Joins a header's two lines: `Prix` above `EUR` is `Prix EUR`. A name of the upper line reaches to
 * the right over blanks as long as there are names below (a merged area); equal names (an area
 * merged downwards) count once.
 */
export function joinLines(upper: readonly string[], lower: readonly string[]): JoinedLines {
  const names: string[] = [];
  const joined: number[] = [];
  let isSpanned = false;
  let span = '';
  for (let i = 0; i < Math.max(upper.length, lower.length); i += 1) {
    const above = upper[i] ?? '';
    const below = lower[i] ?? '';
    if (above !== '') span = below === '' || below === above ? '' : above;
    else if (below === '') span = '';
    if (below === '' || span === '') {
      names.push(below === '' ? above : below);
      continue;
    }
    isSpanned ||= above === '';
    joined.push(i);
    names.push(cutName(`${span} ${below}`));
  }
  return { names, joined, isSpanned };
}
