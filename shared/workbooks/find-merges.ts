import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { mergesMax } from './workbook-limits.ts';
import { readAttribute } from './xml-text.ts';

/** A merged area of more than one row. */
export interface Merge {
  /** Its left column, from 0. */
  readonly column: number;
  /** Numbers of rows, from 1; both inclusive. */
  readonly first: number;
  readonly last: number;
}

const element = 'mergeCell';
const area = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})$/i;
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
  const take = (attributes: string): void => {
    const merge = readArea(attributes);
    if (merge === undefined || merge.last <= merge.first) return;
    if (merges.length === mergesMax) throw new UnreadableWorkbook('RUN-F18', { part: sheet });
    merges.push(merge);
  };
  let rest = '';
  for await (const piece of texts) {
    const text = rest + piece;
    const end = takeTags(text, take);
    // The tag that the end of the piece may have cut.
    rest = text.slice(Math.max(end, text.length - tagChars));
  }
  return merges;
}

/**
 * Gives out the attributes of every complete tag, in one pass over the text.
 *
 * @returns where the last of them ends
 */
function takeTags(text: string, take: (attributes: string) => void): number {
  let end = 0;
  let close = -1;
  for (let at = text.indexOf(element); at !== -1; at = text.indexOf(element, at)) {
    const start = at;
    at += element.length;
    // Looked for once, however many names stand before it.
    if (close < at) close = text.indexOf('>', at);
    if (close === -1) break;
    const isLong = close - at > tagChars;
    if (isLong || text.charCodeAt(at) > space || !opensTag(text, start)) continue;
    take(text.slice(at, close));
    at = close;
    end = close + 1;
  }
  return end;
}

const space = 0x20;
const prefixChars = 64;

/** Whether a name stands behind `<`, or behind `<` and a prefix. */
function opensTag(text: string, start: number): boolean {
  return /<(?:[\w.-]+:)?$/.test(text.slice(Math.max(0, start - prefixChars), start));
}

function readArea(attributes: string): Merge | undefined {
  const [, letters = '', first, last] = area.exec(readAttribute(attributes, 'ref') ?? '') ?? [];
  if (letters === '') return undefined;
  return { column: readLetters(letters), first: Number(first), last: Number(last) };
}

function readLetters(letters: string): number {
  const codes = [...letters.toUpperCase()].map((letter) => letter.charCodeAt(0) - 64);
  return codes.reduce((sum, code) => sum * 26 + code, 0) - 1;
}
