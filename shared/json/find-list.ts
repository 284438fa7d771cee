import type { ListKeys } from './list-keys.ts';
import { beginSegment, scanJson, skipSpace } from './scan-json.ts';
import { createScan, type JsonScan } from './scan-state.ts';

/** Objects within objects that are looked into for a list. */
export const wrapsMax = 4;

/** What an object holds, as far as it matters for finding a list. */
interface Outline {
  readonly key: string;
  readonly kind: 'object' | 'list' | 'other';
  readonly entries: Outline[];
  /** Of a list: what its first element is. */
  readonly holds: 'objects' | 'others' | 'nothing';
  /** The text ends before it does. */
  isOpen: boolean;
}

/**
 * The keys that lead to the list of an object: under a name that lists have, or the only thing the
 * object holds, or (when the text is cut short because it is long) what makes it so long.
 *
 * @param text an object, sound as far as it goes
 * @returns null when the object is no wrapper of a list
 */
export function findList(text: string, keys: ListKeys): readonly string[] | null {
  return search(outlineObject(text), keys, []);
}

function search(
  object: Outline,
  keys: ListKeys,
  path: readonly string[],
): readonly string[] | null {
  const { entries } = object;
  const named = entries.filter(({ key, kind }) => kind === 'list' && keys.isList(key));
  const best = named.find(({ holds }) => holds !== 'nothing');
  if (best !== undefined) return [...path, best.key];
  const [main] = entries.length === 1 ? entries : entries.filter(({ isOpen }) => isOpen);
  if (main?.kind === 'list' && (main.holds === 'objects' || path.length === 0)) {
    return [...path, main.key];
  }
  for (const entry of entries) {
    if (entry.kind !== 'object' || !(entry === main || keys.isWrapper(entry.key))) continue;
    const found = search(entry, keys, [...path, entry.key]);
    if (found !== null) return found;
  }
  return named[0] === undefined ? null : [...path, named[0].key];
}

function outlineObject(text: string): Outline {
  const scan = createScan();
  const root = newOutline('', 'object', 'nothing');
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
        holder?.entries.push(newOutline(key, 'other', 'nothing'));
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

function newOutline(key: string, kind: Outline['kind'], holds: Outline['holds']): Outline {
  return { key, kind, entries: [], holds, isOpen: kind !== 'other' };
}

function meet(scan: JsonScan, holder: Outline, key: string, text: string, at: number): Outline {
  const isObject = scan.brackets[scan.depth - 1] === 1;
  const first = text.charAt(skipSpace(text, at));
  const holds = first === '{' ? 'objects' : first === ']' || first === '' ? 'nothing' : 'others';
  const met = newOutline(key, isObject ? 'object' : 'list', holds);
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
