import { countryName, findCountry } from '../../access/country.ts';

const frenchNames = new Intl.DisplayNames('fr', { type: 'region', fallback: 'none' });

/** What people write for countries besides their short names. */
const spellings: Readonly<Record<string, string>> = {
  'cote d ivoire': 'CI',
  rci: 'CI',
  rdc: 'CD',
  'rd congo': 'CD',
  congo: 'CG',
  'congo brazzaville': 'CG',
  'congo kinshasa': 'CD',
  centrafrique: 'CF',
  'cap vert': 'CV',
  usa: 'US',
  uk: 'GB',
};

let codesByName: Map<string, string> | undefined;

/**
 * The country of a cell: a code of two letters, or a name in English or French.
 *
 * @returns ISO 3166-1 alpha-2; undefined when it is none that is known
 */
export function readCountry(text: string): string | undefined {
  if (text.length > nameCharsMax) return lookUp(text);
  if (read.has(text)) return read.get(text);
  if (read.size >= readMax) read.clear();
  const code = lookUp(text);
  read.set(text, code);
  return code;
}

/** A column says the same few countries over and over, and looking one up is slow. */
const read = new Map<string, string | undefined>();
const readMax = 1_000;
const nameCharsMax = 100;

function lookUp(text: string): string | undefined {
  const known = findCountry(text)?.countryCode;
  if (known !== undefined) return known;
  codesByName ??= listFrench();
  const name = fold(text);
  return codesByName.get(name) ?? (Object.hasOwn(spellings, name) ? spellings[name] : undefined);
}

function listFrench(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.flatMap((code) => {
      const name = countryName(code) === undefined ? undefined : frenchNames.of(code);
      return name === undefined ? [] : [[fold(name), code] as const];
    }),
  );
}

/** `Côte d’Ivoire`, `COTE D'IVOIRE` and `Cote-d-Ivoire` are one name. */
function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
