import { expect, test } from 'vitest';
import * as XLSX from 'xlsx';
import { exportRowsMax, exportWorkbook } from '../../shared/claims/reports/export-workbook.ts';
import { aLineSource, aStatLine, streamOf } from './a-claim-item.ts';

const aLine = (note: string | null = null) => ({
  claim: { claimId: 'S-001', version: 1 },
  line: aStatLine({ note }),
  source: aLineSource(2),
  fileName: null,
});

test('a sheet has 1,048,576 rows, one of them the header', () => {
  expect(exportRowsMax).toBe(1_048_575);
});

test('as many lines as fit are written, one more is refused', async () => {
  expect(await exportWorkbook(streamOf(aLine(), aLine()), 'fr', 2)).toBeDefined();
  expect(await exportWorkbook(streamOf(aLine(), aLine(), aLine()), 'fr', 2)).toBeUndefined();
});

test('a text longer than a cell shows that it is cut', async () => {
  const bytes = await exportWorkbook(streamOf(aLine('x'.repeat(32_768))), 'en');
  const { Sheets } = XLSX.read(bytes);
  const [row] = XLSX.utils.sheet_to_json<{ Note: string }>(Sheets['Claims'] as XLSX.WorkSheet);
  expect([row?.Note.length, row?.Note.at(-1)]).toEqual([32_767, '…']);
});
