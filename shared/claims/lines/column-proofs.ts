import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { currencyExponent } from '../../money/currency.ts';
import { createDateProof, type DateProofTaking } from '../../values/date-proof.ts';
import { createNumberProof, type NumberProofTaking } from '../../values/number-proof.ts';
import type { DateOrder } from '../../values/read-date.ts';
import type { DecimalMark } from '../../values/split-decimal.ts';
import type { ColumnReadings, LineContext } from './line-reading.ts';

/** What the cells of whole columns say of how they are written. */
export interface ColumnProofs {
  /** @param isAmbiguous whether the cell alone can be read as two days */
  meetDay(field: string, cell: unknown, isAmbiguous: boolean): void;
  meetAmount(field: string, cell: unknown): void;
  proved(): { readonly columns: ColumnReadings; readonly isReadRight: boolean };
  /** One CLM-R03 for each column with days of which only the column tells the order. */
  tell(headers: Readonly<Record<string, string>>, sheet: string | null): readonly Finding[];
}

/** A year first says its order itself: such cells prove nothing. */
const yearFirst = /^\s*\d{4}-/;

/**
 * Collects what dates and amounts prove, field by field.
 *
 * @see CLAIMS §3 "Dates", "Amounts"; docs/decisions/0005
 */
export function createColumnProofs({ slot, currency, columns }: LineContext): ColumnProofs {
  const dates = new Map<string, { readonly proof: DateProofTaking; ambiguous: number }>();
  const amounts = new Map<string, NumberProofTaking>();
  // Without minor unit a lone mark groups, whatever the column proves.
  const hasMinorUnit = currencyExponent(currency) !== 0;
  const isDateRight = (field: string): boolean => {
    const { order, ambiguous } = dates.get(field)?.proof.result() ?? { order: 'dmy', ambiguous: 0 };
    return ambiguous === 0 || order === (columns.dateOrders[field] ?? 'dmy');
  };
  const isAmountRight = (field: string): boolean => {
    const { decimalMark, ambiguous } = amounts.get(field)?.result() ?? { ambiguous: 0 };
    return ambiguous === 0 || !hasMinorUnit || decimalMark === columns.decimalMarks[field];
  };
  return {
    meetDay(field, cell, isAmbiguous) {
      if (typeof cell !== 'string' || yearFirst.test(cell)) return;
      const known = dates.get(field) ?? { proof: createDateProof(), ambiguous: 0 };
      dates.set(field, known);
      known.proof.take(cell);
      if (isAmbiguous) known.ambiguous += 1;
    },
    meetAmount(field, cell) {
      if (typeof cell !== 'string' || !/[.,]/.test(cell)) return;
      const proof = amounts.get(field) ?? createNumberProof();
      amounts.set(field, proof);
      proof.take(cell);
    },
    proved() {
      const dateOrders: Record<string, DateOrder> = {};
      for (const [field, { proof }] of dates) dateOrders[field] = proof.result().order;
      const decimalMarks: Record<string, DecimalMark> = {};
      for (const [field, proof] of amounts) {
        const { decimalMark } = proof.result();
        if (decimalMark !== undefined) decimalMarks[field] = decimalMark;
      }
      return {
        columns: { dateOrders, decimalMarks },
        isReadRight:
          [...dates.keys()].every(isDateRight) && [...amounts.keys()].every(isAmountRight),
      };
    },
    tell: (headers, sheet) =>
      [...dates].flatMap(([field, { proof, ambiguous }]) => {
        if (ambiguous === 0) return [];
        const { order, dmy, mdy } = proof.result();
        const said = { field, count: ambiguous, date_order: order, dmy, mdy };
        const data = { ...said, ...tellProof(dmy, mdy) };
        const column = headers[field] ?? field;
        return [newFinding({ code: 'CLM-R03', level: 'warning', slot, sheet, column, data })];
      }),
  };
}

/** Cells that agree prove the order: then it is no question any more, only an information. */
function tellProof(dmy: number, mdy: number) {
  const isProved = (dmy === 0) !== (mdy === 0);
  return isProved ? { reason: 'CLM-R03-PROVED', proved_by: dmy + mdy } : {};
}
