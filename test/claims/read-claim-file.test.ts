import { describe, expect, test } from 'vitest';
import type { ClaimRow } from '../../shared/claims/claim-row.ts';
import { recapFields, recapHeaders } from '../../shared/claims/claims-fields.ts';
import { readClaimFile } from '../../shared/claims/reading/read-claim-file.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { inBlocksOf } from '../sources/a-source.ts';
import { aContext } from './a-file-of-lines.ts';

const header = 'reglementId;date_reglement;totalmttreclame;totalmttrembourse;Note';

/** Reads a recap from its bytes, a few hundred at a time. */
async function read(lines: readonly string[]) {
  const rows: ClaimRow[] = [];
  const findings: Finding[] = [];
  const text = lines.join('\r\n');
  const source = readSource(inBlocksOf(300, text), { name: 'recap.csv', fields: recapFields });
  const reading = await readClaimFile(
    source,
    { kind: 'recap', fields: recapFields },
    aContext({ slot: 'recap_file' }),
    {
      wants: () => true,
      addRow: (row) => void rows.push(row),
      addFindings: (found) => void findings.push(...found),
      meetPrincipal: () => undefined,
      isFull: () => false,
      writeFull: async () => undefined,
    },
  );
  const told = findings.map(({ code, level, row }) => `${code} ${level} ${row}`);
  return { rows, findings, told, reading };
}

describe('a recap as a CSV', () => {
  test('titles, sub-totals and a wrong total', async () => {
    const { rows, told, findings } = await read([
      'Récapitulatif des règlements;;;;',
      header,
      'S-1;20/01/2026;1 000;800;',
      'Sous-total;;1 000;800;',
      'S-2;21/01/2026;500;500;=A1',
      'TOTAL;;1 501;1 300;',
    ]);
    expect(rows.map(({ row, claimKey }) => [row, claimKey])).toEqual([
      ...[
        [3, 'S-1'],
        [5, 'S-2'],
      ],
    ]);
    expect(told).toEqual(['CLM-R17 warning 5', 'CLM-F17 warning 6']);
    expect(findings[1]).toMatchObject({ value: '1 501', expected: '1500', sheet: null });
  });

  test('a row that cannot be read leaves its claim known, and no total is compared', async () => {
    const { rows, told } = await read([
      header,
      'S-1;20/01/2026;1000;800;',
      's-1;21/01/2026;500;500;trop;de cellules',
      'S-2;21/01/2026;5\ufffd0;500;',
      'S-3;21/01/2026',
      'Total;;5;5;',
    ]);
    expect(told).toEqual([...['RUN-R02 rejected 3', 'RUN-R01 rejected 4', 'RUN-R03 rejected 5']]);
    expect(
      rows.map(({ claimKey, rejectedBy, line }) => [claimKey, rejectedBy, line.settlementDate]),
    ).toEqual([
      ['S-1', [], '2026-01-20'],
      ['S-1', ['RUN-R02'], null],
      ['S-2', ['RUN-R01'], '2026-01-21'],
      ['S-3', ['RUN-R03'], null],
    ]);
  });

  test('what stands before wrong quotes is known, as far as the claim’s number', async () => {
    const { rows, told } = await read([
      header,
      'S-1;20/01/2026;"1 000" F;800;',
      'S-9;20/01/2026;1;1;',
      'S-2;21/01/2026;500;500;"payé "comptant" ce jour"',
      '"S-3" b;21/01/2026;500;500;',
      'Total;;5;1301;',
    ]);
    expect(told).toEqual([...['RUN-R05 rejected 2', 'RUN-R05 rejected 4', 'RUN-R05 rejected 5']]);
    expect(rows).toMatchObject([
      {
        claimKey: 'S-1',
        rejectedBy: ['RUN-R05'],
        line: { settlementDate: '2026-01-20', amountClaimed: null, amountReimbursed: null },
      },
      { claimKey: 'S-9', rejectedBy: [] },
      { claimKey: 'S-2', line: { amountClaimed: '500', amountReimbursed: '500' } },
      { row: 5, claimKey: null, rejectedBy: ['RUN-R05'] },
    ]);
  });

  test('CLM-F17: rows with a damaged cell count with the amounts that they have', async () => {
    const { rows, findings } = await read([
      header,
      'S-1;20/01/2026;1 000;800;re\ufffdu',
      'S-2;20/01/2026;1 000;2\ufffd0;',
      'Total;;9;9;',
    ]);
    expect(rows.map(({ line }) => [line.amountClaimed, line.amountReimbursed])).toEqual([
      ['1000', '800'],
      ['1000', null],
    ]);
    // The one column whose amounts are all known is checked, the other is not.
    expect(findings.filter(({ code }) => code === 'CLM-F17')).toMatchObject([
      { row: 4, column: 'totalmttreclame', expected: '2000', data: { count: 2 } },
    ]);
  });

  test('a claim’s number that is damaged is none', async () => {
    const { rows } = await read([header, 'S-\ufffd1;20/01/2026;1 000;800;re\ufffdu']);
    expect(rows).toMatchObject([{ claimKey: null, rejectedBy: ['RUN-R01'] }]);
  });

  test('columns that are not known, and a delimiter that may be another', async () => {
    const { told } = await read([
      'reglementId;date_reglement;totalmttreclame;totalmttrembourse;Ville, quartier',
      'S-1;20/01/2026;1000;800;Dakar, Plateau',
      'S-2;20/01/2026;1000;800;Dakar, Médina',
    ]);
    expect(told).toEqual(['CLM-F11 warning null', 'CLM-F12 info 1']);
  });

  test.each([
    [
      recapHeaders
        .map((one) => one.header)
        .slice(1)
        .join(';'),
      'CLM-F06',
    ],
    [`${header};totalmttreclame`, 'CLM-F07'],
  ])('%j is refused: %s', async (head, code) => {
    const cells = head
      .split(';')
      .map(() => '1')
      .join(';');
    const { told, reading, rows } = await read([head, cells, cells]);
    expect(told).toContain(`${code} blocking 1`);
    expect(reading.blocking?.code).toBe(code);
    expect(rows).toEqual([]);
  });
});
