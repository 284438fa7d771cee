import { currencyColumnWords, readCurrency } from '../../money/currency.ts';
import { normaliseHeader } from '../../rows/normalise-header.ts';

/** Names of a column of amounts, also with a currency behind them: `Montant facturé (FCFA)`. */
export function inCurrencies(...names: readonly string[]): readonly string[] {
  return [
    ...names,
    ...names.flatMap((name) =>
      currencyColumnWords.flatMap((word) => [`${name}_${word}`, `${name}_en_${word}`]),
    ),
  ];
}

/** Longest first: `f_cfa` ends in `cfa`. */
const words = currencyColumnWords.toSorted((a, b) => b.length - a.length);

/**
 * The currency in which a header says its amounts are.
 *
 * @param house ISO 4217; which of the CFA francs is meant
 * @returns ISO 4217; undefined when the header names none
 */
export function currencyOfHeader(header: string, house: string): string | undefined {
  const name = normaliseHeader(header);
  const word = words.find((each) => name.endsWith(`_${each}`));
  return word === undefined ? undefined : readCurrency(word.replaceAll('_', ' '), house);
}
