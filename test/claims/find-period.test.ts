import { describe, expect, test } from 'vitest';
import type { Period } from '../../shared/claims/comparison/compared-claim.ts';
import { findPeriod, type PeriodWish } from '../../shared/claims/comparison/find-period.ts';
import { hideCells } from '../../shared/findings/hide-cells.ts';
import { word } from '../../shared/messages/catalogue.ts';

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
    [days('2026-01-01', '2026-01-31'), days('2026-02-01', '2026-02-28'), 'CLM-F14-APART'],
    [null, recap, 'CLM-F14-NO-STAT'],
    [stat, null, 'CLM-F14-NO-RECAP'],
    [null, null, 'CLM-F14-NO-DATES'],
  ])('%j and %j have none: %s', (a, b, reason) => {
    const found = findPeriod(a, b);
    expect(found).toMatchObject({
      kind: 'none',
      finding: {
        code: 'CLM-F14',
        level: 'blocking',
        data: { reason, stat_start: a?.start ?? null, recap_end: b?.end ?? null },
      },
    });
  });
});

/** What everybody who sees the run is told. */
function tellNone(found: ReturnType<typeof findPeriod>): string {
  if (found.kind !== 'none') throw new Error('there is a period');
  return word('CLM-F14', hideCells(found.finding.data), 'fr').message;
}

describe('the words of a run without common period', () => {
  const january = days('2026-01-01', '2026-01-31');
  test.each([
    [
      january,
      days('2026-02-01', '2026-02-28'),
      'Aucune période commune. Les règlements des statistiques vont du 01/01/2026 au 31/01/2026, ceux du récap du 01/02/2026 au 28/02/2026.',
    ],
    [
      null,
      january,
      'Aucune période commune. Aucune date de règlement valide dans les statistiques\u202f; les règlements du récap vont du 01/01/2026 au 31/01/2026.',
    ],
    [
      january,
      null,
      'Aucune période commune. Aucune date de règlement valide dans le récap\u202f; les règlements des statistiques vont du 01/01/2026 au 31/01/2026.',
    ],
    [
      null,
      null,
      'Aucune période commune. Aucune date de règlement valide, ni dans les statistiques, ni dans le récap.',
    ],
  ])('%j and %j', (a, b, message) => {
    expect(tellNone(findPeriod(a, b))).toBe(message);
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

  test.each<[PeriodWish, string, string]>([
    [
      { start: '2026-04-01', end: '2026-04-30' },
      'CLM-F14-AFTER',
      'Aucune période commune. La période demandée commence le 01/04/2026, après le dernier jour commun aux deux fichiers (28/03/2026). Les règlements des statistiques vont du 05/01/2026 au 28/03/2026, ceux du récap du 10/01/2026 au 05/04/2026.',
    ],
    [
      { end: '2026-01-02' },
      'CLM-F14-BEFORE',
      'Aucune période commune. La période demandée finit le 02/01/2026, avant le premier jour commun aux deux fichiers (10/01/2026). Les règlements des statistiques vont du 05/01/2026 au 28/03/2026, ceux du récap du 10/01/2026 au 05/04/2026.',
    ],
  ])('%j leaves none: %s, with both ranges', (wish, reason, message) => {
    const found = findPeriod(stat, recap, wish);
    expect(found).toMatchObject({ kind: 'none', finding: { code: 'CLM-F14', data: { reason } } });
    expect(tellNone(found)).toBe(message);
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
