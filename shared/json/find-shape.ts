import { checkJson } from './check-json.ts';
import { findList } from './find-list.ts';
import type { ListKeys } from './list-keys.ts';
import { scanJson, skipSpace } from './scan-json.ts';
import { createScan, segmentCharsMax } from './scan-state.ts';
import { lineEnd } from './text-place.ts';

/** How a JSON file holds its rows. */
export type JsonShape =
  /** A list; the keys that lead to it, null when they have not been met yet. */
  | { readonly kind: 'list'; readonly path: readonly string[] | null }
  /** The whole text is one row. */
  | { readonly kind: 'single' }
  /** An object that may be the row, with a list that may be the rows. */
  | { readonly kind: 'doubtful'; readonly list: string }
  /** Objects one behind the other. */
  | { readonly kind: 'sequence' }
  /** An object a line (NDJSON, JSON lines). */
  | { readonly kind: 'lines' };

export interface ShapeFinding {
  /** @returns the shape as soon as it is certain */
  take(text: string): JsonShape | undefined;
  /** The text has ended. */
  end(): JsonShape;
  /** All that was taken. */
  head(): string;
}

/**
 * Finds out how a file holds its rows. A list says so with its first character; of an object the
 * end has to be seen, and what stands behind it, or as much of it as a row may have.
 */
export function createShapeFinding(keys: ListKeys): ShapeFinding {
  const scan = createScan();
  let head = '';
  let scanned = 0;
  let end: number | undefined;

  const scanOn = () => {
    while (end === undefined && scan.problem === null && scanned < head.length) {
      scanned = scanJson(scan, head, scanned);
      if (scan.stop === 'closed') end = scanned;
      if (scan.stop === null) break;
    }
  };
  const decide = (isLast: boolean): JsonShape | undefined => {
    const first = skipSpace(head, 0);
    const opening = head.charAt(first);
    if (opening === '[') return { kind: 'list', path: [] };
    if (opening !== '{') return opening !== '' || isLast ? { kind: 'single' } : undefined;
    scanOn();
    if (end !== undefined && skipSpace(head, end) < head.length) {
      const shape = shapeBefore(head, first, end);
      if (shape !== undefined) return shape;
    } else if (scan.problem !== null && hasLinesAround(head, first, scanned, isLast)) {
      return { kind: 'lines' };
    } else if (!isLast) return undefined;
    const found = findList(head.slice(0, end), keys);
    if (found.kind !== 'none') return found;
    return end === undefined ? { kind: 'list', path: null } : { kind: 'single' };
  };
  return {
    head: () => head,
    take(text) {
      head += text;
      return decide(head.length >= segmentCharsMax);
    },
    end: () => decide(true) ?? { kind: 'single' },
  };
}

/** What stands behind the first object tells whether it is one of many. */
function shapeBefore(head: string, first: number, end: number): JsonShape | undefined {
  const isLine = lineEnd(head.slice(first, end), 0) === -1;
  const next = skipSpace(head, end);
  if (isLine && lineEnd(head.slice(end, next), 0) !== -1) return { kind: 'lines' };
  return head.charAt(next) === '{' ? { kind: 'sequence' } : undefined;
}

/**
 * Whether a wrong first object is only a bad line: it ends on its line, and the next line is an
 * object by itself.
 */
function hasLinesAround(head: string, first: number, wrongAt: number, isLast: boolean): boolean {
  const lineStop = lineEnd(head, first);
  if (lineStop === -1 || wrongAt >= lineStop) return false;
  if (!head.slice(first, lineStop).trimEnd().endsWith('}')) return false;
  const second = skipSpace(head, lineStop);
  const secondStop = lineEnd(head, second);
  if (secondStop === -1 && !isLast) return false;
  const line = head.slice(second, secondStop === -1 ? undefined : secondStop);
  return line.startsWith('{') && checkJson(line).kind === 'sound';
}
