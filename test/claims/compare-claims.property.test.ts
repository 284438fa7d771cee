import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClaimRow, ClaimStatus } from '../../shared/claims/claim-row.ts';
import { compareRows } from '../../shared/claims/comparison/compare-rows.ts';
import { word } from '../../shared/messages/catalogue.ts';
import { aContext, aRecapRow, aStatRow } from './a-claim-row.ts';

const often = <T>(usual: T, ...seldom: readonly T[]) =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight: 12 * seldom.length },
    ...seldom.map((value) => ({ arbitrary: fc.constant(value), weight: 1 })),
  );

/** Few values, so that claims conform, repeat, straddle and take back often enough. */
const aRow = fc.record({
  isStat: often(true, false),
  claimId: fc.constantFrom('S1', 's1', 'S-01', 'S2'),
  settlementDate: often<string | null>(
    '2026-02-10',
    '2026-01-09',
    '2026-01-10',
    '2026-03-29',
    null,
  ),
  amountClaimed: fc.constantFrom('0', '1000', '1000', '2000', '-1000', '4003'),
  isPaidAsClaimed: often(true, false),
  status: often<ClaimStatus>('SETTLED', 'REJECTED', 'PENDING', 'CANCELLED', 'OTHER'),
  policyNumber: often('POL-9', 'pol-9', 'POL-8'),
  currency: often('XOF', 'EUR'),
  hasId: often(true, false),
  isKnown: often(true, false),
  rejectedBy: often<readonly string[]>([], ['CLM-R06'], ['CLM-R09']),
});
/** What a recap has too much of, or too little. */
const aGap = fc.constantFrom(0n, 0n, 0n, 1n, -3n, 5n, -1000n);

const someRows = fc
  .tuple(fc.array(aRow, { maxLength: 8 }), fc.array(aGap, { minLength: 6, maxLength: 6 }))
  .map(([drawn, gaps]) => {
    const rows: ClaimRow[] = drawn.map(
      ({ isStat, status, rejectedBy, hasId, isKnown, ...rest }, i) => {
        const { isPaidAsClaimed, claimId, amountClaimed, ...line } = rest;
        const amounts = {
          amountClaimed: isKnown ? amountClaimed : null,
          amountReimbursed: isPaidAsClaimed ? amountClaimed : '0',
        };
        const known = { ...line, ...amounts, claimId: hasId ? claimId : null };
        return isStat
          ? aStatRow(i + 2, { ...known, status }, { rejectedBy })
          : aRecapRow(i + 2, known, { rejectedBy });
      },
    );
    const keys = [...new Set(rows.flatMap(({ claimKey }) => claimKey ?? []))];
    return [...rows, ...keys.map((key, i) => settle(rows, key, gaps[i] ?? 0n, 20 + i))];
  });

/** A line of the recap for what the statement's lines come to, and a gap. */
function settle(rows: readonly ClaimRow[], key: string, gap: bigint, row: number): ClaimRow {
  const ofClaim = rows.filter(({ claimKey, slot }) => claimKey === key && slot === 'stat_file');
  const sumOf = (field: 'amountClaimed' | 'amountReimbursed') =>
    ofClaim.reduce((sum, { line }) => sum + BigInt(line[field] ?? 0), gap);
  const amounts = {
    amountClaimed: String(sumOf('amountClaimed')),
    amountReimbursed: String(sumOf('amountReimbursed')),
  };
  return aRecapRow(row, { claimId: key, ...amounts });
}

const aTolerance = fc.constantFrom(0n, 1n, 3n, 5n);

const check = (
  judge: (rows: readonly ClaimRow[], toleranceMinor: bigint) => void,
  numRuns = 1500,
) => fc.assert(fc.property(someRows, aTolerance, judge), { numRuns });

test('every row is taken, rejected or set aside, exactly once', () => {
  check((rows, toleranceMinor) => {
    const { claims, lone, bySlot } = compareRows(rows, aContext({ toleranceMinor }));
    const placed = claims.flatMap(({ taken, rejected, setAside }) => [
      ...[...taken.stat, ...taken.recap],
      ...[...rejected, ...setAside],
    ]);
    const rowNumbers = placed.map(({ row }) => row).sort((a, b) => a - b);
    const withKey = rows.filter(({ claimKey }) => claimKey !== null).map(({ row }) => row);
    expect(rowNumbers).toEqual(withKey);
    expect(lone.rejected + lone.setAside).toBe(rows.length - withKey.length);
    const left = Object.values(bySlot).reduce(
      (sum, each) => sum + each.rejected + each.setAside,
      0,
    );
    const taken = claims.flatMap((claim) => [...claim.taken.stat, ...claim.taken.recap]);
    expect(left + taken.length).toBe(rows.length);
  });
});

test('nothing conforms whose sums differ by the tolerance or more', () => {
  let conform = 0;
  check((rows, toleranceMinor) => {
    for (const { kind, taken } of compareRows(rows, aContext({ toleranceMinor })).claims) {
      if (kind !== 'conform' && kind !== 'tolerance') {
        expect([...taken.stat, ...taken.recap]).toEqual([]);
        continue;
      }
      conform += 1;
      expect(taken.stat.length * taken.recap.length).toBeGreaterThan(0);
      for (const amount of ['amountClaimed', 'amountReimbursed'] as const) {
        const sum = (of: readonly ClaimRow[]) =>
          of.reduce((total, { line }) => total + BigInt(line[amount] ?? 'unknown'), 0n);
        const gap = sum(taken.stat) - sum(taken.recap);
        const size = gap < 0n ? -gap : gap;
        expect(size === 0n || (kind === 'tolerance' && size < toleranceMinor)).toBe(true);
        expect(new Set([...taken.stat, ...taken.recap].map(({ line }) => line.currency)).size).toBe(
          1,
        );
      }
    }
  });
  expect(conform).toBeGreaterThan(300);
});

test('what is set aside or rejected says why, in words and in JSON', () => {
  check((rows, toleranceMinor) => {
    for (const claim of compareRows(rows, aContext({ toleranceMinor })).claims) {
      const { findings, observation, code, kind, rejectedRows } = claim;
      expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
      const aside = findings.filter(
        ({ code: one, level }) => one === 'CLM-R12' || (one === 'CLM-R20' && level === 'info'),
      );
      expect(aside).toHaveLength(claim.setAsideRows);
      if (rejectedRows > 0 && kind !== 'conform' && kind !== 'tolerance') {
        expect(findings.filter((finding) => finding.code === code)).toHaveLength(1);
        expect(observation).not.toBeNull();
      }
      if (observation === null) continue;
      const texts = (['fr', 'en'] as const).map(
        (lang) => word(observation.code, observation.data, lang).message,
      );
      expect(texts.filter((text) => /\{|–|undefined|CLM-/.test(text))).toEqual([]);
    }
  }, 300);
});
