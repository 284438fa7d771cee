import { describe, expect, test } from 'vitest';
import { createLineReading } from '../../shared/claims/lines/create-line-reading.ts';
import type { LineContext } from '../../shared/claims/lines/line-reading.ts';
import { word } from '../../shared/messages/catalogue.ts';
import { aContext, aRow, recapCells } from './a-file-of-lines.ts';

type Step =
  | readonly [claimed: unknown, reimbursed: unknown]
  | { readonly label: string; readonly claimed?: unknown; readonly reimbursed?: unknown }
  | 'lost';

/** Reads rows and totals one below the other, from row 2 on, and gives what is said of totals. */
function check(steps: readonly Step[], context: Partial<LineContext> = {}) {
  const reading = createLineReading('recap', aContext({ slot: 'recap_file', ...context }));
  const headers = aRow(recapCells).headers;
  for (const [i, step] of steps.entries()) {
    const row = i + 2;
    if (step === 'lost') reading.meetLostRow();
    else if ('label' in step) {
      const { label, claimed, reimbursed } = step;
      const cells = { amount_claimed: claimed ?? null, amount_reimbursed: reimbursed ?? null };
      expect(reading.takeTotal({ sheet: null, row, cells, headers, label })).toEqual([]);
    } else {
      const [claimed, reimbursed] = step;
      const cells = { ...recapCells, amount_claimed: claimed, amount_reimbursed: reimbursed };
      reading.readRow(aRow(cells, row));
    }
  }
  return reading.remarks();
}

const tell = (steps: readonly Step[], context: Partial<LineContext> = {}) =>
  check(steps, context).map(({ code, row, column, value, expected, data }) => ({
    ...{ code, row, column, value, expected, rows: data['rows'] },
  }));

describe('a total that is right says nothing', () => {
  test.each<{ readonly steps: readonly Step[]; readonly why: string }>([
    {
      steps: [[100, 80], [50, 50], { label: 'Total', claimed: 150, reimbursed: '130 F CFA' }],
      why: 'all rows above',
    },
    {
      steps: [
        [100, 80],
        { label: 'Sous-total', claimed: 100 },
        [50, 50],
        { label: 'Sous total', claimed: 50 },
        { label: 'TOTAL GÉNÉRAL :', claimed: 150, reimbursed: 130 },
      ],
      why: 'sub-totals count from the last one, the total counts all',
    },
    {
      steps: [
        [100, 80],
        { label: 'Sous-total janvier', claimed: 100 },
        [50, 50],
        { label: 'Sous-total février', claimed: 50 },
        { label: 'Total SONATEL', claimed: 150 },
        [7, 7],
        { label: 'Sous-total mars', claimed: 7 },
        { label: 'Total SENELEC', claimed: 7 },
        { label: 'Totaux', claimed: 157 },
      ],
      why: 'a total with a name closes its sub-totals',
    },
    {
      steps: [[100, 180], { label: 'Total', claimed: 100, reimbursed: 180 }],
      why: 'a row that the comparison will reject counts',
    },
    {
      steps: [[100, -80], [100, null], { label: 'Total', claimed: 200, reimbursed: -80 }],
      why: 'a minus counts, an empty cell adds nothing',
    },
    {
      steps: [[100, 80], { label: 'Total', claimed: 'cent', reimbursed: null }],
      why: 'its own cells say nothing',
    },
  ])('$why', ({ steps }) => {
    expect(tell(steps)).toEqual([]);
  });
});

describe('CLM-F17: a total that differs', () => {
  test('is told once a file, with what it should be', () => {
    expect(
      tell([
        [100, 80],
        { label: 'Sous-total', claimed: 99, reimbursed: 80 },
        [50, 50],
        { label: 'Total', claimed: 150, reimbursed: '131' },
      ]),
    ).toEqual([
      {
        code: 'CLM-F17',
        row: 3,
        column: 'Montant facturé',
        value: '99',
        expected: '100',
        rows: [3, 5],
      },
    ]);
  });

  test.each<readonly [Step, string]>([
    [{ label: 'Total', claimed: 50 }, '150'],
    [{ label: 'Sous-total', claimed: 150 }, '50'],
    [{ label: 'Total SONATEL', claimed: 149 }, '50'],
  ])('%j is compared with its own part: %s', (total, expected) => {
    const steps = [[100, 80], { label: 'Sous-total', claimed: 100 }, [50, 50], total] as const;
    expect(tell(steps)).toMatchObject([{ code: 'CLM-F17', row: 5, expected }]);
  });

  test('in cents', () => {
    const steps = [['1 234,50', 0], { label: 'Total', claimed: '1 234,05' }] as const;
    expect(tell(steps, { currency: 'EUR' })).toMatchObject([{ expected: '1234.50' }]);
  });

  test('is said in words, without amounts where those are not to be seen', () => {
    const [remark] = check([[100, 80], { label: 'Total', claimed: 99 }]);
    expect(word('CLM-F17', remark?.data ?? {}, 'fr').message).toBe(
      'Total de contrôle différent\u00a0: la ligne – donne 99, la somme des 1 ligne(s) qu’elle additionne est 100 (XOF). Totaux différents\u00a0: ligne(s) 3.',
    );
    const hiddenData = { ...remark?.data, printed: '…', sum: '…' };
    expect(word('CLM-F17', hiddenData, 'fr').message).toBe(
      'Total de contrôle différent de la somme des lignes\u00a0: ligne(s) 3.',
    );
  });
});

describe('a total of which the sum is not known is not compared', () => {
  test.each<{ readonly steps: readonly Step[]; readonly why: string }>([
    { steps: [['douze mille', 80], { label: 'Total', claimed: 5 }], why: 'an unreadable amount' },
    { steps: ['lost', { label: 'Total', claimed: 5, reimbursed: 5 }], why: 'a lost row' },
    { steps: [['100 €', '80 €'], { label: 'Total', claimed: 5 }], why: 'another currency' },
  ])('$why', ({ steps }) => {
    expect(tell(steps)).toEqual([]);
  });

  test('but the amounts beside it are, and so is the next part', () => {
    expect(
      tell([
        ['douze mille', 80],
        { label: 'Sous-total', claimed: 5, reimbursed: 81 },
        [10, 10],
        { label: 'Sous-total', claimed: 11 },
      ]),
    ).toMatchObject([{ code: 'CLM-F17', row: 3, column: 'Montant remboursé', rows: [3, 5] }]);
  });
});

describe('CLM-F16: a total whose formula was never computed', () => {
  test('is not checked', () => {
    const headers = aRow(recapCells).headers;
    const reading = createLineReading('recap', aContext({ slot: 'recap_file' }));
    reading.readRow(aRow(recapCells));
    const at = { sheet: 'Récap', headers, label: 'Total' };
    reading.takeTotal({ ...at, row: 3, cells: { amount_claimed: 10000 } });
    reading.takeTotal({ ...at, row: 4, cells: { amount_claimed: '=SUM(C2:C3)' }, unknown: [] });
    expect(reading.remarks()).toMatchObject([
      {
        code: 'CLM-F16',
        level: 'warning',
        row: 3,
        column: 'Montant remboursé',
        data: { rows: [3, 4] },
      },
    ]);
  });
});
