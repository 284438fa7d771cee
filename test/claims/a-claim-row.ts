import { claimKeyOf } from '../../shared/claims/claim-keys.ts';
import type { ClaimRow, RecapLine, StatLine } from '../../shared/claims/claim-row.ts';
import type { ComparisonContext } from '../../shared/claims/comparison/comparison-context.ts';
import { emptyLine } from '../../shared/claims/lines/empty-line.ts';
import { aStatLine } from './a-claim-item.ts';

type RowOver<L extends StatLine | RecapLine> = Partial<Omit<ClaimRow<L>, 'line'>>;

/** A row of a statement of claim S1: 10 000 F claimed and reimbursed, settled on 10 February 2026. */
export function aStatRow(
  row: number,
  line: Partial<StatLine> = {},
  over: RowOver<StatLine> = {},
): ClaimRow<StatLine> {
  const whole = aStatLine({
    claimId: 'S1',
    incidentDate: '2026-01-02',
    settlementDate: '2026-02-10',
    amountClaimed: '10000',
    amountReimbursed: line.amountClaimed ?? '10000',
    ...line,
  });
  return { ...placeOf('stat_file', row, whole.claimId), line: whole, ...over };
}

/** A line of a recap that agrees with `aStatRow`. */
export function aRecapRow(
  row: number,
  line: Partial<RecapLine> = {},
  over: RowOver<RecapLine> = {},
): ClaimRow<RecapLine> {
  const whole: RecapLine = {
    ...(emptyLine('recap', 'XOF') as RecapLine),
    claimId: 'S1',
    settlementDate: '2026-02-10',
    amountClaimed: '10000',
    amountReimbursed: line.amountClaimed ?? '10000',
    chequeNumber: 'CH 1',
    ...line,
  };
  return { ...placeOf('recap_file', row, whole.claimId), line: whole, ...over };
}

function placeOf<S extends string>(slot: S, row: number, claimId: string | null) {
  const claimKey = claimId === null ? null : claimKeyOf(claimId);
  return { slot, row, sheet: null, claimKey, rejectedBy: [] };
}

/** The worked example's: XOF, tolerance 5, 10 January to 28 March. */
export function aContext(over: Partial<ComparisonContext> = {}): ComparisonContext {
  const period = { start: '2026-01-10', end: '2026-03-28' };
  return { period, toleranceMinor: 5n, currency: 'XOF', ...over };
}
