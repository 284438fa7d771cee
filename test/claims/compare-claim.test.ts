import { describe, expect, test } from 'vitest';
import type { ClaimRow, StatLine } from '../../shared/claims/claim-row.ts';
import { compareClaim, type JudgedClaim } from '../../shared/claims/comparison/compare-claim.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

const compare = (...rows: readonly ClaimRow[]) => compareClaim(rows, aContext());
const codesOf = ({ findings }: JudgedClaim) => findings.map(({ code, row }) => `${code} ${row}`);
const rowsOf = (rows: readonly ClaimRow[]) => rows.map(({ slot, row }) => `${slot[0]}${row}`);
const outside = { settlementDate: '2026-04-02' };

describe('one code for each claim', () => {
  test.each([
    ['CLM-X03', ['10005', '8000'], ['10000', '8000'], 'only claimed out, the statement’s larger'],
    ['CLM-X04', ['10000', '8000'], ['10005', '8000'], 'only claimed out, the recap’s larger'],
    [
      'CLM-X05',
      ['10000', '8005'],
      ['10000', '8000'],
      'only reimbursed out, the statement’s larger',
    ],
    ['CLM-X06', ['10000', '8000'], ['10000', '8005'], 'only reimbursed out, the recap’s larger'],
    ['CLM-X07', ['10005', '8005'], ['10000', '8000'], 'both out'],
    ['CLM-X07', ['10005', '8000'], ['10000', '8005'], 'both out, each way'],
    ['CLM-X03', ['10005', '8004'], ['10000', '8000'], 'reimbursed within the tolerance'],
    ['CLM-X06', ['10004', '8000'], ['10000', '8005'], 'claimed within the tolerance'],
  ])('%s: %j against %j, %s', (code, [claimed = '', reimbursed = ''], [recap = '', paid = '']) => {
    const claim = compare(
      aStatRow(2, { amountClaimed: claimed, amountReimbursed: reimbursed }),
      aRecapRow(3, { amountClaimed: recap, amountReimbursed: paid }),
    );
    expect(claim).toMatchObject({ kind: 'gap', code, rejectedRows: 2, setAsideRows: 0 });
    expect(codesOf(claim)).toEqual([`${code} 2`]);
    expect(claim.taken).toEqual({ stat: [], recap: [] });
  });

  test('X01: a claim of the statement only does not vanish', () => {
    const claim = compare(aStatRow(2), aStatRow(3, { actName: 'Radio' }));
    expect(claim).toMatchObject({ kind: 'only_stat', code: 'CLM-X01', rejectedRows: 2 });
    expect(claim.recap).toEqual({ claimed: 0n, reimbursed: 0n, lines: 0 });
    expect(codesOf(claim)).toEqual(['CLM-X01 2']);
  });

  test('X02: nor does a settlement of the recap only', () => {
    const claim = compare(aRecapRow(7, { claimId: 's1' }));
    expect(claim).toMatchObject({ kind: 'only_recap', code: 'CLM-X02', claimId: 's1' });
    expect(claim.findings).toMatchObject([{ code: 'CLM-X02', slot: 'recap_file', row: 7 }]);
  });

  test('the number is told as the statement writes it', () => {
    const claim = compare(aRecapRow(2, { claimId: 'S1 ' }), aStatRow(2, { claimId: 's1' }));
    expect(claim).toMatchObject({ claimId: 's1', claimKey: 'S1', kind: 'conform' });
  });

  test('X15 and X16 together: tolerated and straddling', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, { ...outside, amountClaimed: '500' }),
      aRecapRow(2, { amountClaimed: '10499' }),
    );
    expect(claim).toMatchObject({ kind: 'tolerance', code: 'CLM-X15' });
    expect(codesOf(claim)).toEqual(['CLM-X15 2', 'CLM-X16 2']);
  });
});

