import { walkAttributes } from './walk-attributes.ts';

/** The entities that XML itself has; nothing can declare more. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text of an element or attribute, its references replaced and its line ends made `\n`. */
export function unescapeXml(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&(?:#(\d{1,8})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, ...found) => {
    const [decimal, hexadecimal, name] = found as (string | undefined)[];
    if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? '') : whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\ufffd';
  });
}

/**
 * Text of a cell: `_x000D_` stands for a character that XML cannot hold, `_x005F_` for a `_` that
 * would look like the beginning of one (ECMA-376 part 1, 22.4.2.4).
 */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text
    .replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed();
}

/** The value of the first attribute called `name`, prefix and all. */
export function readAttribute(attributes: string, name: string): string | undefined {
  let found: string | undefined;
  walkAttributes(attributes, (key, value) => {
    if (key === name) found ??= value;
  });
  return found === undefined ? undefined : unescapeXml(found);
}

/** All attributes by their names, prefixes and all. */
export function readAttributes(attributes: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  walkAttributes(attributes, (key, value) => found.set(key, unescapeXml(value)));
  return found;
}

/** What xsd:boolean may be written as. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
