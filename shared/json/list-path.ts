import { namesMax } from '../rows/name-list.ts';
import { findListsWithin } from './find-list.ts';
import type { JsonShape } from './find-shape.ts';
import type { ListKeys } from './list-keys.ts';
import { skipSpace } from './scan-json.ts';
import type { JsonScan } from './scan-state.ts';

/** What a stop of the scan means: a row has ended, or only a part of one, or nothing of a row. */
type Met = 'element' | 'inside' | 'beside';

/** The shapes whose rows lie within one text. */
export type RowsShape = Exclude<JsonShape, { kind: 'lines' | 'doubtful' }>;

/** Follows a scan through the objects around a list. */
export interface ListPath {
  /** @param told gives the text of the segment that ends here */
  follow(stop: NonNullable<JsonScan['stop']>, told: () => string): Met;
  /** Objects may follow one another: the next one begins, unless it is none. */
  expectAnother(first: string): void;
  /** Depth at which the elements lie. */
  depth(): number;
  hasList(): boolean;
  /** Whether the element that has just ended belongs to another list than the first ones. */
  isSecondList(): boolean;
  lists(): readonly string[];
  /** Lists of objects that were passed by, outside the rows. */
  listsLeftOut(): readonly string[];
  /** Whether the end of the text ends an element: a number that nothing follows. */
  endsElement(): boolean;
}

/** No list is open. */
const none = -1;

export function createListPath(scan: JsonScan, shape: RowsShape, keys: ListKeys): ListPath {
  const path = shape.kind === 'list' ? shape.path : null;
  let listDepth = shape.kind === 'list' ? none : 0;
  let hasList = shape.kind !== 'list';
  /** Keys of the objects that are open, without the outermost, which has none. */
  const open: string[] = [];
  const listsWithRows: string[] = [];
  const leftOut: string[] = [];
  let key = '';
  let isCounted = shape.kind !== 'list';

  const isOnPath = () => path !== null && [...open, key].every((name, i) => name === path[i]);
  const isList = () =>
    scan.depth === 1 || keys.isList(key) || (isOnPath() && path?.length === open.length + 1);
  const isWrapper = () =>
    scan.depth === 1 || isOnPath() || (path === null && !hasList && keys.isWrapper(key));

  const enter = (): Met => {
    if (listDepth !== none) return 'inside';
    const isObject = scan.brackets[scan.depth - 1] === 1;
    if (isObject ? !isWrapper() : !isList()) return 'inside';
    scan.floor = scan.depth;
    if (!isObject) {
      listDepth = scan.depth;
      hasList = true;
      isCounted = false;
    } else if (scan.depth > 1) open.push(key);
    return 'beside';
  };
  const leave = (): Met => {
    scan.floor = scan.depth;
    if (listDepth > scan.depth) listDepth = none;
    else open.pop();
    return 'beside';
  };

  /** @param text a value that holds no rows, with the colon before it; of a long one its beginning */
  const passBy = (text: string) => {
    for (const names of findListsWithin(text.slice(skipSpace(text, 1)))) {
      if (leftOut.length <= namesMax) leftOut.push([...open, key, ...names].join('.'));
    }
  };

  return {
    depth: () => listDepth,
    hasList: () => hasList,
    lists: () => listsWithRows,
    listsLeftOut: () => leftOut,
    endsElement: () => scan.stop === 'scalar' && listDepth === 0,
    expectAnother(first) {
      if (shape.kind === 'sequence' && scan.expected === 'nothing' && first === '{') {
        scan.expected = 'value';
      }
    },
    isSecondList() {
      if (!isCounted) listsWithRows.push([...open, key].join('.'));
      isCounted = true;
      return listsWithRows.length > 1;
    },
    follow(stop, told) {
      switch (stop) {
        case 'opened':
          return enter();
        case 'closed':
          if (scan.depth < scan.floor) return leave();
          if (scan.depth === listDepth) return 'element';
          passBy(told());
          return 'beside';
        case 'scalar':
          return scan.depth === listDepth ? 'element' : 'beside';
        case 'key':
          key = toKey(told());
          return 'beside';
        case 'mark':
          return 'beside';
      }
    },
  };
}

/** A key that is longer than a row may be comes cut: it is none that anything is known by. */
function toKey(text: string): string {
  try {
    return JSON.parse(text);
  } catch {
    return '';
  }
}
