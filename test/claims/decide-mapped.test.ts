import { describe, expect, test } from 'vitest';
import { createClaimsSettlingRules } from '../../shared/claims/mapping/claims-settling-rules.ts';
import { mapClaims } from '../../shared/claims/mapping/map-claims.ts';
import { aConformClaim, aMappingContext, aSettledWorld, aStatRow } from './a-session.ts';

const nobody = { has: () => false, find: () => undefined };
const child = {
  ...{ memberId: 'M-77', mainInsured: 'Awa Exemple', insuredStatus: 'E' as const },
  ...{ beneficiary: 'Binta Exemple', birthDate: '2015-05-05' },
} as const;

describe('R13: an insured A whom the statement only names', () => {
  test('is created, and that is told once', () => {
    const world = aSettledWorld();
    const claims = [
      aConformClaim([aStatRow(child, 4)]),
      aConformClaim([aStatRow({ ...child, claimId: 'S-002' }, 5)]),
    ];
    const { findings, tallies } = world.import('run_1', claims, { principals: nobody });
    expect(findings).toMatchObject([
      {
        ...{ code: 'CLM-R13', level: 'warning', slot: 'stat_file', sheet: 'Stat', row: 4 },
        ...{ column: 'Adhérent', value: 'Awa Exemple' },
      },
    ]);
    expect(tallies).toMatchObject({ insured_created: 2, claims_created: 2 });
    expect(world.of('insured').map(({ status, name }) => `${status} ${name}`)).toEqual([
      'A Awa Exemple',
      'E Binta Exemple',
    ]);
  });

  test('is not told when they are known, or have a line of their own', () => {
    const world = aSettledWorld();
    const claims = [aConformClaim([aStatRow(child)])];
    expect(world.import('run_1', claims).codes).toEqual([]);
    expect(world.import('run_2', claims, { principals: nobody }).codes).toEqual(['CLM-M02']);
  });
});

describe('M01: missing insured A, not to be created', () => {
  const strict = { createMissingInsured: false };
  const claims = [aConformClaim([aStatRow(child, 4)])];

  test('their claims are rejected, and nobody is created for them', () => {
    const world = aSettledWorld(strict);
    const { findings, tallies } = world.import('run_1', claims, { principals: nobody });
    expect(findings).toMatchObject([
      {
        ...{ code: 'CLM-M01', level: 'rejected', row: 4, column: 'Adhérent' },
        value: 'Awa Exemple',
      },
    ]);
    expect(tallies).toMatchObject({ claims_rejected: 1 });
    expect([...world.of('insured'), ...world.of('claim')]).toEqual([]);
  });

  test('one who was imported before is enough', () => {
    const world = aSettledWorld(strict);
    const own = aStatRow({ claimId: 'S-900', memberId: 'M-77' });
    world.import('run_1', [aConformClaim([own])]);
    const { codes, tallies } = world.import('run_2', claims, { principals: nobody });
    expect(codes).toEqual([]);
    expect(tallies).toMatchObject({ claims_created: 1, insured_created: 1 });
  });

  test('one with a line of their own in the statement too', () => {
    const world = aSettledWorld(strict);
    expect(world.import('run_1', claims).tallies).toMatchObject({ claims_created: 1 });
  });
});

describe('insured persons', () => {
  test('an older file after a newer one fills what nobody knew, and overwrites nothing', () => {
    const world = aSettledWorld();
    const newer = { memberId: 'M-1', mainInsured: 'Awa EXEMPLE', employer: 'Port de Dakar' };
    world.import('run_1', [aConformClaim([aStatRow(newer)])]);
    const older = {
      ...newer,
      mainInsured: 'A. Exemple',
      employer: 'Ancien',
      birthDate: '1980-02-01',
    };
    const { tallies } = world.import('run_2', [
      aConformClaim([aStatRow({ ...older, claimId: 'S-0' })]),
    ]);
    expect(world.of('insured')).toMatchObject([
      { name: 'Awa EXEMPLE', employer: 'Port de Dakar', birthDate: '1980-02-01', version: 2 },
    ]);
    expect(tallies).not.toHaveProperty('insured_created');
  });

  test('a known person is written only when there is something to fill', () => {
    const world = aSettledWorld();
    world.import('run_1', [aConformClaim([aStatRow({ memberId: 'M-1' })])]);
    world.import('run_2', [aConformClaim([aStatRow({ memberId: 'M-1', claimId: 'S-2' })])]);
    expect(world.of('insured').map(({ version }) => version)).toEqual([1]);
  });

  test('what is written of them tells no birth date in the diff', () => {
    const world = aSettledWorld();
    const { outcomes } = world.import('run_1', [aConformClaim([aStatRow(child)])]);
    expect(
      JSON.stringify(Object.values(outcomes).map((each) => 'fields' in each && each.fields)),
    ).not.toMatch(/2015-05-05|Exemple/);
  });
});

