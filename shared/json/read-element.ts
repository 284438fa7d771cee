import { cutName } from '../rows/name-list.ts';
import type { SourceItem } from '../sources/source-item.ts';
import { hasReplacement, rejectRow } from '../sources/table-reading.ts';
import { countKeys, findDuplicateKey } from './find-duplicate-key.ts';
import { keepDigits } from './keep-digits.ts';
import { type SegmentFacts, segmentCharsMax } from './scan-state.ts';

/** Levels of brackets inside one value of a row; lessons need two. */
const depthMax = 16;

/** Deeper than this the parsers of some browsers run out of stack. */
const parsedDepthMax = 1_000;

/**
 * One element of a list as a row: an object, or why it is none.
 *
 * @param text   sound JSON of one value, as long as rows may be
 * @param facts  what was met while it was checked
 * @param around depth of the list itself
 */
export function readElement(
  text: string,
  facts: SegmentFacts,
  around: number,
  row: number,
): SourceItem {
  if (!text.startsWith('{')) return rejectRow(row, 'RUN-R04', { value: tellOther(text) });
  const depth = facts.deepest - around;
  if (depth > parsedDepthMax) return rejectRow(row, 'RUN-R10', { column: null });
  const sound = facts.wideNumbers.length > 0 ? keepDigits(text, facts.wideNumbers) : text;
  const value: Readonly<Record<string, unknown>> = JSON.parse(sound);
  const flaw = findFlaw(value, text, facts, depth);
  return flaw === undefined ? { kind: 'object', row, value } : rejectRow(row, flaw.code, flaw.data);
}

/** An element that is longer than rows may be. @param beginning of its text */
export function rejectLong(row: number, beginning: string): SourceItem {
  return rejectRow(row, 'RUN-R13', { value: beginning, max: segmentCharsMax });
}

function tellOther(text: string): string {
  if (text.startsWith('[')) return '[…]';
  return text.startsWith('"') ? JSON.parse(text) : text;
}

interface Flaw {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function findFlaw(
  value: Readonly<Record<string, unknown>>,
  text: string,
  facts: SegmentFacts,
  depth: number,
): Flaw | undefined {
  // The row itself is the first level.
  const isDeep = depth > depthMax + 1;
  const isSuspect = facts.hasUnicodeEscape || text.includes('\ufffd');
  if (isDeep || isSuspect) {
    for (const [column, cell] of Object.entries(value)) {
      const flaw = findCellFlaw(cell);
      if (flaw !== undefined) return { code: flaw.code, data: { column, value: flaw.value } };
    }
  }
  if (countKeys(value) === facts.keys) return undefined;
  const twice = findDuplicateKey(text);
  if (twice === undefined) throw new Error('JSON.parse and the scan count keys differently');
  return { code: 'RUN-R14', data: { column: twice.column, key: cutName(twice.key) } };
}

/** Looks through a value without recursion: a hostile file nests as deep as it is long. */
function findCellFlaw(
  cell: unknown,
): { readonly code: 'RUN-R01' | 'RUN-R10'; readonly value?: string } | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: cell, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') {
      // Half a surrogate pair (`\ud800` alone) cannot be written as UTF-8: storing it would lose it.
      if (hasReplacement(value) || !value.isWellFormed()) {
        return { code: 'RUN-R01', value: value.toWellFormed() };
      }
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    if (depth === depthMax) return { code: 'RUN-R10' };
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return undefined;
}
