import { describe, expect, test } from 'vitest';
import type { CsvReader } from '../../../shared/transfers/files/csv-writing.ts';
import { nextTransferId } from '../../../shared/transfers/files/next-transfer-id.ts';
import {
  writeFailedCsv,
  writeResultCsv,
} from '../../../shared/transfers/files/write-result-csv.ts';
import type { Transfer } from '../../../shared/transfers/transfer.ts';
import { bulkId } from '../a-bulk.ts';
import { aTransfer, aTransferIn } from '../a-transfer.ts';
import { readPayments } from './read-payments.ts';

type Writer = (transfers: AsyncIterable<Transfer>, reader: CsvReader) => AsyncIterable<string>;

async function* each(transfers: readonly Transfer[]): AsyncGenerator<Transfer> {
  yield* transfers;
}

async function write(writer: Writer, transfers: readonly Transfer[], reader: CsvReader) {
  let text = '';
  for await (const piece of writer(each(transfers), reader)) text += piece;
  return text;
}

const linesOf = (csv: string) =>
  csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
const en = { lang: 'en' } as const;
const failed = (fields: Partial<Transfer> = {}) => aTransferIn('FAILED', fields);

describe('the result of a bulk', () => {
  test('a line for each transfer, with what became of it', async () => {
    const paid = aTransferIn('COMPLETED', {
      payeeReceivesMinor: 9_900n,
      payeeFeeMinor: 100n,
      foundName: 'F. Exemple',
    });
    const csv = await write(writeResultCsv, [paid, aTransferIn('UNKNOWN', { row: 3 })], en);
    expect(linesOf(csv)).toEqual([
      'row_number,transferId,partyIdType,partyIdentifier,full_name,amount,currency,status,' +
        'completed_at,payee_receives,payee_fee,found_name,error_code,error,cause,advice,' +
        'retried_by,uuid,quai_bulk_id',
      '2,tx-002,MSISDN,221770000002,Fatou Exemple,10000,XOF,COMPLETED,' +
        '2026-03-02T09:02:00.000Z,9900,100,F. Exemple,,,,,' +
        `,0b0b0b0b-0000-5000-8000-000000000002,${bulkId}`,
      '3,tx-003,MSISDN,221770000003,Fatou Exemple,10000,XOF,UNKNOWN,' +
        ',,,,TRF-L03,Outcome unknown: the network has not said whether it paid this payee.,' +
        '"The transfer was sent. Its amount stays reserved, and the network is asked until it answers.",' +
        'Do not pay this payee by other means: wait for the network’s answer. After 24 hours check ' +
        'with the bank and let an approver decide in the list of unresolved transfers.,' +
        `,0b0b0b0b-0000-5000-8000-000000000003,${bulkId}`,
    ]);
  });

  test('one that is sent once more is of unknown fate, one that is sent first is not', async () => {
    const csv = await write(
      writeResultCsv,
      [
        aTransferIn('SENDING'),
        aTransferIn('SENDING', { row: 3, unknownSince: '2026-03-02T09:01:00.000Z' }),
      ],
      en,
    );
    const statuses = linesOf(csv).map((line) => line.split(',')[7]);
    expect(statuses).toEqual(['status', 'PENDING', 'UNKNOWN']);
  });

  test('in French with semicolons and the decimal comma, and why one failed', async () => {
    const one = failed({ amountMinor: 125_050n, currency: 'NGN' });
    const [header, line] = linesOf(await write(writeResultCsv, [one], { lang: 'fr' }));
    expect(header?.split(';').slice(5, 8)).toEqual(['montant', 'devise', 'statut']);
    expect(line?.split(';').slice(5, 8)).toEqual(['1250,50', 'NGN', 'FAILED']);
    expect(line?.split(';')[12]).toBe('TRF-E3204');
  });

  test('who must not see payees sees where they are hidden', async () => {
    const one = aTransferIn('COMPLETED', { foundName: 'F. Exemple' });
    const csv = await write(writeResultCsv, [one], { lang: 'en', isMasked: true });
    expect(csv).not.toMatch(/221770000002|Exemple/);
    expect(linesOf(csv)[1]?.split(',').slice(3, 5)).toEqual(['…', '…']);
  });

  test('sent as a payment file it is refused by the name of its bulk', async () => {
    const csv = await write(writeResultCsv, [failed()], { lang: 'fr' });
    const { result, findings } = await readPayments('result.csv', csv);
    expect(result.accepted).toBe(0);
    const refusals = findings.filter(({ level }) => level === 'rejected');
    expect(refusals.map(({ code, data }) => [code, data['run_id']])).toEqual([['TRF-F03', bulkId]]);
  });

  test('more lines than are written at once all come, in order', async () => {
    const many = Array.from({ length: 450 }, (_, i) => aTransfer({ row: i + 2 }));
    const lines = linesOf(await write(writeResultCsv, many, en));
    expect(lines).toHaveLength(451);
    expect(lines.at(-1)?.startsWith('451,tx-451,')).toBe(true);
  });
});

