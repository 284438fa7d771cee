import { isBlank } from '../sources/table-reading.ts';

/** What the rows to correct were in their file: rows of a table, or JSON objects. */
export type RowsKind = 'table' | 'object';

/**
 * Name of the hidden column with the rows' keys: by it a workbook of ours is known, and whether its
 * rows go on as objects, each with its own keys.
 *
 * @param part which of several sheets of rows it is, in small letters; null: there is one only
 */
export function nameKeyColumn(kind: RowsKind, part: string | null = null): string {
  return `_quai${part === null ? '' : `.${part}`}${kind === 'object' ? '.json' : ''}`;
}

const keyName = /^_quai(?:\.(?!json$)([a-z]{1,20}))?(\.json)?$/;
/** The last visible column says in words what is wrong with the row. */
export const problemColumn = { fr: 'Problème', en: 'Problem' } as const;

const problemNames: ReadonlySet<string> = new Set(Object.values(problemColumn));

/** Where our columns stand among the sender's. */
export interface CorrectionColumns {
  readonly kind: RowsKind;
  /** Which of several sheets of rows it is; null where there is one only. */
  readonly part: string | null;
  readonly key: number;
  /** Null when somebody removed it. */
  readonly problem: number | null;
  /** The sender's columns, in their order. */
  readonly own: readonly number[];
  /** Nameless columns that took the cells of rows which had more than the header. */
  readonly extra: readonly number[];
}

/** @returns undefined for a file that is no workbook of ours */
export function findCorrectionColumns(header: readonly string[]): CorrectionColumns | undefined {
  const names = header.map((name) => name.trim());
  const key = names.findLastIndex((name) => keyName.test(name.toLowerCase()));
  const found = keyName.exec(names[key]?.toLowerCase() ?? '');
  if (found === null) return undefined;
  const [, part = null, objects] = found;
  const kind = objects === undefined ? 'table' : 'object';
  const last = names.findLastIndex((name) => problemNames.has(name));
  const problem = last === -1 ? null : last;
  const others = [...header.keys()].filter((i) => i !== key && i !== problem);
  const width = others.findLastIndex((i) => names[i] !== '') + 1;
  return { kind, part, key, problem, own: others.slice(0, width), extra: others.slice(width) };
}

/** The sender's part of a row. */
export function pickOwn<T>({ own }: CorrectionColumns, cells: readonly T[]): (T | null)[] {
  return own.map((i) => cells[i] ?? null);
}

/** The sender's part of a row, and behind it what stood in the columns without a name. */
export function pickAll({ own, extra }: CorrectionColumns, cells: readonly unknown[]): unknown[] {
  const all = [...own, ...extra].map((i) => cells[i] ?? null);
  return all.slice(0, Math.max(own.length, all.findLastIndex((cell) => !isBlank(cell)) + 1));
}
