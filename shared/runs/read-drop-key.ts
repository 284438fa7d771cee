import { type Domain, domains } from './run.ts';

export type DropKey =
  | {
      readonly kind: 'file';
      readonly domain: Domain;
      /** ISO alpha-2 in capitals, as the folder says; null when there is no such folder. */
      readonly countryCode: string | null;
      /** Name of the pair's folder (claims). */
      readonly pair: string | null;
      readonly name: string;
    }
  /** A folder made by some client: an empty key that ends in a slash. */
  | { readonly kind: 'folder' }
  /** What programs leave beside people's files: `.DS_Store`, `~$cours.xlsx` of an open workbook. */
  | { readonly kind: 'leftover' }
  | { readonly kind: 'unknown-folder'; readonly folder: string; readonly name: string }
  /** Where a country's folder would be, one of another name is. */
  | {
      readonly kind: 'unknown-country';
      readonly folder: string;
      readonly domain: Domain;
      readonly name: string;
    };

/** What somebody may have taken for a country's code. */
const isWord = /^\p{L}+$/u;

/**
 * Reads what a key under `drop/` says: `drop/<domain>/[<iso2>/][<pair>/]<file>`; a file directly
 * under `drop/` is a course file (seed 001). Folders in any case; names as they are, in NFC.
 *
 * @param isCountry whether two letters are a country's code
 * @see API.md "Uploads and drops"
 */
export function readDropKey(key: string, isCountry: (code: string) => boolean): DropKey {
  const parts = key.normalize('NFC').split('/').slice(1);
  const name = parts.pop() ?? '';
  if (name === '') return { kind: 'folder' };
  if (/^(?:\.|~\$)/.test(name)) return { kind: 'leftover' };
  const [folder, ...rest] = parts;
  if (folder === undefined) {
    return { kind: 'file', domain: 'courses', countryCode: null, pair: null, name };
  }
  const domain = domains.find((known) => known === folder.toLowerCase());
  if (domain === undefined) return { kind: 'unknown-folder', folder, name };
  const iso = rest[0]?.length === 2 && isCountry(rest[0].toUpperCase()) ? rest.shift() : undefined;
  const [first] = rest;
  const pair = domain === 'claims' ? rest.shift() : undefined;
  if (rest.length > 0 && iso === undefined && first !== undefined && isWord.test(first)) {
    return { kind: 'unknown-country', folder: first, domain, name };
  }
  if (rest.length > 0) return { kind: 'unknown-folder', folder: parts.join('/'), name };
  return {
    kind: 'file',
    domain,
    countryCode: iso?.toUpperCase() ?? null,
    pair: pair ?? null,
    name,
  };
}
