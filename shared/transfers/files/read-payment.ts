import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { createRowNotes, type RowNotes } from '../../findings/row-notes.ts';
import { readCurrency } from '../../money/currency.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import type { ReadingRules, RowCells, RowReading } from '../../runs/reading-rules.ts';
import { isRunId } from '../../runs/run-id.ts';
import { isBlank } from '../../sources/cell-tests.ts';
import { partyIdTypes } from '../party-id-types.ts';
import type { Payment } from '../payment.ts';
import { paymentFields } from '../transfers-fields.ts';
import { createTotalsCheck } from './check-totals.ts';
import { judgeTitle } from './judge-title.ts';
import { paymentOtherKinds } from './payment-other-kinds.ts';
import { readPaymentText } from './payment-texts.ts';
import { readIdentifier, readPartyIdType } from './read-identifier.ts';
import { readCell } from './read-payment-cell.ts';
import { readRowAmount } from './read-row-amount.ts';

/**
 * How a payment file is read: strictly, for a cell that can be understood in two ways may pay the
 * wrong sum or the wrong person. A row is good as a whole or rejected, with every flaw told.
 *
 * Rows are told apart by their number: what is paid twice, `createPaymentsJudge` judges.
 *
 * @see TRANSFERS "Files"; FEATURES T15–T17
 */
export const paymentReadingRules: ReadingRules<Payment> = {
  fields: paymentFields,
  otherKinds: paymentOtherKinds,
  toldOnce: new Set(['TRF-F03', 'TRF-W01']),
  // Nobody who looked at the sheet saw these rows, or knows that they are not paid.
  refusedFor: { 'RUN-W16': 'TRF-F04', 'RUN-W15': 'TRF-F05' },
  judgeTitle,
  createTotalsCheck,
  readRow: readPayment,
  duplicateOf: repeatedNumber,
};

function readPayment(at: RowCells): RowReading<Payment> {
  const notes = createRowNotes(at);
  // What we wrote about a bulk pays nobody: its lines were paid, or have been tried.
  if ('quai_bulk_id' in at.headers) {
    const told = String(at.cells['quai_bulk_id'] ?? '').trim();
    notes.reject('TRF-F03', null, { data: isRunId(told) ? { run_id: told } : {} });
    return { kind: 'rejected', findings: notes.findings };
  }
  if (isFragment(at)) {
    notes.reject('TRF-R32', null);
    return { kind: 'rejected', findings: notes.findings };
  }
  const payee = readPayee(notes, at);
  const currency = readRowCurrency(notes, at);
  const amountMinor = readRowAmount(notes, at, currency);
  const transferId = readTransferId(notes, at);
  const name = readPaymentText(notes, 'payee_name', at.cells['payee_name']);
  const note = readPaymentText(notes, 'note', at.cells['note']);
  checkMode(notes, at);
  if (!notes.isGood() || payee === null || amountMinor === null || currency === null) {
    return { kind: 'rejected', findings: notes.findings };
  }
  // Every key, always in this order: equal payments have equal JSON.
  const { type, identifier } = payee;
  const record: Payment = {
    transferId,
    payee: { type, identifier, name },
    amountMinor,
    currency,
    note,
  };
  return { kind: 'record', id: String(at.row), record, findings: notes.findings };
}

const required = paymentFields.filter((field) => field.required).map(({ name }) => name);

/** A signature, a note, a sub-total or what is left of a payment: told once, not for each cell. */
function isFragment({ cells, headers, isPartial }: RowCells): boolean {
  if (isPartial) return false;
  const empty = required.filter((name) => name in headers && isBlank(cells[name]));
  return empty.length >= 3;
}

function readPayee(
  notes: RowNotes,
  at: RowCells,
): { readonly type: string; readonly identifier: string } | null {
  const typeText = readCell(notes, at, 'party_id_type', true);
  const text = readCell(notes, at, 'party_identifier', true);
  if (typeText === null) return null;
  const type = typeOf(typeText);
  if (type === null) {
    notes.reject('TRF-R02', 'party_id_type', { expected: partyIdTypes.join(' | ') });
    return null;
  }
  if (text === null) return null;
  const reading = readIdentifier(type, text);
  if (reading.kind === 'problem') {
    notes.reject(reading.code, 'party_identifier', { data: { ...reading.data } });
    return null;
  }
  // A number has no zeros before it: whoever had some in an account has lost them.
  const isNumber = typeof at.cells['party_identifier'] === 'number';
  if (isNumber && type !== 'MSISDN') notes.warn('TRF-W01', 'party_identifier');
  return { type, identifier: reading.identifier };
}

const typeOf = rememberCells((cell) => readPartyIdType(String(cell)) ?? null);
const currencyOf = rememberCells((cell) => readCurrency(String(cell)) ?? null);

function readRowCurrency(notes: RowNotes, at: RowCells): string | null {
  const text = readCell(notes, at, 'currency', true);
  if (text === null) return null;
  const currency = currencyOf(text);
  if (currency === null) notes.reject('TRF-R19', 'currency');
  return currency;
}

/** Characters of an id; a retry adds `~2` and the like. */
const idCharsMax = 64;

function readTransferId(notes: RowNotes, at: RowCells): string | null {
  const text = readCell(notes, at, 'transfer_id', false);
  if (text === null || /^[A-Za-z0-9][\w.:-]{0,63}(?:~\d{1,3})?$/.test(text)) return text;
  notes.reject('TRF-R21', 'transfer_id', { data: { max: idCharsMax } });
  return null;
}

/** Payment Hub says of each row by which network it is paid; we only have one. */
function checkMode(notes: RowNotes, at: RowCells): void {
  const mode = String(at.cells['payment_mode'] ?? '').trim();
  if (mode !== '' && mode.toLowerCase() !== 'mojaloop') {
    notes.reject('TRF-R23', 'payment_mode', { expected: 'mojaloop' });
  }
}

/** Only a damaged workbook has two rows of one number; who knows which of them is meant? */
function repeatedNumber({ slot, sheet, row }: RowCells): Finding {
  return newFinding({ code: 'TRF-R28', level: 'rejected', slot, sheet, row });
}
