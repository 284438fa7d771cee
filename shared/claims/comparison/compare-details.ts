import type { Finding } from '../../findings/finding.ts';
import { nameKeyOf, textKeyOf } from '../claim-keys.ts';
import type { RecapLine, StatLine } from '../claim-row.ts';
import { findAt } from './claim-findings.ts';
import { nameRows } from './observation-parts.ts';
import { isRecap, isStat, type WeighedRow } from './weigh-row.ts';

type Column = 'policyNumber' | 'beneficiary' | 'settlementDate' | 'invoiceNumber' | 'partner';

interface Detail {
  readonly code: string;
  readonly column: Column;
  /** The column's canonical name. */
  readonly field: string;
  readonly keyOf: (text: string) => string;
}

/** What both files say of a claim beside its amounts. */
const details: readonly Detail[] = [
  { code: 'CLM-X09', column: 'policyNumber', field: 'policy_number', keyOf: textKeyOf },
  { code: 'CLM-X10', column: 'beneficiary', field: 'beneficiary', keyOf: nameKeyOf },
  { code: 'CLM-X11', column: 'settlementDate', field: 'settlement_date', keyOf: (day) => day },
  { code: 'CLM-X12', column: 'invoiceNumber', field: 'invoice_number', keyOf: textKeyOf },
  { code: 'CLM-X13', column: 'partner', field: 'partner', keyOf: nameKeyOf },
];

/**
 * What is to be said of a claim of both files beside its amounts: several lines of the recap, what
 * differs, how it was paid. Each code at most once, on the line of the recap it is about.
 *
 * @see CLAIMS §5, X08–X14
 */
export function compareDetails(rows: readonly WeighedRow[]): Finding[] {
  const stat = rows.filter(isStat);
  const recap = rows.filter(isRecap);
  return [
    ...findSeveral(recap),
    ...details.flatMap((detail) => findDifferent(detail, stat, recap)),
    ...findUnpaid(stat, recap),
  ];
}

/** Lines of one settlement: they are summed, since joining by them would multiply the acts. */
export function findSeveral(recap: readonly WeighedRow<RecapLine>[]): Finding[] {
  const [first, second] = recap;
  if (first === undefined || second === undefined) return [];
  const data = { count: recap.length, rows: nameRows(recap) };
  return [findAt(first, 'CLM-X08', 'warning', { data })];
}

/** The first line of the recap that says what none of the claim's lines in the statement says. */
function findDifferent(
  { code, column, field, keyOf }: Detail,
  stat: readonly WeighedRow<StatLine>[],
  recap: readonly WeighedRow<RecapLine>[],
): Finding[] {
  const said = (row: WeighedRow<StatLine> | WeighedRow<RecapLine>) => row.row.line[column];
  // Most lines say the same to the letter: keys are made only of those that do not.
  if (recap.every((row) => said(row) === null || stat.some((one) => said(one) === said(row)))) {
    return [];
  }
  const keyed = (text: string | null) => (text === null ? '' : keyOf(text));
  const known = new Set(stat.map((row) => keyed(said(row))));
  const other = recap.find((row) => {
    const key = keyed(said(row));
    return key !== '' && !known.has(key);
  });
  if (other === undefined) return [];
  const inStat = [...new Set(stat.flatMap((row) => said(row) ?? []))].slice(0, 3);
  const value = said(other);
  const isDay = column === 'settlementDate';
  const data = isDay ? { recap_day: value, stat_days: inStat } : { in_stat: inStat };
  return [findAt(other, code, 'warning', { field, value, data })];
}

/**
 * Neither file says how the claim was paid, though one of them has a column for it. Where none has,
 * that is no matter of single claims.
 */
function findUnpaid(
  stat: readonly WeighedRow<StatLine>[],
  recap: readonly WeighedRow<RecapLine>[],
): Finding[] {
  const isTold =
    stat.some(({ row }) => row.line.paymentRef !== null) ||
    recap.some(({ row }) => row.line.chequeNumber !== null || row.line.otherPayment !== null);
  const [first] = stat;
  if (isTold || first === undefined || ![...stat, ...recap].some(mayTellPayment)) return [];
  return [findAt(first, 'CLM-X14', 'info', { field: 'payment_ref' })];
}

/** Rows without headers come from nowhere that is known: they may have had the column. */
function mayTellPayment({ row: { headers } }: WeighedRow): boolean {
  if (headers === undefined) return true;
  return ['payment_ref', 'cheque_number', 'other_payment'].some((field) => field in headers);
}
