import parsePhoneNumber, {
  getCountries,
  getCountryCallingCode,
  Metadata,
} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.mobile';
import { groupSpaces, hasOtherDigits, isScientific } from './plain-cell.ts';

export type MsisdnReading =
  | { readonly kind: 'value'; readonly msisdn: string }
  | {
      readonly kind: 'problem';
      readonly problem: 'not-digits' | 'other-digits' | 'scientific' | 'decimal' | 'no-country';
    }
  | {
      readonly kind: 'problem';
      readonly problem: 'wrong-length';
      /** The country's calling code, and how many digits its numbers have with it. */
      readonly callingCode: string;
      readonly lengths: readonly number[];
    }
  | { readonly kind: 'problem'; readonly problem: 'no-mobile'; readonly callingCode: string };

/** Digits of a national number, by calling code: of all countries that share it. */
const lengthsByCode: ReadonlyMap<string, ReadonlySet<number>> = listLengths();

/**
 * Digits that numbers without a country's code have: nearly all of the region. Among those of a
 * whole number only a few islands have as few, so there the `+` has to say so.
 */
const nationalDigitsMax = 9;

function listLengths(): ReadonlyMap<string, ReadonlySet<number>> {
  const plans = new Metadata(metadata);
  const lengths = new Map<string, Set<number>>();
  for (const country of getCountries(metadata)) {
    const code = getCountryCallingCode(country, metadata);
    plans.selectNumberingPlan(country);
    const known = lengths.get(code) ?? new Set<number>();
    for (const length of plans.numberingPlan?.possibleLengths() ?? []) known.add(length);
    lengths.set(code, known);
  }
  return lengths;
}

/**
 * A telephone number with its country, as the scheme wants it: digits only. The country is read
 * from the number's own prefix; one without is refused, never completed (TRANSFERS "Files"). It must
 * be a mobile number of that country, by its length and by its first digits: a national number may
 * begin like the code of another country, and a digit too few may make it another person's.
 *
 * @see ITU-T E.164; numbering plans as libphonenumber tells them
 */
export function readMsisdn(text: string): MsisdnReading {
  if (hasOtherDigits(text)) return { kind: 'problem', problem: 'other-digits' };
  if (isScientific(text)) return { kind: 'problem', problem: 'scientific' };
  if (isDecimal(text)) return { kind: 'problem', problem: 'decimal' };
  const plain = text.replace(/[‐-―−]/g, '-');
  const national = plain.replace(/^(?:\+|00)/, '');
  const digits = national.replace(groupSpaces, '').replace(/[.-]/g, '');
  if (!/^\d+$/.test(digits)) return { kind: 'problem', problem: 'not-digits' };
  const isSaidWhole = national !== plain;
  const callingCode = [1, 2, 3]
    .map((length) => digits.slice(0, length))
    .find((prefix) => lengthsByCode.has(prefix));
  const isNational = !isSaidWhole && digits.length <= nationalDigitsMax;
  if (callingCode === undefined || isNational) return { kind: 'problem', problem: 'no-country' };
  const lengths = [...(lengthsByCode.get(callingCode) ?? [])].map(
    (length) => length + callingCode.length,
  );
  if (!lengths.includes(digits.length) || digits.length > 15) {
    return { kind: 'problem', problem: 'wrong-length', callingCode, lengths };
  }
  const found = parsePhoneNumber(`+${digits}`, metadata);
  // What is parsed may have lost a zero that stood behind the code.
  const isWhole = found?.number === `+${digits}` && found.isValid();
  return isWhole
    ? { kind: 'value', msisdn: digits }
    : { kind: 'problem', problem: 'no-mobile', callingCode };
}

/**
 * `2348031234567.0`, as programs write a number that they take for an amount: without its point it
 * would be ten times as much, and somebody else's number. Several points part groups of digits.
 */
function isDecimal(text: string): boolean {
  return /^[^.,]*\d[.,](?:\d{0,2}|0+)$/.test(text);
}
