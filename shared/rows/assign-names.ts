import type { FieldSpec } from '../sources/source-item.ts';
import { indexAliases } from './index-aliases.ts';
import { normaliseHeader } from './normalise-header.ts';

/** Which names of a table or an object mean which field. */
export interface NameAssignment {
  readonly groups: readonly {
    readonly field: string;
    /** At least one; the surest first, equally sure ones as they came. */
    readonly columns: readonly { readonly at: number; readonly rank: number }[];
  }[];
  readonly unknown: readonly string[];
}

/** Sorts names by the field that they mean, in the order in which the fields appear. */
export function assignNames(
  names: readonly string[],
  fields: readonly FieldSpec[],
): NameAssignment {
  const { find } = indexAliases(fields);
  const groups = new Map<string, { at: number; rank: number }[]>();
  const unknown: string[] = [];
  let beside: ReadonlySet<string> | undefined;
  for (const [at, name] of names.entries()) {
    const hit = find(name);
    if (hit !== undefined && hit.unlessBeside.length > 0) {
      beside ??= new Set(names.map(normaliseHeader));
    }
    if (hit === undefined || hit.unlessBeside.some((other) => beside?.has(other))) {
      unknown.push(name);
      continue;
    }
    const { field, rank } = hit;
    const group = groups.get(field);
    if (group === undefined) groups.set(field, [{ at, rank }]);
    else group.push({ at, rank });
  }
  return {
    groups: [...groups].map(([field, columns]) => ({
      field,
      columns: columns.toSorted((a, b) => a.rank - b.rank),
    })),
    unknown,
  };
}
