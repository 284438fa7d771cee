import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { mergesMax } from './workbook-limits.ts';

/** A merged area of more than one row. */
export interface Merge {
  /** Its left column, from 0. */
  readonly column: number;
  /** Numbers of rows, from 1; both inclusive. */
  readonly first: number;
  readonly last: number;
}

const area =
  /<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})["'][^>]*>/gi;
/** No such tag is longer. */
const tagChars = 512;

/**
 * The merged areas of a worksheet, which are told behind its rows: so the sheet is unpacked once
 * for them, which also tells whether it is as long as it says, before any row is given out.
 *
 * @param sheet its name, for the refusal
 */
export async function findMerges(
  texts: AsyncIterable<string>,
  sheet: string,
): Promise<readonly Merge[]> {
  const merges: Merge[] = [];
  let rest = '';
  for await (const piece of texts) {
    const text = rest + piece;
    let end = 0;
    if (text.includes('mergeCell')) {
      for (const match of text.matchAll(area)) {
        end = match.index + match[0].length;
        const [, letters = '', first, last] = match;
        const merge = { column: readLetters(letters), first: Number(first), last: Number(last) };
        if (merge.last <= merge.first) continue;
        if (merges.length === mergesMax) throw new UnreadableWorkbook('RUN-F18', { part: sheet });
        merges.push(merge);
      }
    }
    // The tag that the end of the piece may have cut.
    rest = text.slice(Math.max(end, text.length - tagChars));
  }
  return merges;
}

function readLetters(letters: string): number {
  const codes = [...letters.toUpperCase()].map((letter) => letter.charCodeAt(0) - 64);
  return codes.reduce((sum, code) => sum * 26 + code, 0) - 1;
}