describe('rows outside the period', () => {
  test('both days of the period are inside', () => {
    const claim = compare(
      aStatRow(2, { settlementDate: '2026-01-10' }),
      aRecapRow(2, { settlementDate: '2026-03-28' }),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: null, setAsideRows: 0 });
  });

  test('a claim without a row inside is never compared, whatever is wrong with it', () => {
    const claim = compare(
      aStatRow(2, { settlementDate: '2026-01-09', amountClaimed: '1' }),
      aStatRow(3, { ...outside, amountClaimed: null }, { rejectedBy: ['CLM-R04'] }),
      aRecapRow(2, { settlementDate: '2026-03-29' }),
    );
    expect(claim).toMatchObject({ kind: 'outside', code: null, setAsideRows: 3, rejectedRows: 0 });
    expect(codesOf(claim)).toEqual(['CLM-R12 2', 'CLM-R12 3', 'CLM-R12 2']);
    expect(claim.findings[0]).toMatchObject({ level: 'info', value: '2026-01-09' });
  });

  test('inside in one file and outside in the other: taken whole', () => {
    const claim = compare(aStatRow(2), aRecapRow(2, outside));
    expect(claim).toMatchObject({ kind: 'conform', code: 'CLM-X16', setAsideRows: 0 });
  });

  test('not even whole: the code is that of the period, the rows outside stay aside', () => {
    const claim = compare(aStatRow(2), aRecapRow(2, { ...outside, amountClaimed: '7000' }));
    expect(claim).toMatchObject({ kind: 'only_stat', code: 'CLM-X01' });
    expect([rowsOf(claim.rejected), rowsOf(claim.setAside)]).toEqual([['s2'], ['r2']]);
  });

  test('a rejected row outside never makes a claim incomplete, nor is it taken', () => {
    const bad = aStatRow(3, outside, { rejectedBy: ['CLM-R06'] });
    expect(compare(aStatRow(2), bad, aRecapRow(2))).toMatchObject({ kind: 'conform', code: null });
    const straddling = compare(aStatRow(2), bad, aRecapRow(2, { amountClaimed: '20000' }));
    expect(straddling).toMatchObject({ kind: 'gap', code: 'CLM-X07', setAsideRows: 1 });
  });

  test('a row without a readable date is inside', () => {
    const undated = aStatRow(2, { settlementDate: null }, { rejectedBy: ['CLM-R02'] });
    expect(compare(undated, aRecapRow(2))).toMatchObject({ code: 'CLM-X17', rejectedRows: 2 });
  });
});

describe('incomplete claims', () => {
  test('rejected rows of both files are counted in one X17', () => {
    const claim = compare(
      aStatRow(2, { amountClaimed: null }, { rejectedBy: ['CLM-R01', 'CLM-R06'] }),
      aStatRow(3),
      aRecapRow(2, {}, { rejectedBy: ['CLM-R02'] }),
    );
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-X17', rejectedRows: 3 });
    expect(codesOf(claim)).toEqual(['CLM-X17 2']);
    expect(claim.findings[0]?.data['count']).toBe(2);
  });

  test('in the recap only', () => {
    const claim = compare(aRecapRow(2, {}, { rejectedBy: ['CLM-R02'] }), aRecapRow(3));
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-X17', rejectedRows: 2 });
  });

  test('an amount that nobody knows is not 0, even if reading had let it pass', () => {
    const claim = compare(aStatRow(2), aStatRow(3, { amountClaimed: null }), aRecapRow(2));
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-X17' });
  });

  test('amounts of two currencies are never added', () => {
    const claim = compare(
      aStatRow(2, { amountClaimed: '4000' }),
      aStatRow(3, { amountClaimed: '6000', currency: 'EUR' }, { rejectedBy: ['CLM-R21'] }),
      aRecapRow(2),
    );
    expect(claim).toMatchObject({ code: 'CLM-X17', stat: { claimed: 4000n, lines: 2 } });
  });

  test('M06: lines of two policies under one number are not one claim', () => {
    const claim = compare(aStatRow(2), aStatRow(3, { policyNumber: 'POL-8' }), aRecapRow(2));
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-M06', rejectedRows: 3 });
    expect(claim.findings).toMatchObject([
      { code: 'CLM-M06', row: 3, value: 'POL-8', expected: 'POL-9', data: { first_row: 2 } },
    ]);
    const alike = compare(
      aStatRow(2, { amountClaimed: '4000' }),
      aStatRow(3, { amountClaimed: '6000', policyNumber: ' pol-9' }),
      aRecapRow(2),
    );
    expect(alike.kind).toBe('conform');
  });

  test('R09: a line reimbursed beyond its claim', () => {
    const claim = compare(aStatRow(2, { amountReimbursed: '10001' }), aRecapRow(2));
    expect(codesOf(claim)).toEqual(['CLM-R09 2', 'CLM-X17 2']);
  });
});

