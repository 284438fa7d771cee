import { describe, expect, test } from 'vitest';
import type { ClaimRow, StatLine } from '../../shared/claims/claim-row.ts';
import { compareClaim, type JudgedClaim } from '../../shared/claims/comparison/compare-claim.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

const compare = (...rows: readonly ClaimRow[]) => compareClaim(rows, aContext());
const codesOf = ({ findings }: JudgedClaim) => findings.map(({ code, row }) => `${code} ${row}`);
const taken = (amount: string, over = {}) => ({ amountClaimed: `-${amount}`, ...over });
const outside = { settlementDate: '2026-04-02' };

describe('negative amounts keep their sign', () => {
  test('a minus sign that were lost would make this claim conform', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, taken('2000')),
      aRecapRow(2, { amountClaimed: '12000' }),
    );
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-X17', stat: { claimed: 8000n } });
    expect(codesOf(claim)).toEqual(['CLM-R05 3', 'CLM-X17 2']);
    expect(claim.findings[0]).toMatchObject({ level: 'rejected', value: '-2000' });
  });

  test('a recap that takes back is told as well', () => {
    const claim = compare(
      aStatRow(2, { amountClaimed: '8000' }),
      aRecapRow(2),
      aRecapRow(3, taken('2000')),
    );
    expect(claim.kind).toBe('conform');
    expect(codesOf(claim)).toEqual(['CLM-R19 3', 'CLM-X08 2']);
  });

  test('only the reimbursed amount is negative: that column is named', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, { amountClaimed: '0', amountReimbursed: '-500' }),
      aRecapRow(2, { amountReimbursed: '9500' }),
    );
    expect(claim.findings[0]).toMatchObject({
      code: 'CLM-R19',
      column: 'amount_reimbursed',
      value: '-500',
    });
  });

  test.each<[string[], string | null, string]>([
    [['5000', '-6000'], '-1000', 'less than nothing is left, even if the recap says so'],
    [['5000', '-5000'], null, 'all is taken back, and the recap knows nothing of it'],
    [['5000', '-1000'], '5000', 'the recap does not know of it'],
  ])('%j against %s is unexplained: %s', (amounts, recap) => {
    const claim = compare(
      ...amounts.map((amountClaimed, i) => aStatRow(i + 2, { amountClaimed })),
      ...(recap === null ? [] : [aRecapRow(2, { amountClaimed: recap })]),
    );
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-X17' });
    expect(codesOf(claim).filter((code) => code === 'CLM-R05 3')).toHaveLength(1);
    expect(claim.rejectedRows).toBe(recap === null ? 2 : 3);
  });

  test('with rows outside that bring it even, it is taken whole', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, taken('10000', outside)),
      aRecapRow(2, { amountClaimed: '0' }),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: 'CLM-X16' });
    expect(codesOf(claim)).toEqual(['CLM-R19 3', 'CLM-X16 2']);
  });

  test('taken back outside the period only, it counts in nothing', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, taken('1', outside)),
      aRecapRow(2, { amountClaimed: '9000' }),
    );
    expect(claim).toMatchObject({ kind: 'gap', code: 'CLM-X07', rejectedRows: 2, setAsideRows: 1 });
  });

  test('beside a row with a bad amount nothing explains it', () => {
    const bad = aStatRow(4, { amountClaimed: null }, { rejectedBy: ['CLM-R04'] });
    const claim = compare(aStatRow(2), aStatRow(3, taken('2000')), bad, aRecapRow(2));
    expect(codesOf(claim)).toEqual(['CLM-R05 3', 'CLM-X17 2']);
    expect(claim.findings[1]?.data['count']).toBe(2);
  });
});

describe('reimbursed beyond the claim, in the net', () => {
  test('a line alone may be', () => {
    const claim = compare(
      aStatRow(2, { amountClaimed: '5000', amountReimbursed: '6000' }),
      aStatRow(3, { amountClaimed: '0', amountReimbursed: '-1000' }),
      aRecapRow(2, { amountClaimed: '5000' }),
    );
    expect(claim.kind).toBe('conform');
    expect(codesOf(claim)).toEqual(['CLM-R19 3']);
  });

  test('the claim may not', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, { amountClaimed: '-3000', amountReimbursed: '0' }),
      aRecapRow(2, { amountClaimed: '7000', amountReimbursed: '10000' }),
    );
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-X17', rejectedRows: 3 });
    expect(codesOf(claim)).toEqual(['CLM-R09 3', 'CLM-X17 2']);
  });
});

