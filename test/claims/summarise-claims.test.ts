import { describe, expect, test } from 'vitest';
import { rateReimbursed } from '../../shared/claims/reports/rate-reimbursed.ts';
import type { SettlementDays } from '../../shared/claims/reports/settlement-days.ts';
import {
  type SummaryGrouping,
  summariseClaims,
} from '../../shared/claims/reports/summarise-claims.ts';
import { aListedClaim, type StoredClaim, streamOf } from './a-claim-item.ts';

function summarise(by: SummaryGrouping, claims: StoredClaim[], days = {}) {
  return summariseClaims(streamOf(...claims.map(aListedClaim)), by, days);
}

describe('claims summed by employer', () => {
  test('one claim counts once, however many lines it has', async () => {
    const { groups, totals } = await summarise('employer', [
      { claimId: 'S1', lines: [{}, { amountClaimed: '500', amountReimbursed: '0' }] },
      { claimId: 'S2' },
    ]);
    expect(groups).toEqual([
      {
        key: 'PORT DE DAKAR',
        name: 'Port de Dakar',
        currency: 'XOF',
        claims: 2,
        lines: 3,
        claimed: 20_500n,
        reimbursed: 16_000n,
      },
    ]);
    expect(totals).toEqual([
      { currency: 'XOF', claims: 2, lines: 3, claimed: 20_500n, reimbursed: 16_000n },
    ]);
  });

  test('a claim with lines of two employers counts in both, and once in the total', async () => {
    const lines = [{ employer: 'Alpha' }, { employer: 'Beta', amountClaimed: '30000' }];
    const { groups, totals } = await summarise('employer', [{ lines }]);
    expect(groups.map(({ name, claims, claimed }) => [name, claims, claimed])).toEqual([
      ['Beta', 1, 30_000n],
      ['Alpha', 1, 10_000n],
    ]);
    expect(totals.map(({ claims, lines }) => [claims, lines])).toEqual([[1, 2]]);
  });

  test('spellings are one group, named as most of them are', async () => {
    const names = ['Société Générale', 'SOCIETE GENERALE', 'Société  générale', 'Société Générale'];
    const { groups } = await summarise('employer', [
      { lines: names.map((employer) => ({ employer })) },
    ]);
    expect(groups.map(({ key, name, lines }) => [key, name, lines])).toEqual([
      ['SOCIETE GENERALE', 'Société Générale', 4],
    ]);
  });

  test('of spellings that are as frequent, the same one is chosen whatever came first', async () => {
    const nameOf = async (...employers: string[]) =>
      (await summarise('employer', [{ lines: employers.map((employer) => ({ employer })) }]))
        .groups[0]?.name;
    expect(await nameOf('alpha', 'Alpha')).toBe('Alpha');
    expect(await nameOf('Alpha', 'alpha')).toBe('Alpha');
  });

  test('what a line does not say, its claim does; what neither says is a group of its own', async () => {
    const { groups } = await summarise('employer', [
      { claimId: 'S1', lines: [{ employer: null }] },
      { claimId: 'S2', lines: [{ employer: null }], over: { employer: null } },
    ]);
    expect(groups.map(({ key, name }) => [key, name])).toEqual([
      ['PORT DE DAKAR', 'Port de Dakar'],
      [null, null],
    ]);
  });

  test('amounts are added exactly, beyond what a float can count', async () => {
    const amount = { amountClaimed: '9007199254740993', amountReimbursed: '1' };
    const { totals } = await summarise('employer', [{ lines: [amount, amount] }]);
    expect(totals[0]?.claimed).toBe(18_014_398_509_481_986n);
  });

  test('a reversal lowers the sums', async () => {
    const { groups } = await summarise('employer', [
      { lines: [{}, { amountClaimed: '-10000', amountReimbursed: '-8000' }] },
    ]);
    expect(groups.map(({ lines, claimed, reimbursed }) => [lines, claimed, reimbursed])).toEqual([
      [2, 0n, 0n],
    ]);
  });

  test('currencies are never added: one entry for each', async () => {
    const { groups, totals } = await summarise('employer', [
      { claimId: 'S1' },
      { claimId: 'S2', lines: [{ currency: 'EUR', amountClaimed: '99999' }] },
    ]);
    expect(groups.map(({ key, currency, claimed }) => [key, currency, claimed])).toEqual([
      ['PORT DE DAKAR', 'EUR', 99_999n],
      ['PORT DE DAKAR', 'XOF', 10_000n],
    ]);
    expect(totals.map(({ currency, claimed }) => [currency, claimed])).toEqual([
      ['EUR', 99_999n],
      ['XOF', 10_000n],
    ]);
  });
});

