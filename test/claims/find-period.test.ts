import { describe, expect, test } from 'vitest';
import type { Period } from '../../shared/claims/comparison/compared-claim.ts';
import { findPeriod, type PeriodWish } from '../../shared/claims/comparison/find-period.ts';

const days = (start: string, end: string): Period => ({ start, end });
const stat = days('2026-01-05', '2026-03-28');
const recap = days('2026-01-10', '2026-04-05');

const codesOf = (found: ReturnType<typeof findPeriod>) =>
  found.kind === 'period' ? found.findings.map(({ code }) => code) : [found.finding.code];

describe('the common period', () => {
  test('runs from the later first to the earlier last settlement', () => {
    expect(findPeriod(stat, recap)).toEqual({
      kind: 'period',
      period: days('2026-01-10', '2026-03-28'),
      findings: [],
    });
  });

  test('may be one day', () => {
    const found = findPeriod(days('2026-01-01', '2026-01-31'), days('2026-01-31', '2026-01-31'));
    expect(found).toMatchObject({ kind: 'period', period: days('2026-01-31', '2026-01-31') });
  });

  test.each([
    [days('2026-01-01', '2026-01-31'), days('2026-02-01', '2026-02-28'), 'CLM-O42'],
    [null, recap, 'CLM-O41'],
    [stat, null, 'CLM-O41'],
    [null, null, 'CLM-O41'],
  ])('%j and %j have none: %s', (a, b, why) => {
    const found = findPeriod(a, b);
    expect(found).toMatchObject({
      kind: 'none',
      finding: {
        code: 'CLM-F14',
        level: 'blocking',
        data: { stat_start: a?.start ?? null, recap_end: b?.end ?? null, parts: [{ code: why }] },
      },
    });
  });
});

describe('a weak overlap, days counted with both ends', () => {
  const ten = days('2026-03-01', '2026-03-10');
  test.each([
    [days('2026-03-03', '2026-06-30'), [], '8 of 10 days are enough'],
    [days('2026-03-04', '2026-06-30'), ['CLM-F15'], '7 of 10 are not'],
    [days('2026-03-10', '2026-03-10'), [], 'the shorter file lies within the longer'],
    [days('2026-02-25', '2026-03-04'), ['CLM-F15'], '4 of the shorter one’s 8 days'],
  ])('%j: %j, %s', (other, codes) => {
    expect(codesOf(findPeriod(ten, other))).toEqual(codes);
    expect(codesOf(findPeriod(other, ten))).toEqual(codes);
  });

  test('tells ranges and days', () => {
    const found = findPeriod(ten, days('2026-03-04', '2026-06-30'));
    expect(found.kind === 'period' && found.findings[0]?.data).toEqual({
      stat_start: '2026-03-01',
      stat_end: '2026-03-10',
      recap_start: '2026-03-04',
      recap_end: '2026-06-30',
      start: '2026-03-04',
      end: '2026-03-10',
      days: 7,
      shorter_days: 10,
    });
  });
});

describe('days that the user asks for', () => {
  test.each<[PeriodWish, Period, string]>([
    [{ start: '2026-02-01' }, days('2026-02-01', '2026-03-28'), 'a later start'],
    [{ end: '2026-02-28' }, days('2026-01-10', '2026-02-28'), 'an earlier end'],
    [{ start: '2025-01-01', end: '2027-01-01' }, days('2026-01-10', '2026-03-28'), 'never widen'],
  ])('%j: %j, %s', (wish, period) => {
    expect(findPeriod(stat, recap, wish)).toEqual({ kind: 'period', period, findings: [] });
  });

  test('leave none: the finding says what would be there', () => {
    const found = findPeriod(stat, recap, { start: '2026-04-01', end: '2026-04-30' });
    expect(found).toMatchObject({
      kind: 'none',
      finding: {
        code: 'CLM-F14',
        data: {
          narrowed_start: '2026-04-01',
          narrowed_end: '2026-04-30',
          parts: [{ code: 'CLM-O43', data: days('2026-01-10', '2026-03-28') }],
        },
      },
    });
  });

  test('a corrected session’s period is taken as it is', () => {
    const fixed = days('2025-01-01', '2025-12-31');
    expect(findPeriod(null, recap, { fixed })).toEqual({
      kind: 'period',
      period: fixed,
      findings: [],
    });
  });
});
