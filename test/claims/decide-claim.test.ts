import { describe, expect, test } from 'vitest';
import {
  aConformClaim,
  aRecapRow,
  aSettledWorld,
  aStatRow,
  firstQuarter,
  january,
} from './a-session.ts';

const february = { start: '2026-02-01', end: '2026-02-28' };
const march = { start: '2026-03-01', end: '2026-03-31' };
const row = (day: string | null, amount: string, over: object = {}, at = 2) =>
  aStatRow({ settlementDate: day, amountClaimed: amount, amountReimbursed: amount, ...over }, at);
const claimOf = (...rows: readonly ReturnType<typeof row>[]) => aConformClaim(rows, []);
const amountsOf = (lines: readonly { line: { amountClaimed: string | null } }[]) =>
  lines.map(({ line }) => line.amountClaimed);

describe('a claim that is not there', () => {
  test('is created with its lines and the statement’s amounts', () => {
    const world = aSettledWorld();
    const { tallies, codes } = world.import('run_1', [
      aConformClaim([aStatRow({ claimId: 's-001' })], [aRecapRow()]),
    ]);
    expect(world.claim()).toMatchObject({
      ...{ version: 1, state: 'active', claimId: 's-001', claimKey: 'S-001', currency: 'XOF' },
      ...{ totalClaimed: '10000', totalReimbursed: '8000', runId: 'run_1', period: firstQuarter },
      ...{ firstSettlement: '2026-03-27', lastSettlement: '2026-03-27' },
      lines: [{ line: { incidentDate: '2026-03-20', settlementDate: '2026-03-27' } }],
      createdAt: '2026-04-01T09:00:00.000Z',
    });
    expect(tallies).toMatchObject({
      ...{ claims_created: 1, insured_created: 1, objects_created: 6 },
      ...{ total_claimed: 10000, total_reimbursed: 8000 },
    });
    expect(codes).toEqual([]);
  });

  test('sums reversals with their sign', () => {
    const world = aSettledWorld();
    const { tallies } = world.import('run_1', [
      claimOf(row('2026-03-01', '10000'), row('2026-03-02', '-10000'), row('2026-03-03', '8000')),
    ]);
    expect(world.claim().totalClaimed).toBe('8000');
    expect(tallies).toMatchObject({ total_claimed: 8000, total_reimbursed: 8000 });
  });

  test('with lines of two currencies is a fault, never a sum', () => {
    const world = aSettledWorld();
    const mixed = claimOf(row('2026-03-01', '10000'), row('2026-03-02', '50', { currency: 'EUR' }));
    expect(() => world.import('run_1', [mixed])).toThrow('several currencies');
  });

  test('with a line without amount is a fault, never a zero', () => {
    const world = aSettledWorld();
    const empty = claimOf(row('2026-03-01', '10000', { amountReimbursed: null }));
    expect(() => world.import('run_1', [empty])).toThrow('without amount');
  });
});

