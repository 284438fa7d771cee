import { hidden } from '../../findings/hide-cells.ts';
import { type Worded, word } from '../../messages/catalogue.ts';
import { messageCodeOf, unknownFateCode } from '../scheme/scheme-codes.ts';
import { isOfUnknownFate, type Transfer } from '../transfer.ts';
import type { CsvReader, TransferColumn } from './csv-writing.ts';

/** Columns of a payment file by its standard names (seeds/003), so that what is told can be sent. */
export const payeeColumns: readonly TransferColumn[] = [
  {
    header: { fr: 'partyIdType', en: 'partyIdType' },
    cell: ({ payee }) => payee.type,
  },
  {
    header: { fr: 'partyIdentifier', en: 'partyIdentifier' },
    cell: ({ payee }, reader) => mask(payee.identifier, reader),
  },
  {
    header: { fr: 'nom_complet', en: 'full_name' },
    cell: ({ payee }, reader) => mask(payee.name, reader),
  },
];

/** Why a transfer failed, or that nobody knows whether it did, and what helps. */
export const errorColumns: readonly TransferColumn[] = [
  { header: { fr: 'code_erreur', en: 'error_code' }, cell: (transfer) => codeOf(transfer) },
  {
    header: { fr: 'erreur', en: 'error' },
    cell: (transfer, reader) => wordError(transfer, reader)?.message ?? null,
  },
  {
    header: { fr: 'cause', en: 'cause' },
    cell: (transfer, reader) => wordError(transfer, reader)?.cause ?? null,
  },
  {
    header: { fr: 'conseil', en: 'advice' },
    cell: (transfer, reader) => wordError(transfer, reader)?.fix ?? null,
  },
];

/** What is heard of one that is under way is no reason why it failed. */
function codeOf(transfer: Transfer): string | null {
  if (isOfUnknownFate(transfer)) return unknownFateCode;
  const { state, error } = transfer;
  return state === 'FAILED' && error !== null ? messageCodeOf(error.code) : null;
}

function wordError(transfer: Transfer, { lang }: CsvReader): Worded | null {
  const code = codeOf(transfer);
  return code === null ? null : word(code, { code: transfer.error?.code }, lang);
}

export function mask(text: string | null, { isMasked = false }: CsvReader): string | null {
  return text !== null && isMasked ? hidden : text;
}
