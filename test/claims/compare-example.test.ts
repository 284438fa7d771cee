import { describe, expect, test } from 'vitest';
import { compareClaim } from '../../shared/claims/comparison/compare-claim.ts';
import { compareRows } from '../../shared/claims/comparison/compare-rows.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

/** CLAIMS §5, "Worked example": XOF, tolerance 5, period 10 January to 28 March. */
const codesOf = ({ findings }: { readonly findings: readonly Finding[] }) =>
  findings.map(({ code, slot, row }) => `${code} ${slot} ${row}`);

const s1 = [
  aStatRow(2, { claimId: 'S1', amountClaimed: '10000' }),
  aStatRow(3, { claimId: 'S1', amountClaimed: null }, { rejectedBy: ['CLM-R04'] }),
  aRecapRow(2, { claimId: 'S1', amountClaimed: '22000' }),
];
const s3 = [
  aStatRow(4, { claimId: 'S3', amountClaimed: '6000', settlementDate: '2026-03-27' }),
  aStatRow(5, { claimId: 'S3', amountClaimed: '4000', settlementDate: '2026-03-30' }),
  aRecapRow(3, { claimId: 'S3', amountClaimed: '10000', settlementDate: '2026-03-27' }),
];

describe('the worked example', () => {
  test('S1: an amount in words makes the claim incomplete, and its sums unknown', () => {
    const claim = compareClaim(s1, aContext());
    expect(claim).toMatchObject({ kind: 'incomplete', code: 'CLM-X17', claimId: 'S1' });
    expect(codesOf(claim)).toEqual(['CLM-X17 stat_file 2']);
    expect(claim.findings[0]?.data['count']).toBe(1);
    expect([claim.rejectedRows, claim.setAsideRows]).toEqual([3, 0]);
    expect(claim.taken).toEqual({ stat: [], recap: [] });
  });

  test('S3: conform with the row two days after the period, so taken whole', () => {
    const claim = compareClaim(s3, aContext());
    expect(claim).toMatchObject({ kind: 'conform', code: 'CLM-X16' });
    expect(codesOf(claim)).toEqual(['CLM-X16 stat_file 4']);
    expect(claim.taken.stat.map(({ row }) => row)).toEqual([4, 5]);
    expect(claim.taken.recap.map(({ row }) => row)).toEqual([3]);
    expect(claim.stat).toEqual({ claimed: 10000n, reimbursed: 10000n, lines: 2 });
    expect([claim.rejectedRows, claim.setAsideRows]).toEqual([0, 0]);
  });

  test('S4: conform within the period, the row before it set aside', () => {
    const claim = compareClaim(
      [
        aStatRow(2, { claimId: 'S4', amountClaimed: '6000', settlementDate: '2026-01-05' }),
        aStatRow(3, { claimId: 'S4', amountClaimed: '4000', settlementDate: '2026-01-12' }),
        aRecapRow(2, { claimId: 'S4', amountClaimed: '4000', settlementDate: '2026-01-12' }),
      ],
      aContext(),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: null, observation: null });
    expect(codesOf(claim)).toEqual(['CLM-R12 stat_file 2']);
    expect(claim.stat).toEqual({ claimed: 4000n, reimbursed: 4000n, lines: 1 });
    expect([claim.rejectedRows, claim.setAsideRows]).toEqual([0, 1]);
  });

  test('S6: identical lines that the recap confirms are all kept, with a note', () => {
    const claim = compareClaim(
      [
        aStatRow(2, { claimId: 'S6', amountClaimed: '3000' }),
        aStatRow(3, { claimId: 'S6', amountClaimed: '3000' }),
        aRecapRow(2, { claimId: 'S6', amountClaimed: '6000' }),
      ],
      aContext(),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: null });
    expect(claim.observation).toEqual({ code: 'CLM-O06', data: { rows: [2, 3] } });
    expect(codesOf(claim)).toEqual(['CLM-O06 stat_file 2']);
    expect(claim.taken.stat).toHaveLength(2);
  });

  test('S8: what is taken back comes out even, so it is told and the claim conforms', () => {
    const claim = compareClaim(
      [
        aStatRow(2, { claimId: 'S8', amountClaimed: '10000' }),
        aStatRow(3, { claimId: 'S8', amountClaimed: '-10000' }),
        aStatRow(4, { claimId: 'S8', amountClaimed: '8000' }),
        aRecapRow(2, { claimId: 'S8', amountClaimed: '8000' }),
      ],
      aContext(),
    );
    expect(claim).toMatchObject({ kind: 'conform', code: null });
    expect(claim.stat).toEqual({ claimed: 8000n, reimbursed: 8000n, lines: 3 });
    expect(codesOf(claim)).toEqual(['CLM-R19 stat_file 3']);
    expect(claim.findings[0]).toMatchObject({ level: 'warning', value: '-10000' });
  });

  test.each([
    { recap: '9995', tolerance: 5n, kind: 'gap', code: 'CLM-X03', why: 'Δ = 5 at tolerance 5' },
    { recap: '9996', tolerance: 5n, kind: 'tolerance', code: 'CLM-X15', why: 'Δ = 4 below it' },
    { recap: '10000', tolerance: 0n, kind: 'conform', code: null, why: 'Δ = 0 at tolerance 0' },
    { recap: '9999', tolerance: 0n, kind: 'gap', code: 'CLM-X03', why: 'Δ = 1 at tolerance 0' },
  ])('$kind for $why', ({ recap, tolerance, kind, code }) => {
    const rows = [
      aStatRow(2, { amountClaimed: '10000' }),
      aRecapRow(2, { amountClaimed: recap, amountReimbursed: '10000' }),
    ];
    expect(compareClaim(rows, aContext({ toleranceMinor: tolerance }))).toMatchObject({
      kind,
      code,
    });
  });
});

/** CLAIMS §7: "read 7, created 3, rejected 3, set aside 1". */
test('S1, S3 and one claim that is not settled: every row is in exactly one count', () => {
  const pending = aStatRow(6, {
    claimId: 'S9',
    status: 'PENDING',
    settlementDate: null,
    amountClaimed: '5000',
    amountReimbursed: '0',
  });
  const rows = [...s1, ...s3, pending];
  const { claims, lone, bySlot } = compareRows(rows, aContext());
  expect(rows).toHaveLength(7);
  expect(claims.map(({ claimKey, kind }) => [claimKey, kind])).toEqual([
    ['S1', 'incomplete'],
    ['S3', 'conform'],
    ['S9', 'outside'],
  ]);
  const taken = claims.flatMap((claim) => [...claim.taken.stat, ...claim.taken.recap]);
  expect(taken).toHaveLength(3);
  expect(bySlot).toEqual({
    stat_file: { rejected: 2, setAside: 1 },
    recap_file: { rejected: 1, setAside: 0 },
  });
  expect(lone).toMatchObject({ rejected: 0, setAside: 0, findings: [] });
  const [, , unsettled] = claims;
  expect(unsettled).toMatchObject({ code: null, setAsideRows: 1, rejectedRows: 0 });
  expect(unsettled?.findings).toMatchObject([
    { code: 'CLM-R20', level: 'info', row: 6, value: 'PENDING' },
  ]);
});
