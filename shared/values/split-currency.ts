import { readCurrency } from '../money/currency.ts';
import { readMultiple } from './read-multiple.ts';

/** What stands around the figures of an amount. */
export type CurrencyReading =
  | {
      readonly kind: 'read';
      /** ISO 4217; undefined when nothing names one. */
      readonly currency: string | undefined;
      /** Power of ten of a word like `k` or `M`. */
      readonly power: number;
    }
  | {
      readonly kind: 'problem';
      readonly problem: 'unknown-currency' | 'currencies-differ' | 'ambiguous-multiple';
    };

/** `M` before `FCFA` or `€`: the longest first, since `Md` is no `M`. */
const attached = /^(mds?|mrd|bn|[kmb])/i;

/** Currencies that are written with `$` at home. */
const dollars: ReadonlySet<string> = new Set(
  'USD CAD AUD NZD HKD SGD TWD LRD NAD JMD TTD BBD BSD BZD FJD GYD SRD XCD MXN ARS CLP COP'.split(
    ' ',
  ),
);

/**
 * Reads the words before and behind the figures: `USD`, `F CFA`, `k€`, `millions de FCFA`.
 *
 * @param house ISO 4217; which of the two CFA francs is meant
 */
export function readCurrencyWords(before: string, after: string, house: string): CurrencyReading {
  const first = readCurrencyWord(before, house);
  const second = readCurrencyWord(after, house) ?? readMultipleWords(after, house);
  if (first === undefined || second === undefined) return refuse('unknown-currency');
  if (second.power === 'ambiguous') return refuse('ambiguous-multiple');
  // Many countries have a dollar: in `$5 CAD` the code says which.
  const isDollar = before === '$' && dollars.has(second.currency ?? '');
  const named = isDollar ? second.currency : first.currency;
  if (named !== undefined && second.currency !== undefined && named !== second.currency) {
    return refuse('currencies-differ');
  }
  return { kind: 'read', currency: named ?? second.currency, power: second.power };
}

interface Word {
  readonly currency: string | undefined;
  readonly power: number | 'ambiguous';
}

/** Nothing, or a currency; undefined when it is neither. */
function readCurrencyWord(word: string, house: string): Word | undefined {
  if (word === '') return { currency: undefined, power: 0 };
  const currency = readCurrency(word, house);
  return currency === undefined ? undefined : { currency, power: 0 };
}

function readMultipleWords(text: string, house: string): Word | undefined {
  const [word = ''] = /^\p{L}+/u.exec(text) ?? [];
  const [prefix = ''] = attached.exec(text) ?? [];
  for (const multiple of new Set([word, prefix, prefix.charAt(0)])) {
    const power = readMultiple(multiple);
    if (power === undefined) continue;
    const rest = text.slice(multiple.length).replace(/^\.?\s*(?:de\s+|d'\s*)?/i, '');
    const named = readCurrencyWord(rest, house);
    if (named !== undefined) return { ...named, power };
  }
  return undefined;
}

function refuse(problem: Extract<CurrencyReading, { kind: 'problem' }>['problem']) {
  return { kind: 'problem', problem } as const;
}