describe('a claim that is there', () => {
  test('M02: the same lines from another file, sheet, row and order change nothing', () => {
    const world = aSettledWorld();
    const first = row('2026-03-01', '6000', {}, 2);
    const second = row('2026-03-02', '4000', {}, 3);
    world.import('run_1', [aConformClaim([first, second])]);
    const before = structuredClone([...world.items]);
    const { findings, tallies } = world.import('run_2', [
      aConformClaim([
        { ...second, row: 40, sheet: 'Feuil2' },
        { ...first, row: 41, sheet: 'Feuil2' },
      ]),
    ]);
    expect([...world.items]).toEqual(before);
    expect(findings).toEqual([
      {
        ...{ code: 'CLM-M02', level: 'info', slot: 'stat_file', sheet: 'Feuil2', row: 40 },
        ...{ column: 'N° Sinistre', value: 'S-001', expected: null, data: { run_id: 'run_1' } },
      },
    ]);
    expect(tallies).toEqual({ claims_unchanged: 1, total_claimed: 10000, total_reimbursed: 10000 });
  });

  test('M03: other lines make a new version, and the old one is kept', () => {
    const world = aSettledWorld();
    world.import('run_1', [claimOf(row('2026-03-01', '6000'), row('2026-03-02', '4000'))]);
    const { findings, outcomes, tallies } = world.import('run_2', [
      claimOf(row('2026-03-01', '6000'), row('2026-03-02', '4500'), row('2026-03-05', '100')),
    ]);
    const claim = world.claim();
    expect(claim).toMatchObject({ version: 2, runId: 'run_2', totalClaimed: '10600' });
    expect(world.items.get(`${claim.id}@1`)).toMatchObject({ version: 1, totalClaimed: '10000' });
    expect(findings).toMatchObject([
      {
        ...{ code: 'CLM-M03', level: 'warning', value: 'S-001' },
        data: {
          ...{ run_id: 'run_1', session_order: 'earlier', lines_added: 2, lines_removed: 1 },
        },
      },
    ]);
    expect(outcomes[claim.id]).toMatchObject({
      outcome: 'updated',
      fields: [
        { field: 'claim_id', before: 'S-001', after: 'S-001' },
        { field: 'total_claimed', before: 10000, after: 10600 },
        { field: 'total_reimbursed', before: 10000, after: 10600 },
        { field: 'last_settlement', before: '2026-03-02', after: '2026-03-05' },
        { field: 'stat_lines', before: 2, after: 3 },
        { field: 'lines_added', before: null, after: 2 },
        { field: 'lines_removed', before: null, after: 1 },
      ],
    });
    expect(tallies).toEqual({ claims_updated: 1, total_claimed: 10600, total_reimbursed: 10600 });
  });

  test.each([
    ['a recap line', aConformClaim([aStatRow()], [aRecapRow({ chequeNumber: '77' })])],
    ['a note', aConformClaim([aStatRow({ note: 'vu' })], [aRecapRow()])],
    ['the incident’s day', aConformClaim([aStatRow({ incidentDate: '2026-03-19' })])],
  ])('M03 for %s alone', (_what, changed) => {
    const world = aSettledWorld();
    world.import('run_1', [aConformClaim()]);
    expect(world.import('run_2', [changed]).codes).toEqual(['CLM-M03']);
  });

  test.each([
    { why: 'of a period that ends later', first: 'run_1', period: march },
    {
      why: 'that arrived later (a replay is as old as what it replays)',
      first: 'run_2',
      period: undefined,
    },
  ])('M03 says that it replaces what a session $why wrote', ({ first, period }) => {
    const world = aSettledWorld();
    world.import(first, [claimOf(row('2026-03-01', '6000'))], period ? { period } : {});
    const mine = first === 'run_1' ? { runId: 'run_2', period: february } : { runId: 'run_1' };
    const { findings } = world.import(mine.runId, [claimOf(row('2026-02-10', '4000'))], mine);
    expect(findings).toMatchObject([
      { code: 'CLM-M03', data: { run_id: first, session_order: 'later' } },
    ]);
  });

  test('M06: another policy is rejected and overwrites nothing', () => {
    const world = aSettledWorld();
    world.import('run_1', [aConformClaim([aStatRow({ policyNumber: 'POL-9' })])]);
    const { findings, tallies } = world.import('run_2', [
      aConformClaim([aStatRow({ policyNumber: 'POL-10', amountClaimed: '1' }, 5)]),
    ]);
    expect(world.claim()).toMatchObject({ version: 1, policyNumber: 'POL-9', runId: 'run_1' });
    expect(findings).toMatchObject([
      {
        ...{ code: 'CLM-M06', level: 'rejected', row: 5, column: 'Police' },
        ...{ value: 'POL-10', expected: 'POL-9', data: { run_id: 'run_1' } },
      },
    ]);
    expect(tallies).toEqual({ claims_rejected: 1, claims_conform: -1 });
  });

  test('the same policy in another spelling is the same', () => {
    const world = aSettledWorld();
    world.import('run_1', [aConformClaim([aStatRow({ policyNumber: 'POL-9' })])]);
    const again = aConformClaim([aStatRow({ policyNumber: 'pol-9' })]);
    expect(world.import('run_2', [again]).codes).toEqual(['CLM-M03']);
  });

  test('S01: changed but not to be updated, it is left as it is', () => {
    const world = aSettledWorld();
    world.import('run_1', [aConformClaim()]);
    const changed = aConformClaim([aStatRow({ note: 'vu' })]);
    const { codes, outcomes } = world.import('run_2', [changed], { updateExisting: false });
    expect(codes).toEqual(['CLM-S01']);
    expect(outcomes[world.claim().id]?.outcome).toBe('set-aside');
    expect(world.claim().version).toBe(1);
  });

  test('in another currency than lines of other days is rejected, not added', () => {
    const world = aSettledWorld();
    world.import('run_1', [claimOf(row('2026-01-10', '6000'))], { period: january });
    const euros = claimOf(row('2026-03-10', '50', { currency: 'EUR' }));
    const { codes } = world.import('run_2', [euros], { period: march, currency: 'EUR' });
    expect(codes).toEqual(['CLM-R21']);
    expect(world.claim()).toMatchObject({ totalClaimed: '6000', currency: 'XOF' });
  });
});

