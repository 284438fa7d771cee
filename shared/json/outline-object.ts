import { beginSegment, scanJson, skipSpace } from './scan-json.ts';
import { createScan, type JsonScan } from './scan-state.ts';

/** Objects within objects that are looked into for a list. */
export const wrapsMax = 4;

/** What an object holds, as far as it matters for finding a list. */
export interface Outline {
  readonly key: string;
  readonly kind: 'object' | 'list' | 'other';
  readonly entries: Outline[];
  /** Of a list: what its first element is. */
  readonly holds: 'objects' | 'others' | 'nothing';
  /** Where in the text it goes on behind its bracket. */
  readonly inner: number;
  /** The text ends before it does. */
  isOpen: boolean;
}

/** @param text an object, sound as far as it goes; what stands behind it is not looked at */
export function outlineObject(text: string): Outline {
  const scan = createScan();
  const root = newOutline('', 'object', 'nothing', 0);
  const open: Outline[] = [];
  let key = '';
  for (let at = 0; ; ) {
    const start = skipSpace(text, at);
    beginSegment(scan, start);
    at = scanJson(scan, text, start);
    const holder = open.at(-1);
    switch (scan.stop) {
      case null:
        return root;
      case 'key':
        key = JSON.parse(text.slice(start, at));
        break;
      case 'scalar':
        holder?.entries.push(newOutline(key, 'other', 'nothing', at));
        break;
      case 'opened':
        enter(scan, open, holder === undefined ? root : meet(scan, holder, key, text, at));
        break;
      case 'closed':
        leave(scan, open);
        break;
    }
  }
}

function newOutline(
  key: string,
  kind: Outline['kind'],
  holds: Outline['holds'],
  inner: number,
): Outline {
  return { key, kind, entries: [], holds, inner, isOpen: kind !== 'other' };
}

function meet(scan: JsonScan, holder: Outline, key: string, text: string, at: number): Outline {
  const isObject = scan.brackets[scan.depth - 1] === 1;
  const inner = skipSpace(text, at);
  const first = text.charAt(inner);
  const holds = first === '{' ? 'objects' : first === ']' || first === '' ? 'nothing' : 'others';
  const met = newOutline(key, isObject ? 'object' : 'list', holds, inner);
  holder.entries.push(met);
  return met;
}

function enter(scan: JsonScan, open: Outline[], met: Outline): void {
  if (met.kind === 'object' && open.length <= wrapsMax) {
    open.push(met);
    scan.floor = scan.depth;
  }
}

function leave(scan: JsonScan, open: Outline[]): void {
  if (scan.depth < scan.floor) {
    const left = open.pop();
    if (left !== undefined) left.isOpen = false;
    scan.floor = scan.depth;
    return;
  }
  const closed = open.at(-1)?.entries.at(-1);
  if (closed !== undefined) closed.isOpen = false;
}