describe('M05: an invoice of several insured persons', () => {
  const invoice = (claimId: string, memberId: string, at = 2) =>
    aConformClaim([aStatRow({ claimId, memberId, invoiceNumber: 'F-1' }, at)]);

  test('in one file', () => {
    const world = aSettledWorld();
    const { findings, tallies } = world.import('run_1', [
      invoice('S-1', 'M-1', 4),
      invoice('S-2', 'M-2', 5),
    ]);
    expect(findings).toMatchObject([
      {
        ...{ code: 'CLM-M05', level: 'warning', row: 4, column: 'N° Facture', value: 'F-1' },
        data: { count: 2 },
      },
    ]);
    expect(tallies).toMatchObject({ invoices_created: 1 });
  });

  test('by a later session; and no more when that is imported again', () => {
    const world = aSettledWorld();
    expect(world.import('run_1', [invoice('S-1', 'M-1')]).codes).toEqual([]);
    expect(world.import('run_2', [invoice('S-2', 'M-2')]).codes).toEqual(['CLM-M05']);
    expect(world.import('run_3', [invoice('S-2', 'M-2')]).codes).toEqual(['CLM-M02']);
    expect(world.of('invoice')).toMatchObject([{ version: 2, number: 'F-1' }]);
  });

  test('the same number of another partner is another invoice', () => {
    const world = aSettledWorld();
    const other = aStatRow({ claimId: 'S-2', memberId: 'M-2', invoiceNumber: 'F-1', partner: 'B' });
    const { codes } = world.import('run_1', [invoice('S-1', 'M-1'), aConformClaim([other])]);
    expect(codes).toEqual([]);
    expect(world.of('invoice')).toHaveLength(2);
  });
});

test('things that claims refer to are created once and never changed', () => {
  const world = aSettledWorld();
  world.import('run_1', [aConformClaim([aStatRow({ partner: 'Clinique du Plateau' })])]);
  const { tallies } = world.import('run_2', [
    aConformClaim([aStatRow({ partner: 'CLINIQUE DU PLATEAU', claimId: 'S-2' })]),
  ]);
  expect(tallies).not.toHaveProperty('objects_created');
  const partners = world.of('object').filter(({ object }) => object === 'partner');
  expect(partners).toMatchObject([{ name: 'Clinique du Plateau', version: 1, runId: 'run_1' }]);
});

test('M04: a claim that rivals kept changing is refused', () => {
  const [mapped] = mapClaims([aConformClaim([aStatRow({}, 9)])], aMappingContext()).slice(-1);
  if (mapped === undefined) throw new Error('nothing mapped');
  expect(
    createClaimsSettlingRules().refuseWriting?.(mapped.record, mapped.row, 'contended'),
  ).toMatchObject({
    outcome: 'rejected',
    finding: { code: 'CLM-M04', level: 'rejected', row: 9, data: { write_problem: 'contended' } },
    tallies: { claims_rejected: 1, claims_conform: -1 },
  });
});

test('what a claim of this very session needs is written after it, also when nothing may be updated', () => {
  // An attempt died between the group with the claim and the group with its things.
  const world = aSettledWorld();
  const mapped = mapClaims([aConformClaim()], aMappingContext());
  world.settle('run_1', mapped.slice(-1), false);
  const { tallies } = world.settle('run_1', mapped.slice(0, -1), false);
  expect(tallies).toEqual({ objects_created: 6, insured_created: 1 });
});
