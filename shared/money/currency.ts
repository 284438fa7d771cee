/** Currencies without minor unit (ISO 4217 exponent 0). */
const withoutMinorUnit = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const withThreeDecimals = 'BHD IQD JOD KWD LYD OMR TND';
const withTwoDecimals =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD ' +
  'CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD ' +
  'GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD ' +
  'MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP ' +
  'PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS ' +
  'TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG';

const exponents: ReadonlyMap<string, number> = new Map(
  [withoutMinorUnit, '', withTwoDecimals, withThreeDecimals].flatMap((codes, exponent) =>
    codes === '' ? [] : codes.split(' ').map((code) => [code, exponent] as const),
  ),
);

/** What people write for a currency, besides its code. Upper case, without dots, hyphens and spaces. */
const spellings: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  $: 'USD',
  US$: 'USD',
  $US: 'USD',
  DOLLAR: 'USD',
  DOLLARS: 'USD',
  '£': 'GBP',
  '₦': 'NGN',
  NAIRA: 'NGN',
  NAIRAS: 'NGN',
  '₵': 'GHS',
  CEDI: 'GHS',
  CEDIS: 'GHS',
  DH: 'MAD',
  DHS: 'MAD',
};

/** The CFA franc is two currencies of equal worth and like name. */
const cfaSpellings = 'CFA FCFA FRANCSCFA FRANCCFA FRSCFA'.split(' ');

/** A franc that nobody qualifies is the one of the place. */
const francSpellings = 'F FR FRS FRANC FRANCS'.split(' ');
const francs = 'BIF CDF CHF DJF GNF KMF RWF XAF XPF'.split(' ');

/** Spellings as they may stand in the name of a column: `price_xof`, `Prix (FCFA)`. */
export const currencyColumnWords = [
  'xof',
  'xaf',
  'fcfa',
  'f_cfa',
  'francs_cfa',
  'cfa',
  'eur',
  'euro',
  'euros',
  'usd',
  'ngn',
  'ghs',
  'mad',
  'gbp',
];

/** Decimals of a currency, or undefined when there is no such currency. */
export function currencyExponent(code: string): number | undefined {
  return exponents.get(code);
}

/** A cell may be megabytes; no name of a currency is. */
const nameCharsMax = 100;

/**
 * The ISO 4217 code for what somebody wrote.
 *
 * @param house the currency of the place: `FCFA` means XAF where that is the currency, else XOF;
 *   `F` means its franc where it has one, else that of XOF
 */
export function readCurrency(text: string, house = 'XOF'): string | undefined {
  if (text.length > nameCharsMax) return undefined;
  const word = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '');
  if (exponents.has(word)) return word;
  if (cfaSpellings.includes(word)) return house === 'XAF' ? 'XAF' : 'XOF';
  if (francSpellings.includes(word)) return francs.includes(house) ? house : 'XOF';
  return Object.hasOwn(spellings, word) ? spellings[word] : undefined;
}