describe('texts that a spreadsheet would take for formulas', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+221770000001', '+221770000001'],
    ['+1+cmd|x', "'+1+cmd|x"],
    ['-5', "'-5"],
    ['Awa', 'Awa'],
    ['＝1+1', "'＝1+1"],
    ['Awa;=1+1', "Awa;'=1+1"],
    ['Awa\t@A1', "Awa\t'@A1"],
    ['Prime mars', 'Prime mars'],
  ])('%s is written as %s', async (name, cell) => {
    const one = aTransfer({ payee: { type: 'ALIAS', identifier: 'a', name } });
    const [, line] = linesOf(await write(writeResultCsv, [one], en));
    expect(line?.split(',')[4]?.replace(/^"(.*)"$/, '$1')).toBe(cell);
  });

  test('what some program parts cells by stands in quotes, whichever parts them here', async () => {
    const one = aTransfer({ payee: { type: 'ALIAS', identifier: 'a', name: 'B.;Awa' } });
    const [, line] = linesOf(await write(writeResultCsv, [one], en));
    expect(line?.split(',').slice(2, 6)).toEqual(['ALIAS', 'a', '"B.;Awa"', '10000']);
  });

  test('come back as they were', async () => {
    const payee = { type: 'ALIAS', identifier: '@awa', name: '=Awa' };
    const note = '-20 %; =1+1, "@a" ＋1';
    const csv = await write(writeFailedCsv, [failed({ payee, note })], en);
    const { payments } = await readPayments('failed.csv', csv);
    expect(payments.map((each) => [each.payee, each.note])).toEqual([[payee, note]]);
  });
});

describe('the failed rows, ready to correct', () => {
  test.each(['fr', 'en'] as const)('are a payment file without a remark (%s)', async (lang) => {
    const csv = await write(
      writeFailedCsv,
      [failed({ note: 'Bourse' }), failed({ row: 3, amountMinor: 1_234_567n, currency: 'XOF' })],
      { lang },
    );
    const { payments, told } = await readPayments('failed.csv', csv);
    expect(told).toEqual([]);
    expect(payments).toEqual([
      {
        transferId: 'tx-002~2',
        payee: { type: 'MSISDN', identifier: '221770000002', name: 'Fatou Exemple' },
        amountMinor: '10000',
        currency: 'XOF',
        note: 'Bourse',
      },
      {
        transferId: 'tx-003~2',
        payee: { type: 'MSISDN', identifier: '221770000003', name: 'Fatou Exemple' },
        amountMinor: '1234567',
        currency: 'XOF',
        note: null,
      },
    ]);
  });

  test.each(['fr', 'en'] as const)('dinars cannot be taken for thousands (%s)', async (lang) => {
    const one = failed({ amountMinor: 1_500n, currency: 'TND' });
    const { payments, told } = await readPayments(
      'failed.csv',
      await write(writeFailedCsv, [one], { lang }),
    );
    expect(told).toEqual([]);
    expect(payments[0]?.amountMinor).toBe('1500');
  });

  test('only what failed, is not tried again elsewhere, and was not paid after all', async () => {
    const incident = {
      code: 'TRF-I01',
      learnt: 'COMMITTED',
      by: 'callback',
      at: '2026-03-02T10:00:00.000Z',
    } as const;
    const csv = await write(
      writeFailedCsv,
      [
        aTransferIn('COMPLETED'),
        aTransferIn('UNKNOWN', { row: 3 }),
        failed({ row: 4, retriedBy: 'bulk-01KAEXEMPLE0000000000000Z2' }),
        failed({ row: 5, incident }),
        failed({ row: 6 }),
        failed({ row: 7, error: { code: 'TRF-I02', message: null } }),
      ],
      en,
    );
    expect(linesOf(csv).map((line) => line.split(',')[0])).toEqual(['transferId', 'tx-006~2']);
  });

  test.each([
    ['tx-001', 'tx-001~2'],
    ['tx-001~2', 'tx-001~3'],
    ['tx~9', 'tx~10'],
    ['bulk-01KAEXEMPLE0000000000000Z1-2', 'bulk-01KAEXEMPLE0000000000000Z1-2~2'],
  ])('after %s comes %s', (id, next) => {
    expect(nextTransferId(id)).toBe(next);
  });
});
