import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { type Payment, payeeKey } from '../payment.ts';

/** What is known before the first row. */
export interface PaymentsJudging {
  /** ISO 4217, of the account that pays. */
  readonly currency: string;
  /** The sender knows that some payees get the same amount twice, and means it. */
  readonly confirmDuplicates: boolean;
}

export interface PaymentsVerdict {
  readonly rows: number;
  readonly totalMinor: bigint;
  /** SHA-256 over payees, amounts and the sender's ids in order of their texts, hex. */
  readonly rowsDigest: string;
  /** Rows that pay the same amount to the same payee as an earlier one; the first few of them. */
  readonly duplicates: { readonly count: number; readonly rows: readonly number[] };
  /**
   * Rows with an id where most have none, or without one where most have (`rejected`: TRF-R24), then
   * remarks on the whole file; of level `blocking`, each refuses it (TRF-F01, TRF-F02).
   */
  readonly findings: readonly Finding[];
}

export interface PaymentsJudge {
  /**
   * Takes the next good row of the file, in order.
   *
   * @returns what refuses it (`rejected`: TRF-R25, TRF-R26), and TRF-D01 where it repeats
   *   a payment: `rejected`, or a `warning` when duplicates are confirmed
   */
  take(row: number, payment: Payment): readonly Finding[];
  end(): PaymentsVerdict;
}

/** Largest sum and amount, in minor units: exact as a number of JSON (TRANSFERS "Files"). */
export const minorMax = BigInt(Number.MAX_SAFE_INTEGER);

/** Duplicates whose rows are named; the rest is counted. */
const rowsNamed = 20;
/** Characters that are hashed at once. */
const pieceChars = 65_536;

/**
 * Judges what only the whole file can tell: every id once, one currency, the sum, and who is paid
 * the same twice. It keeps short texts of each row, about 300 bytes.
 *
 * @see TRANSFERS "Files"
 */
export function createPaymentsJudge(known: PaymentsJudging): PaymentsJudge {
  const { currency, confirmDuplicates } = known;
  const rowOfId = new Map<string, number>();
  const rowOfPayment = new Map<string, number>();
  const payments: string[] = [];
  const repeated: number[] = [];
  const ids: RowsById = { withId: [], without: [] };
  let first: { readonly row: number; readonly payment: Payment } | undefined;
  let totalMinor = 0n;
  let duplicates = 0;

  const judgeDuplicate = (row: number, text: string): readonly Finding[] => {
    const firstRow = rowOfPayment.get(text);
    if (firstRow === undefined) {
      rowOfPayment.set(text, row);
      return [];
    }
    duplicates += 1;
    if (repeated.length < rowsNamed) repeated.push(row);
    const level = confirmDuplicates ? 'warning' : 'rejected';
    return [tell('TRF-D01', level, row, { first_row: firstRow })];
  };
  const judgeId = (row: number, transferId: string | null): readonly Finding[] => {
    if (transferId === null) return [];
    const firstRow = rowOfId.get(transferId);
    if (firstRow !== undefined) return [tell('TRF-R26', 'rejected', row, { first_row: firstRow })];
    rowOfId.set(transferId, row);
    return [];
  };
  return {
    take(row, payment) {
      first ??= { row, payment };
      (payment.transferId === null ? ids.without : ids.withId).push(row);
      totalMinor += BigInt(payment.amountMinor);
      const text = `${payeeKey(payment.payee)} ${payment.amountMinor}`;
      // With the sender's id: the same people are paid the same again in other files (TRANSFERS).
      payments.push(`${text} ${payment.transferId ?? ''}`);
      return [
        ...likeFirst(row, payment, first),
        ...judgeId(row, payment.transferId),
        ...judgeDuplicate(row, text),
      ];
    },
    end() {
      const used = first?.payment.currency;
      return {
        rows: payments.length,
        totalMinor,
        rowsDigest: digestTexts(payments),
        duplicates: { count: duplicates, rows: repeated },
        findings: [
          ...tellOddIds(ids),
          ...(used === undefined || used === currency ? [] : [tellOtherCurrency(used, currency)]),
          ...(totalMinor > minorMax ? [tell('TRF-F02', 'blocking', null, {})] : []),
        ],
      };
    },
  };
}

/** The file's currency is not the account's: nothing of it can be paid from there. */
export function tellOtherCurrency(ofFile: string, ofAccount: string): Finding {
  return {
    ...tell('TRF-F01', 'blocking', null, { currency: ofFile, expected: ofAccount }),
    expected: ofAccount,
  };
}

/** A row with another currency than the first. */
function likeFirst(
  row: number,
  { currency }: Payment,
  first: { readonly row: number; readonly payment: Payment },
): readonly Finding[] {
  const expected = first.payment.currency;
  if (currency === expected) return [];
  const data = { first_row: first.row, currency, expected };
  return [{ ...tell('TRF-R25', 'rejected', row, data), expected }];
}

/** The rows of a file by whether they have an id of the sender. */
interface RowsById {
  readonly withId: number[];
  readonly without: number[];
}

/** Of a file with ids on some rows only: the fewer rows, which are likelier to be wrong. */
function tellOddIds({ withId, without }: RowsById): readonly Finding[] {
  if (withId.length === 0 || without.length === 0) return [];
  const isMissing = without.length <= withId.length;
  const data = isMissing ? {} : { reason: 'TRF-R24-GIVEN' };
  return (isMissing ? without : withId).map((row) => tell('TRF-R24', 'rejected', row, data));
}

function tell(
  code: string,
  level: Finding['level'],
  row: number | null,
  data: Readonly<Record<string, unknown>>,
): Finding {
  return newFinding({ code, level, slot: 'file', row, data });
}

/** Lines in order of their texts, so that the same payments in another order are the same. */
function digestTexts(texts: readonly string[]): string {
  const hash = sha256.create();
  let piece = '';
  for (const text of texts.toSorted()) {
    piece += `${text}\n`;
    if (piece.length < pieceChars) continue;
    hash.update(utf8ToBytes(piece));
    piece = '';
  }
  return bytesToHex(hash.update(utf8ToBytes(piece)).digest());
}
