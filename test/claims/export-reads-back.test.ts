import { expect, test } from 'vitest';
import { exportCsv } from '../../shared/claims/reports/export-csv.ts';
import { exportWorkbook } from '../../shared/claims/reports/export-workbook.ts';
import { aLineSource, aStatLine, streamOf } from './a-claim-item.ts';
import { readBack } from './read-back.ts';

const aLine = () => ({
  claim: { claimId: 'S-001', version: 1 },
  line: aStatLine({ currency: 'EUR', amountClaimed: '-123456', mainInsured: '=1+1' }),
  source: aLineSource(2),
  fileName: 'Relevé.xlsx',
});
/** Only where it came from is no column of a statement. */
const lineage = [
  ...['Version', 'Fichier d’origine', 'Feuille d’origine', 'Ligne d’origine', 'Session d’import'],
];

test('a French export as xlsx is read like a statement', async () => {
  const bytes = await exportWorkbook(streamOf(aLine()), 'fr');
  const { unknown, rows } = await readBack(bytes ?? new Uint8Array(), 'stat_file', 'export.xlsx');
  expect(unknown).toEqual(lineage);
  expect(rows).toMatchObject([
    { claim_id: 'S-001', claim_status: 'Réglé', amount_claimed: -1234.56, main_insured: '=1+1' },
  ]);
});

test('and as csv', async () => {
  const pieces = await Array.fromAsync(exportCsv(streamOf(aLine()), 'fr'));
  const bytes = new TextEncoder().encode(pieces.join(''));
  const { unknown, rows } = await readBack(bytes, 'stat_file', 'export.csv');
  expect(unknown).toEqual(lineage);
  expect(rows).toMatchObject([
    { claim_id: 'S-001', settlement_date: '2026-03-27', amount_claimed: '-1234,56' },
  ]);
});
