import { currencyColumnWords } from '../money/currency.ts';
import { isBlank, isFigure, nextFilled } from './cell-tests.ts';
import { foldWords, wordsMax } from './fold-words.ts';
import type { TotalColumns } from './source-item.ts';

/**
 * `named-total`: one if its figures are sums of those above, else the title of a row of data.
 * `worded-total`: one with other words beside its label, which is told.
 */
export type TotalClass = 'total' | 'named-total' | 'worded-total';

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

/** Of a label that begins like a total: what it adds up. `named`: what its name says. */
export type TotalScope = 'all' | 'part' | 'named';

/** What a label says that it adds up; undefined when it is not one of a total. */
export function scopeOfTotal(label: string): TotalScope | undefined {
  const words = foldWords(label);
  if (/^(?:sous|sub|s\/)/.test(words) && partial.test(words)) return 'part';
  if (bareTotal.test(words) || partial.test(words)) return 'all';
  return anyTotal.test(words) ? 'named' : undefined;
}

/** Place of the label: a figure before it (a number of rows) does not matter. */
export function findLabel(cells: readonly unknown[]): number {
  let at = nextFilled(cells, 0);
  while (at !== -1 && isFigure(cells[at])) at = nextFilled(cells, at + 1);
  return at;
}

/**
 * What a row is in a table that has columns which no total fills. There a total is known without
 * doubt: what fills one of them is data, even where somebody is called `Total`.
 *
 * @see CLAIMS §3, "Total rows"
 */
export function classifySureTotal(
  cells: readonly unknown[],
  { neverAt, countAt }: TotalColumns,
): TotalClass | undefined {
  const at = findLabel(cells);
  const cell = cells[at];
  if (!mayBeTotal(cell) || cell.length > wordsMax) return undefined;
  const scope = scopeOfTotal(cell);
  const isFilled = (i: number) => i !== at && !isBlank(cells[i]);
  if (scope === undefined || neverAt.some(isFilled)) return undefined;
  const others = nextFilled(cells, at + 1);
  if (others === -1 || holdsOnlyFigures(cells, others)) {
    return scope === 'named' && countAt.some(isFilled) ? undefined : 'total';
  }
  return scope === 'named' || countAt.some(isFilled) ? undefined : 'worded-total';
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
