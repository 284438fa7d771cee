import { paidBeforeCode } from '../bulks/paid-before.ts';
import { isOfUnknownFate, type Transfer, type TransferState } from '../transfer.ts';
import {
  type CsvReader,
  type TransferColumn,
  tellAmount,
  tellAmountAgain,
  writeTransfersCsv,
} from './csv-writing.ts';
import { nextTransferId } from './next-transfer-id.ts';
import { errorColumns, mask, payeeColumns } from './transfer-columns.ts';

/** What is under way is pending to the outside; a file is read alone, so it says what is not known. */
const statusOf: Readonly<Record<TransferState, string>> = {
  PENDING: 'PENDING',
  SENDING: 'PENDING',
  UNKNOWN: 'PENDING',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
};

function statusCell(transfer: Transfer): string {
  return isOfUnknownFate(transfer) ? 'UNKNOWN' : statusOf[transfer.state];
}

const bothLanguages = (name: string) => ({ fr: name, en: name });

const resultColumns: readonly TransferColumn[] = [
  { header: { fr: 'ligne', en: 'row_number' }, cell: ({ row }) => String(row) },
  { header: bothLanguages('transferId'), cell: ({ transferId }) => transferId },
  ...payeeColumns,
  {
    header: { fr: 'montant', en: 'amount' },
    cell: (transfer, reader) => tellAmount(transfer.amountMinor, transfer, reader),
  },
  { header: { fr: 'devise', en: 'currency' }, cell: ({ currency }) => currency },
  { header: { fr: 'statut', en: 'status' }, cell: statusCell },
  { header: { fr: 'termine_le', en: 'completed_at' }, cell: ({ completedAt }) => completedAt },
  {
    header: { fr: 'montant_recu', en: 'payee_receives' },
    cell: (transfer, reader) => tellAmount(transfer.payeeReceivesMinor, transfer, reader),
  },
  {
    header: { fr: 'frais_du_beneficiaire', en: 'payee_fee' },
    cell: (transfer, reader) => tellAmount(transfer.payeeFeeMinor, transfer, reader),
  },
  {
    header: { fr: 'nom_trouve', en: 'found_name' },
    cell: ({ foundName }, reader) => mask(foundName, reader),
  },
  ...errorColumns,
  { header: { fr: 'repris_par', en: 'retried_by' }, cell: ({ retriedBy }) => retriedBy },
  { header: bothLanguages('uuid'), cell: ({ uuid }) => uuid },
  // By this column the file is known when somebody sends it as a payment file (TRF-F03).
  { header: bothLanguages('quai_bulk_id'), cell: ({ bulkId }) => bulkId },
];

/** What became of each transfer of a bulk, a line each, in the order in which they come. */
export function writeResultCsv(
  transfers: AsyncIterable<Transfer>,
  reader: CsvReader,
): AsyncGenerator<string> {
  return writeTransfersCsv(transfers, resultColumns, reader);
}

/** The standard format of a payment file, with what reading takes no notice of. */
const failedColumns: readonly TransferColumn[] = [
  { header: bothLanguages('transferId'), cell: ({ transferId }) => nextTransferId(transferId) },
  { header: bothLanguages('amount'), cell: tellAmountAgain },
  { header: bothLanguages('currency'), cell: ({ currency }) => currency },
  ...payeeColumns,
  { header: { fr: 'motif', en: 'note' }, cell: ({ note }) => note },
  ...errorColumns,
];

/**
 * The failed transfers of a bulk as a payment file: to be corrected and sent again, under the ids
 * that a retry gives them. Those that another bulk tries again are left out, and those of which the
 * scheme says since that they, or an earlier try of them, were paid (TRF-I01, TRF-I02): they would
 * be paid twice.
 */
export function writeFailedCsv(
  transfers: AsyncIterable<Transfer>,
  reader: CsvReader,
): AsyncGenerator<string> {
  return writeTransfersCsv(selectFailed(transfers), failedColumns, reader);
}

async function* selectFailed(transfers: AsyncIterable<Transfer>): AsyncGenerator<Transfer> {
  for await (const transfer of transfers) {
    const { state, retriedBy, incident, error } = transfer;
    const isPaid = incident !== null || error?.code === paidBeforeCode;
    if (state === 'FAILED' && retriedBy === null && !isPaid) yield transfer;
  }
}
