/**
 * Countries by ISO 3166-1 alpha-2 code and English short name, from the platform's own tables
 * (CLDR), so there is no list of ours to keep. A few names are longer there than people write them.
 */
const englishNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Two letters that CLDR can name but ISO 3166-1 does not assign to a country. */
const notCountries = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));

/** The English short name of an assigned code; undefined for anything else. Any case. */
export function countryName(code: string): string | undefined {
  const upper = code.toUpperCase();
  if (!/^[A-Z]{2}$/.test(upper) || notCountries.has(upper)) return undefined;
  // Codes that were withdrawn (DD, SU …) stand for their successor there: those are not codes today.
  if (new Intl.Locale(`und-${upper}`).region !== upper) return undefined;
  return englishNames.of(upper);
}

let codesByName: Map<string, string> | undefined;

/** The code of a country's English name; undefined when unknown. Case and accents do not matter. */
export function countryCode(name: string): string | undefined {
  codesByName ??= listCodes();
  return codesByName.get(fold(name));
}

/** Either way of writing a country, `SN` or `Senegal`, as both; undefined when it is neither. */
export function findCountry(
  text: string,
): { readonly country: string; readonly countryCode: string } | undefined {
  const trimmed = text.trim();
  const code = countryName(trimmed) ? trimmed.toUpperCase() : countryCode(trimmed);
  const country = code === undefined ? undefined : countryName(code);
  return code && country ? { country, countryCode: code } : undefined;
}

function listCodes(): Map<string, string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.flatMap((code) => {
      const name = countryName(code);
      return name ? [[fold(name), code] as const] : [];
    }),
  );
}

/** `CÔTE D’IVOIRE` and `Cote d'Ivoire` are the same name. */
function fold(name: string): string {
  return name
    .trim()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`´]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase();
}
