const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g;

/** A key that stands twice in one object, and the key of the outermost object it lies under. */
export interface DuplicateKey {
  readonly key: string;
  readonly column: string;
}

/** How many keys a value has at all levels. @param value nested no deeper than rows may be */
export function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const inner of value) count += countKeys(inner);
    return count;
  }
  for (const inner of Object.values(value)) count += 1 + countKeys(inner);
  return count;
}

/** @param text sound JSON of one object, in which `JSON.parse` leaves out a key */
export function findDuplicateKey(text: string): DuplicateKey | undefined {
  const open: (Set<string> | null)[] = [];
  let column = '';
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') last = token;
    else {
      const key: string = JSON.parse(last);
      if (open.length === 1) column = key;
      const keys = open.at(-1);
      if (keys?.has(key)) return { key, column };
      keys?.add(key);
    }
  }
  return undefined;
}
