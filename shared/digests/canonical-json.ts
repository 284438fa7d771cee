/**
 * JSON in one spelling only: keys in order, no spaces, so that equal values have equal texts. For
 * plain data (what `JSON.parse` gives); a key without value is left out as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const object = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(object)
    .sort()
    .flatMap((key) =>
      object[key] === undefined ? [] : `${JSON.stringify(key)}:${canonicalJson(object[key])}`,
    );
  return `{${members.join(',')}}`;
}
