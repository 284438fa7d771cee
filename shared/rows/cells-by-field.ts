import type { FieldSpec } from '../sources/source-item.ts';
import { assignNames } from './assign-names.ts';
import { type ColumnMatching, findOutranked, type OutrankedColumn } from './match-columns.ts';
import { cutName } from './name-list.ts';

/** A row's cells by canonical field, with the header under which each was found. */
export interface CellsByField {
  readonly cells: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface CellPicker {
  /** Canonical field → header: one object for all rows of the table. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * A row's cells by field; a column that the row is too short for is there, and empty.
   *
   * @param unknown columns that are left out
   */
  pick(cells: readonly unknown[], unknown?: readonly number[]): Readonly<Record<string, unknown>>;
  /** The fields that these columns give. */
  fieldsAt(columns: readonly number[]): readonly string[];
}

/** Picks the cells of a table's rows. */
export function createCellPicker(
  matching: Pick<ColumnMatching, 'fields'>,
  header: readonly string[],
): CellPicker {
  const columns = [...matching.fields].map(([at, field]) => ({ at, field }));
  const headers = Object.fromEntries(columns.map(({ at, field }) => [field, header[at] ?? field]));
  return {
    headers,
    pick(cells, unknown) {
      const picked: Record<string, unknown> = {};
      for (const { at, field } of columns) {
        if (!unknown?.includes(at)) picked[field] = cells[at] ?? null;
      }
      return picked;
    },
    fieldsAt: (wanted) => columns.flatMap(({ at, field }) => (wanted.includes(at) ? [field] : [])),
  };
}

export interface ObjectCells extends CellsByField {
  /** Keys that are no field; the same list as long as objects have the same keys. */
  readonly unknown: readonly string[];
  /** Keys that are not read because a surer one of the object gives their field. */
  readonly outranked: readonly OutrankedColumn[];
  /** A field that two keys name, both with a value. */
  readonly twice: { readonly field: string; readonly keys: readonly [string, string] } | null;
}

interface KeyPlan extends Pick<ObjectCells, 'unknown' | 'outranked'> {
  readonly keys: readonly string[];
  readonly groups: readonly { readonly field: string; readonly keys: readonly RankedKey[] }[];
  readonly headers: Readonly<Record<string, string>>;
}

interface RankedKey {
  readonly key: string;
  readonly rank: number;
}

/**
 * Picks the cells of objects, which bring their own keys. What the keys mean is worked out again
 * only when they are others than those of the object before.
 */
export function createPropertyPicker(
  fields: readonly FieldSpec[],
): (value: Readonly<Record<string, unknown>>) => ObjectCells {
  let plan = planKeys([], fields);
  return (value) => {
    const keys = Object.keys(value);
    if (!isSameList(keys, plan.keys)) plan = planKeys(keys, fields);
    const { unknown, outranked } = plan;
    const cells: Record<string, unknown> = {};
    let { headers } = plan;
    let twice: ObjectCells['twice'] = null;
    for (const { field, keys: ranked } of plan.groups) {
      const [first, ...others] = ranked;
      if (first === undefined) continue;
      cells[field] = value[first.key];
      if (others.length === 0) continue;
      // Only keys with a value count: `{"summary": "…", "description": null}` says one thing.
      const [used = first, next] = ranked.filter(({ key }) => (value[key] ?? null) !== null);
      if (next?.rank === used.rank) twice = { field, keys: [used.key, next.key] };
      cells[field] = value[used.key];
      headers = { ...headers, [field]: cutName(used.key) };
    }
    return { cells, headers, unknown, outranked, twice };
  };
}

function planKeys(keys: readonly string[], fields: readonly FieldSpec[]): KeyPlan {
  const { groups, unknown } = assignNames(keys, fields);
  const named = groups.map(({ field, columns }) => ({
    field,
    keys: columns.map(({ at, rank }) => ({ key: keys[at] ?? '', rank })),
  }));
  return {
    keys,
    groups: named,
    headers: Object.fromEntries(
      named.map(({ field, keys: [first] }) => [field, cutName(first?.key ?? field)]),
    ),
    unknown,
    outranked: findOutranked(keys, groups),
  };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
