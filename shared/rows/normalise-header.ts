import { foldLookAlikes } from './fold-look-alikes.ts';
import { repairMojibake } from './repair-mojibake.ts';

/** Signs that stand for a currency: `Prix (€)` and `Prix (EUR)` are one name. */
const currencySigns: Readonly<Record<string, string>> = {
  '€': ' eur ',
  $: ' usd ',
  '£': ' gbp ',
  '₦': ' ngn ',
  '₵': ' ghs ',
};

/** What forms write beside a column's name; it says nothing about the cells. */
const remarkWords =
  'obligatoires?|requise?s?|facultati(?:f|ve)s?|optionnel(?:le)?s?|recommandee?s?|' +
  'required|mandatory|compulsory|optional|recommended|' +
  'max(?:imum|\\.)?\\s*\\d+\\s*(?:car|char)\\p{L}*\\.?|' +
  'oui\\s*/\\s*non|yes\\s*/\\s*no|o\\s*/\\s*n|y\\s*/\\s*n|vrai\\s*/\\s*faux|true\\s*/\\s*false|0\\s*/\\s*1';
const remark = new RegExp(`[([{]\\s*\\*?\\s*(?:${remarkWords})\\s*\\*?\\s*[)\\]}]`, 'giu');

/** What is longer is no name: a row of data may be taken for a header, with cells of megabytes. */
const headerCharsMax = 1_000;

/**
 * A header in the spelling by which columns are compared: repaired, without accents, invisible
 * characters and remarks such as `(obligatoire)*`, lower case, words joined by `_`.
 * `Mode d’apprentissage`, `learningMode` and `LEARNING-MODE` all come out as one would expect;
 * letters of other scripts stay. Units in brackets stay too: they say what the cells mean. So does
 * U+FFFD: nobody knows what it was, and the name must match nothing.
 *
 * @see CLAIMS.md §3 for `n°`, `nº` and `no.`
 */
export function normaliseHeader(header: string): string {
  if (header.length > headerCharsMax) return header;
  const plain = (repairMojibake(header) ?? header)
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<![\p{L}\p{N}])n\s?[°º]|№|(?<![\p{L}\p{N}])no\./giu, 'n ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/US\s?\$/gi, '$')
    .replace(/[€$£₦₵]/g, (sign) => currencySigns[sign] ?? sign)
    .replace(remark, ' ');
  return foldLookAlikes(plain)
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\ufffd]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
