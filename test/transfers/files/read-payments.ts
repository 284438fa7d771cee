import { readFileSync } from 'node:fs';
import type { Finding } from '../../../shared/findings/finding.ts';
import { type ReadingResult, readIntoChunks } from '../../../shared/runs/read-into-chunks.ts';
import type { ChunkRecord, RowCells } from '../../../shared/runs/reading-rules.ts';
import { readSource } from '../../../shared/sources/read-source.ts';
import { paymentReadingRules } from '../../../shared/transfers/files/read-payment.ts';
import type { Payment } from '../../../shared/transfers/payment.ts';
import { paymentFields, paymentListKeys } from '../../../shared/transfers/transfers-fields.ts';
import { readWorkbook } from '../../../shared/workbooks/read-workbook.ts';
import { recordsOf } from '../../runs/a-chunk.ts';
import { inBlocksOf } from '../../sources/a-source.ts';

export interface PaymentsRead {
  readonly result: ReadingResult;
  readonly records: readonly ChunkRecord<Payment>[];
  readonly payments: readonly Payment[];
  readonly findings: readonly Finding[];
  /** `TRF-R11 2 montant`, in the order of the file. */
  readonly told: readonly string[];
}

const fileOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../files/transfers/${name}`, import.meta.url)));

/** Reads one of `test/files/transfers`, or the content itself, as the reading stage does. */
export async function readPayments(
  name: string,
  content: string | Uint8Array = fileOf(name),
): Promise<PaymentsRead> {
  const records: ChunkRecord<Payment>[] = [];
  const findings: Finding[] = [];
  const blocks = inBlocksOf(1_000, content);
  const result = await readIntoChunks({
    source: /\.xlsx?$/.test(name)
      ? readWorkbook(blocks, { name, fields: paymentFields })
      : readSource(blocks, { name, listKeys: paymentListKeys, fields: paymentFields }),
    rules: paymentReadingRules,
    slot: 'file',
    sink: {
      writeChunk: async (_, { bytes }) => void records.push(...recordsOf<Payment>(bytes)),
      writeFindings: async (_, part) => void findings.push(...part),
    },
  });
  return {
    result,
    records,
    payments: records.map(({ record }) => record),
    findings,
    told: findings.map(({ code, row, column }) => `${code} ${row} ${column}`),
  };
}

/** A row of the standard format: 10,000 francs to a number in Togo. */
export function aPaymentRow(
  cells: Readonly<Record<string, unknown>> = {},
  more: Partial<RowCells> = {},
): RowCells {
  const all = {
    transfer_id: 'tx-001',
    amount: '10000',
    currency: 'XOF',
    party_id_type: 'MSISDN',
    party_identifier: '22890123456',
    ...cells,
  };
  const headers = Object.fromEntries(Object.keys(all).map((field) => [field, field]));
  return { row: 2, sheet: null, slot: 'file', cells: all, headers, ...more };
}

/** What one row says: its payment, or the codes that refuse it. */
export function readRow(cells: Readonly<Record<string, unknown>>, more?: Partial<RowCells>) {
  const reading = paymentReadingRules.readRow(aPaymentRow(cells, more));
  return {
    payment: reading.kind === 'record' ? reading.record : null,
    codes: reading.findings.map(({ code, column }) => `${code} ${column}`),
  };
}
