import type { FieldSpec } from '../sources/source-item.ts';
import { assignNames, type NameAssignment } from './assign-names.ts';
import { indexAliases } from './index-aliases.ts';
import { namesMax } from './name-list.ts';
import { closestHeader, suggestField } from './suggest-field.ts';

/** A header as the sender wrote it, and what it might have meant. */
export interface UnknownColumn {
  readonly header: string;
  /** Canonical field; a suggestion for a person, never applied by itself. */
  readonly suggestion: string | null;
}

/** A column that is not read because a surer one gives its field. */
export interface OutrankedColumn {
  readonly field: string;
  readonly header: string;
  /** The header that is read. */
  readonly by: string;
}

export interface ColumnMatching {
  /** Index of the column → canonical field. */
  readonly fields: ReadonlyMap<number, string>;
  readonly missing: readonly { readonly field: string; readonly closest: string | null }[];
  readonly unknown: readonly UnknownColumn[];
  readonly duplicates: readonly { readonly field: string; readonly headers: readonly string[] }[];
  readonly outranked: readonly OutrankedColumn[];
}

/** Finds the canonical field of one header, or undefined. */
export function createFieldFinder(
  fields: readonly FieldSpec[],
): (header: string) => string | undefined {
  const { find } = indexAliases(fields);
  return (header) => find(header)?.field;
}

/** Matches a table's headers with the fields of its domain. Whatever is unsure is only reported. */
export function matchColumns(
  headers: readonly string[],
  fields: readonly FieldSpec[],
): ColumnMatching {
  const { groups, unknown } = assignNames(headers, fields);
  const filled = new Set(groups.map(({ field }) => field));
  const strangers = unknown.filter((header) => header !== '');
  const { spellings } = indexAliases(fields);
  return {
    fields: new Map(
      groups
        .flatMap(({ field, columns }) =>
          columns
            .filter(({ rank }) => rank === columns[0]?.rank)
            .map(({ at }) => [at, field] as const),
        )
        .sort(([a], [b]) => a - b),
    ),
    missing: fields
      .filter(({ name, required }) => required && !filled.has(name))
      .map(({ name }) => ({
        field: name,
        closest: closestHeader(spellings.get(name) ?? [], strangers),
      })),
    unknown: suggestOpen(strangers, filled, fields),
    duplicates: findDuplicates(headers, groups),
    outranked: findOutranked(headers, groups),
  };
}

/**
 * Suggestions for unknown names: only fields that nothing fills, nothing for a name that is known
 * but means something else here, and not for names without end.
 */
export function suggestOpen(
  names: readonly string[],
  filled: ReadonlySet<string>,
  fields: readonly FieldSpec[],
): readonly UnknownColumn[] {
  if (names.length === 0) return [];
  const { find, spellings } = indexAliases(fields);
  const open = new Map([...spellings].filter(([field]) => !filled.has(field)));
  return names.map((header, i) => ({
    header,
    suggestion: i < namesMax && find(header) === undefined ? suggestField(header, open) : null,
  }));
}

function findDuplicates(
  headers: readonly string[],
  groups: NameAssignment['groups'],
): ColumnMatching['duplicates'] {
  return groups.flatMap(({ field, columns }) => {
    const same = columns.filter(({ rank }) => rank === columns[0]?.rank);
    if (same.length < 2) return [];
    return [{ field, headers: same.map(({ at }) => headers[at] ?? '') }];
  });
}

/** Columns of a field that a surer name is read for. */
export function findOutranked(
  names: readonly string[],
  groups: NameAssignment['groups'],
): readonly OutrankedColumn[] {
  return groups.flatMap(({ field, columns: [first, ...others] }) =>
    others
      .filter(({ rank }) => rank !== first?.rank)
      .map(({ at }) => ({ field, header: names[at] ?? '', by: names[first?.at ?? at] ?? '' })),
  );
}