describe('claims that are not settled', () => {
  const unpaid = { amountReimbursed: '0', settlementDate: null };

  test.each(['REJECTED', 'PENDING', 'CANCELLED'] as const)('%s: set aside', (status) => {
    const claim = compare(aStatRow(2, { ...unpaid, status }, { rejectedBy: ['CLM-R01'] }));
    expect(claim).toMatchObject({ kind: 'outside', code: null, setAsideRows: 1 });
    expect(codesOf(claim)).toEqual(['CLM-R20 2']);
  });

  test.each<[Partial<StatLine>, string, string]>([
    [{ status: 'SETTLED', amountReimbursed: '0' }, 'CLM-X01', 'a settled one'],
    [{ status: 'PENDING', amountReimbursed: null }, 'CLM-X17', 'no amount is not 0'],
    [{ status: 'PENDING', amountReimbursed: '-1' }, 'CLM-X17', 'an amount taken back'],
  ])('compared: %j is %s, %s', (line, code) => {
    expect(compare(aStatRow(2, line))).toMatchObject({ code, setAsideRows: 0 });
  });

  test('with an amount reimbursed it is compared, with a warning', () => {
    const claim = compare(aStatRow(2, { status: 'CANCELLED' }), aRecapRow(2));
    expect(claim).toMatchObject({ kind: 'conform', setAsideRows: 0 });
    expect(claim.findings).toMatchObject([{ code: 'CLM-R20', level: 'warning' }]);
  });

  test('with a line in the recap it is compared', () => {
    const claim = compare(
      aStatRow(2, { status: 'REJECTED', amountReimbursed: '0' }),
      aRecapRow(2, { amountReimbursed: '0' }),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: null, findings: [] });
  });

  test('beside a settled act only that act is missing from the recap', () => {
    const claim = compare(aStatRow(2), aStatRow(3, { ...unpaid, status: 'PENDING' }));
    expect(claim).toMatchObject({ kind: 'only_stat', code: 'CLM-X01', stat: { lines: 1 } });
    expect([rowsOf(claim.rejected), rowsOf(claim.setAside)]).toEqual([['s2'], ['s3']]);
  });

  test('a recap line outside the period pays nothing in it', () => {
    const claim = compare(aStatRow(2, { ...unpaid, status: 'PENDING' }), aRecapRow(2, outside));
    expect(claim).toMatchObject({ kind: 'outside', setAsideRows: 2 });
    expect(codesOf(claim)).toEqual(['CLM-R12 2', 'CLM-R20 2']);
  });

  test('but one that straddles is taken with all its rows', () => {
    const claim = compare(
      aStatRow(2),
      aStatRow(3, { ...unpaid, status: 'REJECTED' }),
      aRecapRow(2, { ...outside, amountClaimed: '20000', amountReimbursed: '10000' }),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: 'CLM-X16', setAsideRows: 0 });
    expect(rowsOf(claim.taken.stat)).toEqual(['s2', 's3']);
  });
});
