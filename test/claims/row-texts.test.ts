import { describe, expect, test } from 'vitest';
import type { ClaimRow } from '../../shared/claims/claim-row.ts';
import { createRowTexts, readRowTexts } from '../../shared/claims/lines/row-texts.ts';
import { aRecapRow, aStatRow } from './a-session.ts';

const ofStat = { claim_id: 'Numero de sinistre' };
const ofRecap = { claim_id: 'reglementId' };
const stat = (row: number, headers?: ClaimRow['headers']): ClaimRow => {
  const { headers: _, ...bare } = aStatRow({ note: null, operator: 'Awa, « agent »\n2' }, row);
  return headers === undefined ? bare : { ...bare, headers };
};

function writeAll(rows: readonly ClaimRow[]): string {
  const texts = createRowTexts();
  return rows.map((row) => texts.write(row)).join('\n');
}

describe('rows of a partition as texts', () => {
  test('come back whole: empty cells, and each with the headers that it had', () => {
    const rows = [
      stat(2, ofStat),
      stat(3, ofStat),
      stat(4),
      stat(5),
      stat(6, ofStat),
      { ...aRecapRow({}, 7), headers: ofRecap },
      { ...stat(8, ofRecap), claimKey: null, rejectedBy: ['CLM-R01', 'CLM-R04'] },
    ];

    expect(readRowTexts(writeAll(rows))).toStrictEqual(rows);
  });

  test('say headers once for all rows that share them, and no empty cell', () => {
    const [first = '', second = ''] = writeAll([stat(2, ofStat), stat(3, ofStat)]).split('\n');

    expect(first).toContain('"headers":{"claim_id":"Numero de sinistre"}');
    expect(second).not.toContain('headers');
    expect(second).not.toContain('"note"');
  });

  test('begin anew in the next object', () => {
    writeAll([stat(2, ofStat)]);
    expect(writeAll([stat(3, ofStat)])).toContain('headers');
  });

  test('no text is no row', () => {
    expect(readRowTexts('')).toEqual([]);
  });
});
