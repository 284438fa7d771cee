/**
 * JSON in one spelling only: keys in order, no spaces, so that equal values have equal texts. For
 * plain data (what `JSON.parse` gives); a key without value is left out as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value)) ?? 'null';
}

/** The same value, keys of its objects in order; the whole is then written in one native call. */
function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const object = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(object).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(object[key])]));
}
