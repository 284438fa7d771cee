import { distance } from 'fastest-levenshtein';
import type { FieldSpec } from '../sources/source-item.ts';
import { normaliseHeader } from './normalise-header.ts';

/** A header as the sender wrote it, and what it might have meant. */
export interface UnknownColumn {
  readonly header: string;
  /** Canonical field; a suggestion for a person, never applied by itself. */
  readonly suggestion: string | null;
}

export interface ColumnMatching {
  /** Index of the column → canonical field. */
  readonly fields: ReadonlyMap<number, string>;
  readonly missing: readonly { readonly field: string; readonly closest: string | null }[];
  readonly unknown: readonly UnknownColumn[];
  readonly duplicates: readonly { readonly field: string; readonly headers: readonly string[] }[];
}

/** Share of a word that may differ from an alias for it to be suggested. */
const differenceMax = 0.4;

/** Finds the canonical field of one header, or undefined. */
export function createFieldFinder(
  fields: readonly FieldSpec[],
): (header: string) => string | undefined {
  const byAlias = new Map(
    fields.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((alias) => [normaliseHeader(alias), name] as const),
    ),
  );
  return (header) => byAlias.get(normaliseHeader(header));
}

/** Matches a table's headers with the fields of its domain. Whatever is unsure is only reported. */
export function matchColumns(
  headers: readonly string[],
  fields: readonly FieldSpec[],
): ColumnMatching {
  const find = createFieldFinder(fields);
  const found = headers.map((header) => find(header));
  const used = new Set(found);
  const open = fields.filter(({ name }) => !used.has(name));
  const unknown = headers.filter((header, i) => found[i] === undefined && header !== '');
  return {
    fields: new Map(found.flatMap((field, i) => (field === undefined ? [] : [[i, field]]))),
    missing: open
      .filter(({ required }) => required)
      .map((field) => ({ field: field.name, closest: closestHeader(field, unknown) })),
    unknown: unknown.map((header) => ({ header, suggestion: suggestField(header, open) })),
    duplicates: findDuplicates(headers, found),
  };
}

function findDuplicates(
  headers: readonly string[],
  found: readonly (string | undefined)[],
): ColumnMatching['duplicates'] {
  return [...new Set(found)].flatMap((field) => {
    const same = headers.filter((_, i) => found[i] === field);
    return field === undefined || same.length < 2 ? [] : [{ field, headers: same }];
  });
}

/** The field that an unknown header is most like, if any is like it at all. */
export function suggestField(header: string, fields: readonly FieldSpec[]): string | null {
  const [best] = fields
    .map((field) => ({ name: field.name, difference: differenceOf(header, field) }))
    .sort((a, b) => a.difference - b.difference);
  return best !== undefined && best.difference <= differenceMax ? best.name : null;
}

function closestHeader(field: FieldSpec, headers: readonly string[]): string | null {
  const [best] = headers
    .map((header) => ({ header, difference: differenceOf(header, field) }))
    .sort((a, b) => a.difference - b.difference);
  return best !== undefined && best.difference <= differenceMax ? best.header : null;
}

/** 0 (equal) to 1 (nothing in common), against the most similar alias. */
function differenceOf(header: string, { name, aliases }: FieldSpec): number {
  const word = normaliseHeader(header);
  return Math.min(
    ...[name, ...aliases].map((alias) => {
      const other = normaliseHeader(alias);
      return distance(word, other) / Math.max(word.length, other.length, 1);
    }),
  );
}