describe('claims summed by other things', () => {
  test.each([
    ['partner', { partner: 'Clinique  du plateau' }, 'CLINIQUE DU PLATEAU'],
    ['act_family', { actFamily: 'Hôpital' }, 'HOPITAL'],
    ['act_family', { actFamily: null }, null],
    ['policy', { policyNumber: 'pol-12' }, 'POL-12'],
    ['month', { settlementDate: '2026-02-28' }, '2026-02'],
    ['month', { settlementDate: null }, null],
    ['partner', { partner: '—' }, '—'],
  ] as const)('by %s: %j is in %s', async (by, line, key) => {
    const { groups } = await summarise(by, [{ lines: [line] }]);
    expect(groups.map((group) => group.key)).toEqual([key]);
  });

  test('policies that differ in their signs are two', async () => {
    const lines = [{ policyNumber: 'P-1' }, { policyNumber: 'P1' }];
    const { groups } = await summarise('policy', [{ lines }]);
    expect(groups.map(({ key }) => key)).toEqual(['P-1', 'P1']);
  });

  test('months stand in order of time, lines without a day last', async () => {
    const days = ['2026-03-01', null, '2025-12-31', '2026-03-31'];
    const { groups } = await summarise('month', [
      { lines: days.map((settlementDate) => ({ settlementDate })) },
    ]);
    expect(groups.map(({ key, lines }) => [key, lines])).toEqual([
      ['2025-12', 1],
      ['2026-03', 2],
      [null, 1],
    ]);
  });
});

describe('only lines settled within the days count', () => {
  const lines = ['2026-01-09', '2026-01-10', '2026-03-28', '2026-03-29', null].map(
    (settlementDate) => ({ settlementDate }),
  );
  test.each<[SettlementDays, number, string]>([
    [{ from: '2026-01-10', to: '2026-03-28' }, 2, 'both days belong to them'],
    [{ from: '2026-03-28' }, 2, 'open to the end'],
    [{ to: '2026-01-09' }, 1, 'open to the beginning'],
    [{}, 5, 'lines without a day count when nothing is asked'],
  ])('%j: %i lines, %s', async (days, expected) => {
    const { totals } = await summarise('employer', [{ lines }], days);
    expect(totals.map((total) => total.lines)).toEqual([expected]);
  });

  test('a claim without a line within them is not counted', async () => {
    const { groups, totals } = await summarise('employer', [{}], { from: '2027-01-01' });
    expect([groups, totals]).toEqual([[], []]);
  });
});

describe('the rate', () => {
  test.each([
    [30_000n, 10_000n, 33.33],
    [30_000n, 20_000n, 66.67],
    // Halves go up.
    [20_000n, 1n, 0.01],
    [20_001n, 1n, 0],
    [10_000n, 10_000n, 100],
    [10_000n, 0n, 0],
    [10_000n, -5_000n, -50],
    [-10_000n, -5_000n, 50],
    [0n, 500n, null],
    [9_007_199_254_740_993n, 9_007_199_254_740_993n, 100],
  ])('of %s claimed and %s reimbursed is %s', (claimed, reimbursed, rate) => {
    expect(rateReimbursed(claimed, reimbursed)).toBe(rate);
  });
});