describe('identical lines', () => {
  const twice = [aStatRow(2, { amountClaimed: '3000' }), aStatRow(3, { amountClaimed: '3000' })];

  test('only without the repeat: it is rejected, the claim goes on', () => {
    const claim = compare(...twice, aRecapRow(2, { amountClaimed: '3000' }));
    expect(claim).toMatchObject({ kind: 'conform', code: null, rejectedRows: 1 });
    expect(claim.stat).toEqual({ claimed: 3000n, reimbursed: 3000n, lines: 1 });
    expect(codesOf(claim)).toEqual(['CLM-R10 3']);
    expect(claim.findings[0]).toMatchObject({ level: 'rejected', data: { first_row: 2 } });
    expect(claim.observation).toEqual({ code: 'CLM-O07', data: { rows: [2, 3] } });
  });

  test('the number may be written in two ways', () => {
    const claim = compare(
      aStatRow(2, { claimId: 'S1' }),
      aStatRow(3, { claimId: 's1' }),
      aRecapRow(2),
    );
    expect(claim).toMatchObject({ kind: 'conform', rejectedRows: 1 });
  });

  test('neither: the code of the gap, and the observation names them', () => {
    const claim = compare(...twice, aRecapRow(2, { amountClaimed: '4000' }));
    expect(claim).toMatchObject({ kind: 'gap', code: 'CLM-X07', rejectedRows: 3 });
    expect(claim.observation).toEqual({ code: 'CLM-O05', data: { rows: [2, 3] } });
  });

  test.each<[Partial<StatLine>, string]>([
    [{ actName: 'Radio' }, 'another act'],
    [{ copay: '100' }, 'another copay'],
    [{ settlementDate: '2026-02-11' }, 'another day'],
  ])('%j is %s, not a repeat', (line) => {
    const claim = compare(
      aStatRow(2, { amountClaimed: '3000' }),
      aStatRow(3, { amountClaimed: '3000', ...line }),
      aRecapRow(2, { amountClaimed: '3000' }),
    );
    expect(claim).toMatchObject({ kind: 'gap', code: 'CLM-X07' });
  });

  test('three alike and two paid is a gap: nobody knows which', () => {
    const claim = compare(
      ...[2, 3, 4].map((row) => aStatRow(row, { amountClaimed: '3000' })),
      aRecapRow(2, { amountClaimed: '6000' }),
    );
    expect(claim).toMatchObject({ kind: 'gap', code: 'CLM-X07' });
    expect(claim.observation?.data['rows']).toEqual([2, 3, 4]);
  });

  test('lines of the recap are summed and never removed', () => {
    const claim = compare(
      aStatRow(2, { amountClaimed: '3000' }),
      aRecapRow(2, { amountClaimed: '3000' }),
      aRecapRow(3, { amountClaimed: '3000' }),
    );
    expect(claim).toMatchObject({
      kind: 'gap',
      code: 'CLM-X07',
      recap: { claimed: 6000n, lines: 2 },
    });
  });

  test('a repeat that the recap pays after the period is none', () => {
    const claim = compare(
      ...twice,
      aRecapRow(2, { amountClaimed: '3000' }),
      aRecapRow(3, { ...outside, amountClaimed: '3000' }),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: 'CLM-X16', rejectedRows: 0 });
    expect(claim.taken.stat).toHaveLength(2);
  });

  test('straddling, and conform only without the repeat', () => {
    const claim = compare(
      ...twice,
      aStatRow(4, { ...outside, amountClaimed: '500' }),
      aRecapRow(2, { amountClaimed: '3500' }),
    );
    expect(claim).toMatchObject({
      kind: 'conform',
      code: 'CLM-X16',
      rejectedRows: 1,
      setAsideRows: 0,
    });
    expect(codesOf(claim)).toEqual(['CLM-R10 3', 'CLM-X16 2']);
  });

  test('a repeat of what is taken back', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, taken('4000')),
      aStatRow(4, taken('4000')),
      aRecapRow(2, { amountClaimed: '6000' }),
    );
    expect(claim).toMatchObject({ kind: 'conform', rejectedRows: 1 });
    expect(codesOf(claim)).toEqual(['CLM-R19 3', 'CLM-R10 4']);
  });
});