describe('a session speaks only for the rows it compared', () => {
  test('lines stored of days outside its period stay', () => {
    const world = aSettledWorld();
    world.import('run_1', [claimOf(row('2026-01-10', '6000'), row('2026-02-10', '500'))], {
      period: { start: '2026-01-01', end: '2026-02-28' },
    });
    const overlapping = { start: '2026-02-01', end: '2026-03-31' };
    const mine = claimOf(row('2026-02-10', '550'), row('2026-03-10', '70'));
    const { findings, tallies } = world.import('run_2', [mine], { period: overlapping });
    expect(amountsOf(world.claim().lines)).toEqual(['6000', '550', '70']);
    expect(world.claim()).toMatchObject({
      ...{ totalClaimed: '6620', firstSettlement: '2026-01-10', lastSettlement: '2026-03-10' },
    });
    expect(findings).toMatchObject([{ data: { lines_added: 2, lines_removed: 1 } }]);
    // What the session brought, not what the claim came to.
    expect(tallies).toMatchObject({ total_claimed: 620 });
  });

  test('a later file that repeats only the days in common changes nothing', () => {
    const world = aSettledWorld();
    world.import('run_1', [claimOf(row('2026-01-10', '6000'), row('2026-03-10', '500'))]);
    const later = world.import('run_2', [claimOf(row('2026-03-10', '500'))], { period: march });
    expect(later.codes).toEqual(['CLM-M02']);
  });

  test('the first and last day of its period are its own', () => {
    const world = aSettledWorld();
    world.import('run_1', [claimOf(row('2026-03-01', '1000'), row('2026-03-31', '2000'))]);
    world.import('run_2', [claimOf(row('2026-03-15', '300'))], { period: march });
    expect(amountsOf(world.claim().lines)).toEqual(['300']);
  });

  test('the days before and after are not', () => {
    const world = aSettledWorld();
    const period = { start: '2026-02-01', end: '2026-04-30' };
    world.import('run_1', [claimOf(row('2026-02-28', '1000'), row('2026-04-01', '2000'))], {
      period,
    });
    world.import('run_2', [claimOf(row('2026-03-15', '300'))], { period: march });
    expect(amountsOf(world.claim().lines)).toEqual(['1000', '2000', '300']);
  });

  test('a claim taken whole does not double its lines of other days', () => {
    const world = aSettledWorld();
    world.import('run_1', [claimOf(row('2026-01-10', '6000'))], { period: january });
    // X16: 6 000 of January took part beside the 4 000 of March.
    const whole = claimOf(row('2026-01-10', '6000'), row('2026-03-10', '4000'));
    world.import('run_2', [whole], { period: march });
    expect(amountsOf(world.claim().lines)).toEqual(['6000', '4000']);
    expect(world.claim().totalClaimed).toBe('10000');
  });

  test('identical lines of a day that it speaks for: as many stay as it brings', () => {
    const world = aSettledWorld();
    const twice = claimOf(row('2026-01-10', '3000', {}, 2), row('2026-01-10', '3000', {}, 3));
    world.import('run_1', [twice], { period: january });
    const one = claimOf(row('2026-01-10', '3000'), row('2026-03-10', '4000'));
    world.import('run_2', [one], { period: march });
    expect(amountsOf(world.claim().lines)).toEqual(['3000', '4000']);
  });

  test.each([
    ['before', january],
    ['that begins later', { start: '2026-03-02', end: '2026-04-30' }],
    ['that ends earlier', { start: '2026-02-01', end: '2026-03-30' }],
  ])('an undated line stays when a session over a period %s speaks of the claim', (_, period) => {
    const world = aSettledWorld();
    const undated = row(null, '900', { status: 'REJECTED' });
    world.import('run_1', [claimOf(row('2026-03-10', '500'), undated)], { period: march });
    world.import('run_2', [claimOf(row(period.start, '70'))], { period });
    expect(amountsOf(world.claim().lines)).toContain('900');
  });

  test('an undated line goes when a session over at least its days does not bring it', () => {
    const world = aSettledWorld();
    const undated = row(null, '900', { status: 'REJECTED' });
    world.import('run_1', [claimOf(row('2026-03-10', '500'), undated)], { period: march });
    world.import('run_2', [claimOf(row('2026-03-10', '500'))]);
    expect(amountsOf(world.claim().lines)).toEqual(['500']);
  });

  test('an undated line that is brought again is one, and belongs to the later session', () => {
    const world = aSettledWorld();
    const undated = row(null, '900', { status: 'REJECTED' });
    world.import('run_1', [claimOf(row('2026-03-10', '500'), undated)], { period: march });
    world.import('run_2', [claimOf(row('2026-01-10', '70'), undated)], { period: january });
    expect(amountsOf(world.claim().lines)).toEqual(['500', '70', '900']);
    world.import('run_3', [claimOf(row('2026-01-10', '71'))], { period: january });
    expect(amountsOf(world.claim().lines)).toEqual(['500', '71']);
  });

  test('recap lines of other days stay too', () => {
    const world = aSettledWorld();
    const of = (day: string) =>
      aConformClaim([row(day, '500')], [aRecapRow({ settlementDate: day, amountClaimed: '500' })]);
    world.import('run_1', [of('2026-01-10')], { period: january });
    world.import('run_2', [of('2026-03-10')], { period: march });
    expect(world.claim().recap.map(({ line }) => line.settlementDate)).toEqual([
      '2026-01-10',
      '2026-03-10',
    ]);
  });

  test('a claim that it does not name stays as it is', () => {
    const world = aSettledWorld();
    world.import('run_1', [aConformClaim()]);
    world.import('run_2', [aConformClaim([aStatRow({ claimId: 'S-002' })])]);
    expect(world.of('claim').map(({ claimId, version }) => [claimId, version])).toEqual([
      ['S-001', 1],
      ['S-002', 1],
    ]);
  });
});

describe('M04: what cannot be written is rejected', () => {
  test('a claim too large for the store', () => {
    const world = aSettledWorld();
    const lines = Array.from({ length: 700 }, (_, i) => row('2026-03-01', String(i)));
    const { findings, tallies } = world.import('run_1', [claimOf(...lines)]);
    expect(findings).toMatchObject([
      { code: 'CLM-M04', level: 'rejected', data: { write_problem: 'too-large' } },
    ]);
    expect(tallies).toMatchObject({ claims_rejected: 1 });
    expect(world.of('claim')).toEqual([]);
  });

  test('a claim of two hundred lines is none', () => {
    const world = aSettledWorld();
    const lines = Array.from({ length: 200 }, (_, i) => row('2026-03-01', String(i)));
    expect(world.import('run_1', [claimOf(...lines)]).codes).toEqual([]);
  });
});
