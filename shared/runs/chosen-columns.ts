import type { FieldSpec } from '../sources/source-item.ts';

/** What somebody said that a file's columns mean: header → field, or null for none. */
export type ChosenColumns = Readonly<Record<string, string | null>>;

/**
 * The fields under the names that were chosen: a column is what somebody said it is, whatever it
 * would have been taken for; the others keep their meaning.
 */
export function applyChoice(
  fields: readonly FieldSpec[],
  chosen: ChosenColumns | undefined,
): readonly FieldSpec[] {
  if (chosen === undefined) return fields;
  const given = Object.keys(chosen);
  return fields.map((field) => {
    const own = given.find((header) => chosen[header] === field.name);
    return own === undefined ? { ...field, given } : { ...field, chosen: own };
  });
}

/** The fields with other ones required; without names they stay as they are. */
export function requireFields(
  fields: readonly FieldSpec[],
  required: readonly string[] | undefined,
): readonly FieldSpec[] {
  if (required === undefined) return fields;
  return fields.map((field) => ({ ...field, required: required.includes(field.name) }));
}

export type ChoiceProblem =
  | { readonly problem: 'unknown-header'; readonly header: string }
  | { readonly problem: 'unknown-field'; readonly header: string; readonly field: string }
  | { readonly problem: 'field-twice'; readonly field: string };

/** What is wrong with a choice, before anything is read by it. */
export function judgeChoice(
  chosen: ChosenColumns,
  header: readonly string[],
  fields: readonly FieldSpec[],
): readonly ChoiceProblem[] {
  const headers = new Set(header);
  const names = new Set(fields.map(({ name }) => name));
  const met = new Set<string>();
  return Object.entries(chosen).flatMap(([column, field]): ChoiceProblem[] => {
    if (!headers.has(column)) return [{ problem: 'unknown-header', header: column }];
    if (field === null) return [];
    if (!names.has(field)) return [{ problem: 'unknown-field', header: column, field }];
    if (met.has(field)) return [{ problem: 'field-twice', field }];
    met.add(field);
    return [];
  });
}
