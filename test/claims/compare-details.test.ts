import { describe, expect, test } from 'vitest';
import type { RecapLine } from '../../shared/claims/claim-row.ts';
import { compareClaim } from '../../shared/claims/comparison/compare-claim.ts';
import { word } from '../../shared/messages/catalogue.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

const stat = [
  aStatRow(2, { amountClaimed: '4000', invoiceNumber: 'F-1', beneficiary: 'Awa Exemple' }),
  aStatRow(3, {
    amountClaimed: '6000',
    invoiceNumber: 'F-2',
    beneficiary: 'Éloïse Exemple',
    settlementDate: '2026-02-12',
  }),
];
const findingsOf = (recap: Partial<RecapLine>) =>
  compareClaim([...stat, aRecapRow(4, recap)], aContext()).findings;

describe('what the recap says and no line of the claim does', () => {
  test.each([
    ['CLM-X09', { policyNumber: 'POL-8' }, 'policy_number', 'POL-8', ['POL-9']],
    [
      'CLM-X10',
      { beneficiary: 'Moussa Exemple' },
      'beneficiary',
      'Moussa Exemple',
      ['Awa Exemple', 'Éloïse Exemple'],
    ],
    [
      'CLM-X11',
      { settlementDate: '2026-02-11' },
      'settlement_date',
      '2026-02-11',
      ['2026-02-10', '2026-02-12'],
    ],
    ['CLM-X12', { invoiceNumber: 'F-3' }, 'invoice_number', 'F-3', ['F-1', 'F-2']],
    [
      'CLM-X13',
      { partner: 'Pharmacie du Port' },
      'partner',
      'Pharmacie du Port',
      ['Clinique du Plateau'],
    ],
  ])('%s: %j', (code, recap, column, value, inStat) => {
    expect(findingsOf(recap)).toMatchObject([
      {
        code,
        level: 'warning',
        slot: 'recap_file',
        row: 4,
        column,
        value,
        data: code === 'CLM-X11' ? { recap_day: value, stat_days: inStat } : { in_stat: inStat },
      },
    ]);
  });

  test.each<[Partial<RecapLine>, string]>([
    [{ policyNumber: ' pol-9' }, 'case and spaces'],
    [{ beneficiary: 'ELOISE  EXEMPLE' }, 'accents, of the second line'],
    [{ settlementDate: '2026-02-12' }, 'the day of the second line'],
    [{ invoiceNumber: 'f-2' }, 'the invoice of the second line'],
    [{ partner: 'Clinique-du-Plateau' }, 'punctuation'],
    [{ policyNumber: null, beneficiary: null, invoiceNumber: null, partner: null }, 'not given'],
  ])('is not said of %j: %s', (recap) => {
    expect(findingsOf(recap)).toEqual([]);
  });

  test('days are told as people write them', () => {
    const [finding] = findingsOf({ settlementDate: '2026-02-11' });
    const told = (lang: 'fr' | 'en') => word('CLM-X11', finding?.data ?? {}, lang).message;
    expect(told('fr')).toContain('11/02/2026 au récap, 10/02/2026 et 12/02/2026 dans');
    expect(told('en')).toContain('11 February 2026 in the recap, 10 February 2026');
  });

  test('is told in words, and without them where cells are not shown', () => {
    const [finding] = findingsOf({ policyNumber: 'POL-8' });
    expect(word('CLM-X09', { ...finding?.data, value: finding?.value }, 'fr').message).toBe(
      'Police différente : « POL-8 » au récap, POL-9 dans les statistiques.'.replace(
        / (?=[:»])|(?<=«) /g,
        '\u00a0',
      ),
    );
    expect(word('CLM-X09', { in_stat: '…', value: '…' }, 'en').message).toBe(
      'Different policy in recap and statement.',
    );
  });
});

test('X08: recap lines are summed, and do not multiply the acts', () => {
  const claim = compareClaim(
    [...stat, aRecapRow(4, { amountClaimed: '7000' }), aRecapRow(5, { amountClaimed: '3000' })],
    aContext(),
  );
  expect(claim).toMatchObject({
    kind: 'conform',
    code: null,
    stat: { claimed: 10000n, lines: 2 },
    recap: { claimed: 10000n, lines: 2 },
  });
  expect(claim.findings).toMatchObject([
    {
      code: 'CLM-X08',
      level: 'warning',
      slot: 'recap_file',
      row: 4,
      data: { count: 2, rows: [4, 5] },
    },
  ]);
});

describe('X14: the payment method', () => {
  const paidBy = (paymentRef: string | null, recap: Partial<RecapLine>, headers?: object) =>
    compareClaim(
      [
        aStatRow(2, { paymentRef }, headers ? { headers: { ...headers } } : {}),
        aRecapRow(2, { chequeNumber: null, ...recap }, headers ? { headers: {} } : {}),
      ],
      aContext(),
    ).findings.map(({ code }) => code);

  test.each<[string | null, Partial<RecapLine>, string[], string]>([
    [null, {}, ['CLM-X14'], 'in neither file'],
    ['Virement', {}, [], 'in the statement'],
    [null, { chequeNumber: '77' }, [], 'a cheque in the recap'],
    [null, { otherPayment: 'Orange Money' }, [], 'another one in the recap'],
  ])('%j %j: %j, %s', (paymentRef, recap, codes) => {
    expect(paidBy(paymentRef, recap)).toEqual(codes);
  });

  test('is not missed where no file has a column for it', () => {
    expect(paidBy(null, {}, { claim_id: 'N° sinistre' })).toEqual([]);
    expect(paidBy(null, {}, { payment_ref: 'N° chèque' })).toEqual(['CLM-X14']);
  });
});
