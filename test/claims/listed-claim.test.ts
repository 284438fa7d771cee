import { expect, test } from 'vitest';
import { listClaim, packClaim, unpackClaim } from '../../shared/claims/listed-claim.ts';
import { aClaimItem, aListedClaim } from './a-claim-item.ts';

const same = {
  ...{ settlementDate: '2026-03-27', currency: 'XOF', employer: 'Port de Dakar' },
  ...{ partner: 'Clinique du Plateau', policyNumber: 'POL-9', actFamily: 'Consultation' },
};

test('lines that agree are one sum, whatever else they say', () => {
  const listed = aListedClaim({
    lines: [
      { actName: 'Radio', amountClaimed: '9007199254740993', memberId: 'M-7' },
      { beneficiary: 'Éva Exemple', amountClaimed: '-7', amountReimbursed: '-1', memberId: 'M-7' },
      { settlementDate: null, actFamily: null },
    ],
  });
  expect(listed).toEqual({
    sums: [
      { ...same, lines: 2, claimed: '9007199254740986', reimbursed: '7999' },
      {
        ...{ ...same, settlementDate: null, actFamily: null },
        ...{ lines: 1, claimed: '10000', reimbursed: '8000' },
      },
    ],
    names: ['Awa Exemple', 'Éva Exemple'],
    memberIds: ['M-7'],
  });
});

test.each([
  ['employer', 'Alpha'],
  ['partner', 'Beta'],
  ['currency', 'EUR'],
  ['policyNumber', 'POL-1'],
  ['actFamily', 'Optique'],
  ['settlementDate', '2026-03-26'],
])('lines of another %s are apart', (field, value) => {
  const { sums } = aListedClaim({ lines: [{}, { [field]: value }] });
  expect(sums.map((sum) => sum.lines)).toEqual([1, 1]);
  expect(sums[1]).toMatchObject({ [field]: value });
});

test('what a line does not say, its claim does', () => {
  const lines = [{ employer: null, partner: null, policyNumber: null }];
  expect(aListedClaim({ lines }).sums).toMatchObject([
    { employer: 'Port de Dakar', partner: 'Clinique du Plateau', policyNumber: 'POL-9' },
  ]);
  const unsaid = { employer: null, partner: null };
  expect(aListedClaim({ lines, over: unsaid }).sums).toMatchObject([unsaid]);
});

test('comes back from its text as it was', () => {
  const listed = aListedClaim({
    lines: [
      { settlementDate: null, employer: '0', actFamily: null, memberId: '2' },
      { beneficiary: 'Zoé "D’Exemple"', amountClaimed: '-5' },
    ],
    over: { partner: null },
  });
  expect(unpackClaim(packClaim(listed))).toEqual(listed);
  expect(unpackClaim(packClaim(aListedClaim({ lines: [] })))).toEqual({
    ...{ sums: [], names: [], memberIds: [] },
  });
});

test('a claim with a hundred lines of a month is listed in some kilobytes', () => {
  const lines = Array.from({ length: 100 }, (_, i) => ({
    settlementDate: `2026-03-${String((i % 31) + 1).padStart(2, '0')}`,
    actName: `Acte ${i}`,
  }));
  const claim = aClaimItem({ lines });
  expect(packClaim(listClaim(claim)).length).toBeLessThan(2_000);
  expect(JSON.stringify(claim).length).toBeGreaterThan(70_000);
});
