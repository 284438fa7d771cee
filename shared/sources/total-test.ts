import { currencyColumnWords } from '../money/currency.ts';
import { isBlank, isFigure, nextFilled } from './cell-tests.ts';
import { foldWords, wordsMax } from './fold-words.ts';

/** `named-total`: one if its figures are sums of those above, else the title of a row of data. */
export type TotalClass = 'total' | 'named-total';

const partialTotal = 'sous[-\\s]?tota(?:l|ux)|sub[-\\s]?totals?|s/total|grand[-\\s]total';
const totalWord = `${partialTotal}|totals?|totaux|sum|somme|cumul`;
const average = 'moyennes?|average|avg|mean';
const addition =
  '\\s+(?:generale?|generaux|h\\.?t\\.?|t\\.?t\\.?c\\.?|hors\\staxes?|net|brut|partielle?|cumule|overall)';
/** `Total`, `Total général :`, `Total HT (FCFA)`, `Moyenne`, `TVA 18 %` */
const bareTotal = new RegExp(
  `^(?:(?:tva|vat)\\s*\\(?\\d+(?:[.,]\\d+)?\\s*%\\)?|(?:${totalWord}|${average})(?:${addition})*(?:\\s*\\([^)]{1,20}\\))?)\\s*[:=]?$`,
);
const bareAverage = new RegExp(`^(?:${average})(?![a-z])`);
/** `Sous-total Informatique` is nobody's name. */
const partial = new RegExp(`^(?:${partialTotal})(?![a-z])`);
/** `Total de mars`, `Total Informatique`, but `Total Quality Management` and `Somme de Riemann` too. */
const anyTotal = new RegExp(`^(?:${totalWord})(?:${addition})*\\s*[:\\s]`);
/** How all of these begin: nearly all rows are told apart by their first letters. */
const beginnings = new Set('tot sou sub s/t gra sum som moy ave avg mea cum tva vat'.split(' '));

const firstLetters = new Set(
  [...beginnings].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);

/** What stands beside the figures of a total: a currency, a unit, a dash. */
const besideFigures = new Set([
  ...currencyColumnWords.flatMap((word) => [word, word.replaceAll('_', ' ')]),
  ...['€', '$', '£', '₦', '-', '–', '—', '/', 'h', 'heure', 'heures', 'hour', 'hours'],
  ...['jour', 'jours', 'day', 'days', 'min', 'minutes', 'ht', 'ttc', '%'],
]);
/** `22 cours`, `3 formations`, a formula that was never worked out */
const counted = /^(?:\d[\d\s.,]*\s?\p{L}{1,14}|=.+)$/u;

/** A quick look: whether the row begins like a total. A figure before the word is an id: data. */
export function mayBeTotal(cell: unknown): cell is string {
  if (typeof cell !== 'string') return false;
  const code = cell.charCodeAt(0);
  if (code > 0x20 && code < 0x7f) {
    return firstLetters.has(code) && beginnings.has(cell.slice(0, 3).toLowerCase());
  }
  return beginnings.has(cell.trimStart().slice(0, 3).toLowerCase());
}

/**
 * What a row is that begins like a total. A label of more than the bare word may be the name of a
 * row, so it counts only where the row has no other (`requiredAt` is blank), or as a sub-total.
 */
export function classifyTotal(
  cells: readonly unknown[],
  at: number,
  requiredAt: readonly number[],
): TotalClass | undefined {
  const cell = cells[at];
  if (typeof cell !== 'string' || cell.length > wordsMax) return undefined;
  const words = foldWords(cell);
  const isSure = bareTotal.test(words) || partial.test(words);
  if (!isSure && !anyTotal.test(words)) return undefined;
  const others = nextFilled(cells, at + 1);
  // `Somme des angles` with nothing added up is a text like any other.
  if (others === -1) return isSure && !bareAverage.test(words) ? 'total' : undefined;
  if (!holdsOnlyFigures(cells, others)) return undefined;
  const isNamedElsewhere = requiredAt.some((i) => i !== at && isBlank(cells[i]));
  return isSure || isNamedElsewhere ? 'total' : 'named-total';
}

/** Words behind the label are somebody's text. */
function holdsOnlyFigures(cells: readonly unknown[], from: number): boolean {
  let figures = 0;
  for (let i = from; i !== -1; i = nextFilled(cells, i + 1)) {
    const cell = cells[i];
    if (isFigure(cell) || (typeof cell === 'string' && counted.test(cell.trim()))) figures += 1;
    else if (typeof cell !== 'string' || !besideFigures.has(foldWords(cell))) return false;
  }
  return figures > 0;
}
