/** Characters of one cell that are shown. */
const cellCharsMax = 2_000;

/**
 * Bytes of a row's JSON. 200 rows make 2.4 MB, and what carries the answer may double them (it
 * writes every quote as two characters): together below the 6 MB that a function answers.
 */
const rowBytesMax = 12_000;

export interface CutCells<T> {
  readonly cells: T;
  /** Something was left out: cells at the end, or the end of a long one, which then has an `…`. */
  readonly cut: boolean;
}

/** A row's cells, as many as can be shown; what is left out is always at the end. */
export function cutCells(cells: readonly unknown[]): CutCells<unknown[]> {
  const { kept, cut } = cutEntries(cells.map((cell) => ['', cell] as const));
  return { cells: kept.map(([, cell]) => cell), cut };
}

/** The same for an object: its first keys. */
export function cutObject(
  value: Readonly<Record<string, unknown>>,
): CutCells<Record<string, unknown>> {
  const { kept, cut } = cutEntries(Object.entries(value));
  return { cells: Object.fromEntries(kept), cut };
}

type Entry = readonly [name: string, cell: unknown];

function cutEntries(entries: readonly Entry[]): { readonly kept: Entry[]; readonly cut: boolean } {
  const kept: Entry[] = [];
  let room = rowBytesMax;
  let cut = false;
  for (const [name, cell] of entries) {
    const shown = showCell(cell);
    room -= bytesOf(name) + bytesOf(shown.cell) + 2;
    if (room < 0) return { kept, cut: true };
    kept.push([name, shown.cell]);
    cut ||= shown.cut;
  }
  return { kept, cut };
}

/** Lists and objects that are too long are shown as the beginning of their JSON. */
function showCell(cell: unknown): { readonly cell: unknown; readonly cut: boolean } {
  const text = typeof cell === 'string' ? cell : (JSON.stringify(cell) ?? '');
  if (text.length <= cellCharsMax) return { cell, cut: false };
  return { cell: `${text.slice(0, cellCharsMax)}…`, cut: true };
}

/** Of its JSON in UTF-8. */
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');
