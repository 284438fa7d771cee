import { cellCharsMax, plainText } from './plain-text.ts';
import { type DecimalMark, splitDecimal } from './split-decimal.ts';
import { splitFigures } from './split-figures.ts';

/** What the cells of one column say about its decimal mark. */
export interface NumberProof {
  /** What the majority of the unambiguous cells is written with; undefined when there is none. */
  readonly decimalMark: DecimalMark | undefined;
  /** Cells that can only be read with a decimal point, and with a decimal comma. */
  readonly points: number;
  readonly commas: number;
  /** Cells like `1.234`, which are read by what the others prove. */
  readonly ambiguous: number;
}

export interface NumberProofTaking {
  take(cell: unknown): void;
  result(): NumberProof;
}

/**
 * Collects the cells of a column and tells which of `.` and `,` is its decimal mark: `1 250,50`
 * and `1.234.567` prove the comma, `1,234.5` the point, `150` nothing. Currencies may stand beside.
 *
 * @see docs/decisions/0005: what one cell cannot prove, its column may
 */
export function createNumberProof(): NumberProofTaking {
  const counts = { '.': 0, ',': 0, ambiguous: 0 };
  return {
    take(cell) {
      const proof = typeof cell === 'string' ? judge(cell) : undefined;
      if (proof !== undefined) counts[proof] += 1;
    },
    result() {
      const { '.': points, ',': commas, ambiguous } = counts;
      const majority = points > commas ? '.' : ',';
      return {
        decimalMark: points === commas ? undefined : majority,
        points,
        commas,
        ambiguous,
      };
    },
  };
}

function judge(cell: string): DecimalMark | 'ambiguous' | undefined {
  const text = plainText(cell);
  if (text.length > cellCharsMax) return undefined;
  const parts = splitFigures(text);
  if (parts === undefined || !/^[\d '.,]+$/.test(parts.figures)) return undefined;
  const split = splitDecimal(parts.figures, {});
  if (split.kind === 'split') return split.proves;
  return split.problem === 'ambiguous' ? 'ambiguous' : undefined;
}
