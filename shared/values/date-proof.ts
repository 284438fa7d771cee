import { takeDayApart } from './day-shapes.ts';
import { cellCharsMax, plainText } from './plain-text.ts';
import { type DateOrder, possibleDays } from './read-date.ts';

/** What the cells of one column say about the order of day and month. */
export interface DateProof {
  /** By the majority of the unambiguous cells; `mixed`: as many of each; `unproved`: none. */
  readonly kind: DateOrder | 'mixed' | 'unproved';
  /** What to read ambiguous cells by: the majority, else day before month. */
  readonly order: DateOrder;
  /** Cells that can only be day/month, and only month/day. Both: the column is not of one hand. */
  readonly dmy: number;
  readonly mdy: number;
  /** Cells like `03/04/2024`, which are read by what the others prove. */
  readonly ambiguous: number;
}

export interface DateProofTaking {
  take(cell: unknown): void;
  result(): DateProof;
}

/**
 * Collects the cells of a column and tells whether its days are written before their months.
 *
 * @see docs/decisions/0005: what one cell cannot prove, its column may
 */
export function createDateProof(): DateProofTaking {
  const counts = { dmy: 0, mdy: 0, ambiguous: 0 };
  // Rows that follow one another often have one day.
  let last: string | undefined;
  let proof: ReturnType<typeof judge>;
  return {
    take(cell) {
      if (typeof cell !== 'string') return;
      if (cell !== last) proof = judge(cell);
      last = cell;
      if (proof !== undefined) counts[proof] += 1;
    },
    result() {
      const { dmy, mdy } = counts;
      const order = mdy > dmy ? 'mdy' : 'dmy';
      const tie = dmy === 0 ? 'unproved' : 'mixed';
      return { kind: dmy === mdy ? tie : order, order, ...counts };
    },
  };
}

function judge(cell: string): DateOrder | 'ambiguous' | undefined {
  const text = plainText(cell);
  if (text.length > cellCharsMax) return undefined;
  // Whatever century: the pivot only matters for a 29 February.
  const written = takeDayApart(text, 1950);
  if (written?.kind !== 'numbers' || written.mayBeYearFirst) return undefined;
  const { dmy, mdy } = possibleDays(written);
  if (dmy === undefined) return mdy === undefined ? undefined : 'mdy';
  if (mdy === undefined) return 'dmy';
  return written.first === written.second ? undefined : 'ambiguous';
}
