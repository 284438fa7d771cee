import { createColumnMasking, hide } from '../../access/column-masking.ts';
import type { Masking } from '../../access/masking.ts';
import { hidden, isOfForm } from '../../findings/hide-cells.ts';
import { hideFinding } from '../../findings/hide-finding.ts';
import { snakeCase } from '../../http/snake-case.ts';
import type { CodedMessage } from '../../runs/run.ts';
import type { FieldSpec } from '../../sources/source-item.ts';
import { isTellingNobody, showTransferId } from './show-transfer-id.ts';

/**
 * Fields of a payment that say nothing of a person: the sender's own ids of transfers, kinds of
 * identifiers, currencies, states, codes and places. Identifiers, names, amounts and notes are
 * personal. An allow-list, so that a field which somebody adds is hidden until somebody says
 * otherwise. Names in snake_case.
 *
 * @see API.md "Sign-in and rights"; "Bulk transfers": identifiers in clear for maker and approver
 */
const clearFields: ReadonlySet<string> = new Set([
  ...[
    'id',
    'transfer_id',
    'bulk_id',
    'uuid',
    'row',
    'row_number',
    'rows',
    'sheet',
    'slot',
    'group',
  ],
  ...['state', 'status', 'outcome', 'code', 'error_code', 'phase', 'level', 'version', 'run_id'],
  ...['currency', 'party_id_type', 'payment_mode', 'quai_bulk_id', 'file_id'],
  ...['completed_at', 'sent_at', 'created_at', 'updated_at'],
]);

/** What such a cell looks like; in the wrong column people write names. */
const clearCell: Readonly<Record<string, (cell: string) => boolean>> = {
  transfer_id: isTellingNobody,
  currency: (cell) => /^[A-Za-z]{3}$/.test(cell),
  party_id_type: (cell) => /^[A-Za-z_]{1,20}$/.test(cell),
  error_code: (cell) => /^(?:\d{1,4}|http-\d{3}|TRF-[A-Z0-9]{1,8})$/.test(cell),
  quai_bulk_id: (cell) => /^bulk-[0-9A-Z]{26}$/.test(cell),
};
/** Row numbers and small codes: more figures than that may be somebody's number. */
const isSmallNumber = (cell: string) => /^\d{0,7}$/.test(cell);
/** Fields of what is stored that hold the sender's id of a transfer. */
const transferIds: ReadonlySet<string> = new Set(['id', 'transfer_id']);

/**
 * What is in runs of transfers without the identifiers, names, amounts and notes of payees: for
 * those who see bulks of every country, and nobody's account.
 *
 * @param fields columns of a payment file: by them the cells of a source are told apart
 */
export function createTransfersMasking(fields: readonly FieldSpec[]): Masking {
  return {
    finding: hideFinding,
    change: ({ field, before, after }) => ({
      field,
      before: maskField(field, before),
      after: maskField(field, after),
    }),
    record: maskTree,
    key: (id) => showTransferId(id, true),
    message: maskMessage,
    ...createColumnMasking(fields, maskCell),
  };
}

function maskCell(field: string | undefined, cell: unknown): unknown {
  if (field === undefined || !clearFields.has(field)) return hide(cell);
  if (typeof cell !== 'string' && typeof cell !== 'number') return hide(cell);
  return (clearCell[field] ?? isSmallNumber)(String(cell).trim()) ? cell : hide(cell);
}

function maskTree(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskTree);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, maskField(name, inner)] as const),
  );
}

function maskField(name: string, value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  const isClear = isClearField(snakeCase(name), value);
  if (Array.isArray(value) && value.some((each) => typeof each !== 'object')) {
    return isClear ? value : value.map(hide);
  }
  if (typeof value === 'object' && value !== null) return maskTree(value);
  return isClear ? value : hide(value);
}

function isClearField(field: string, value: unknown): boolean {
  if (!clearFields.has(field)) return false;
  return !transferIds.has(field) || typeof value !== 'string' || isTellingNobody(value);
}

/** Counts and codes may be told; a text only where it is about a file's form. */
function maskMessage({ code, data }: CodedMessage): CodedMessage {
  const told = Object.entries(data).map(([name, value]) => {
    const isPlain = typeof value === 'number' || typeof value === 'boolean' || value === null;
    const isClear = isClearField(snakeCase(name), value) || isOfForm(name, value);
    return [name, isPlain || isClear ? value : hidden] as const;
  });
  return { code, data: Object.fromEntries(told) };
}
