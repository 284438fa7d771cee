import { describe, expect, test } from 'vitest';
import { recapFields, statFields } from '../../shared/claims/claims-fields.ts';
import { createClaimsMasking } from '../../shared/claims/personal-data/mask-claims.ts';
import { maskTree } from '../../shared/claims/personal-data/mask-values.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { aStoredClaim, aStoredPerson, secrets } from './an-import-session.ts';

const masking = createClaimsMasking(statFields);
const withoutSecrets = (value: unknown) => {
  const text = JSON.stringify(value);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
};

describe('stored things', () => {
  test('of a claim the figures, days and ids stay', () => {
    const masked = maskTree(aStoredClaim()) as Record<string, unknown>;
    withoutSecrets(masked);
    expect(masked).toMatchObject({
      claimId: 'S-001',
      totalClaimed: '10000',
      lastSettlement: '2026-03-27',
      currency: 'XOF',
      beneficiary: '…',
      policyNumber: '…',
      lines: [
        {
          line: {
            ...{ claimId: 'S-001', settlementDate: '2026-03-27', amountClaimed: '10000' },
            ...{ beneficiary: '…', birthDate: '…', memberId: '…', actName: '…', note: '…' },
            ...{ insuredStatus: 'A', status: 'SETTLED', plan: '…', copay: null },
          },
          source: { runId: 'run_01JAAAAAAAAAAAAAAAAAAAAAAA', slot: 'stat_file', row: 2 },
        },
      ],
    });
  });

  test('of a person nothing but ids', () => {
    const masked = maskTree(aStoredPerson());
    withoutSecrets(masked);
    expect(masked).toMatchObject({ id: 'ins_1', status: 'E', name: '…', birthDate: '…' });
  });

  test('what nobody thought of is hidden, in lists and whatever it is', () => {
    const strange = { telephone: 771234567, names: ['Awa Exemple'], married: true, none: null };
    expect(maskTree(strange)).toEqual({ telephone: '…', names: ['…'], married: true, none: null });
  });

  test('a name that stands where the number of the claim should be', () => {
    expect(maskTree({ claimId: 'Awa Exemple' })).toEqual({ claimId: '…' });
  });
});

describe('findings and messages', () => {
  test('a finding keeps its code and place', () => {
    const finding = newFinding({
      ...{ code: 'CLM-X10', level: 'warning', slot: 'stat_file', row: 4 },
      ...{ column: 'Nom bénéficiaire', value: 'Modou Secret', expected: 'Awa Exemple' },
      data: { beneficiary: 'Modou Secret', rows: 3 },
    });
    expect(masking.finding(finding)).toEqual({
      ...finding,
      value: '…',
      expected: '…',
      data: { beneficiary: '…', rows: 3 },
    });
  });

  test.each([
    [{ name_of: 'Modou Secret' }, { name_of: '…' }],
    [
      { claimed: '1500', day: '2026-03-27' },
      { claimed: '1500', day: '2026-03-27' },
    ],
    [
      { count: 3, claim_id: 'S-001' },
      { count: 3, claim_id: 'S-001' },
    ],
    [{ list: ['Awa Exemple'] }, { list: '…' }],
  ])('an observation with %j', (data, told) => {
    expect(masking.message({ code: 'X', data })).toEqual({ code: 'X', data: told });
  });

  test('a difference shows what the field is', () => {
    expect(masking.change({ field: 'totalClaimed', before: '10', after: '20' })).toEqual({
      field: 'totalClaimed',
      before: '10',
      after: '20',
    });
    expect(masking.change({ field: 'beneficiary', before: null, after: 'Modou Secret' })).toEqual({
      field: 'beneficiary',
      before: null,
      after: '…',
    });
  });
});

describe('cells of a source', () => {
  const header = [
    'Numero de sinistre',
    'Nom bénéficiaire',
    'Montant facturé',
    'Remarques',
    'Date de naissance',
  ];

  test('are told apart by their column', () => {
    const cells = ['S-001', 'Modou Secret', '12 500 F CFA', 'fièvre', '03/09/2015'];
    expect(masking.row(header, cells)).toEqual(['S-001', '…', '12 500 F CFA', '…', '…']);
  });

  test('a name among amounts is a name', () => {
    const cells = [20140000008325, null, 'Modou Secret', '', 42250];
    expect(masking.row(header, cells)).toEqual([20140000008325, null, '…', '', '…']);
  });

  test('more cells than names, and no header at all: nothing is known of them', () => {
    expect(masking.row(header, ['S-1', null, '5', null, null, 'Modou'])[5]).toBe('…');
    expect(masking.row(null, ['S-1', 12])).toEqual(['…', '…']);
  });

  test('of a recap by its own columns', () => {
    const recap = createClaimsMasking(recapFields);
    const row = recap.row(
      ['reglementId', 'totalmttreclame', 'beneficiaire'],
      ['S-1', 500, 'Modou'],
    );
    expect(row).toEqual(['S-1', 500, '…']);
  });

  test('an object by its keys', () => {
    expect(masking.object({ claim_id: 'S-1', beneficiary: 'Modou' })).toEqual({
      claim_id: 'S-1',
      beneficiary: '…',
    });
  });
});
