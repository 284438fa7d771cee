import { countryName } from '../../access/country.ts';
import type { Language } from '../../runs/run.ts';
import type { TemplateList } from './template-help.ts';

/** Currencies of the countries that partners are in, after the reader's own. */
const currencies = ['XOF', 'XAF', 'NGN', 'GHS', 'GNF', 'CDF', 'MAD', 'TND', 'EUR', 'USD'];

/**
 * The values of the drop-down lists. Words that stand in cells are French as the headers are;
 * countries have the names that the reader knows.
 *
 * @param currency ISO 4217, the reader's own
 */
export function templateValues(
  lang: Language,
  currency: string,
): Readonly<Record<TemplateList, readonly string[]>> {
  return {
    status: ['Réglé', 'Rejeté', 'En attente', 'Annulé'],
    insured: ['A', 'C', 'E'],
    currency: [currency, ...currencies.filter((other) => other !== currency)],
    country: listCountries(lang),
  };
}

function listCountries(lang: Language): readonly string[] {
  const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => (countryName(code) === undefined ? [] : (names.of(code) ?? [])))
    .sort(new Intl.Collator(lang).compare);
}
