import { describe, expect, test } from 'vitest';
import type { Run } from '../../shared/runs/run.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';
import {
  cameroonPair,
  dirtyPair,
  type ExpectedPair,
  nigeriaPair,
  pairWithValues,
  sendPair,
} from './pair-files.ts';

/**
 * The workbooks of `test/files/claims` through every step of the pipeline over in-memory stores.
 * What is expected was written by hand (`expected.json`, README.md beside it).
 */
async function importPair(
  road: ClaimsRoad,
  pair: ExpectedPair,
  recap: string = pair.recaps[0] ?? '',
): Promise<Run> {
  const country = { SN: 'Senegal', CM: 'Cameroon', NG: 'Nigeria' }[pair.country_code] ?? '';
  const fields = { countryCode: pair.country_code, country };
  return road.drive(await road.send(sendPair(pair.statement, recap), fields));
}

async function claimsOf(road: ClaimsRoad, runId: string) {
  const lines = [];
  for await (const line of road.partitions.readComparison(runId)) lines.push(line);
  return lines;
}

const countsOf = ({ counts: { read, created, rejected, setAside } }: Run) => ({
  read,
  taken: created,
  rejected,
  set_aside: setAside,
});

/** Only claims with their codes and sums: what is wrong stands out at once. */
async function tellClaims(road: ClaimsRoad, runId: string, pair: ExpectedPair) {
  const sums = ({
    claimed,
    reimbursed,
    lines,
  }: Record<'claimed' | 'reimbursed', string> & { lines: number }) => [
    Number(claimed),
    Number(reimbursed),
    lines,
  ];
  const found = (await claimsOf(road, runId)).map((line) => {
    const isCompared = pair.claims?.[line.claimId]?.stat !== undefined;
    const sides = isCompared ? { stat: sums(line.stat), recap: sums(line.recap) } : {};
    return [line.claimId, { kind: line.kind, code: line.code, ...sides }] as const;
  });
  return Object.fromEntries(found);
}

function claimsExpected({ claims = {} }: ExpectedPair) {
  return Object.fromEntries(
    Object.entries(claims).map(([id, { kind, code, stat, recap }]) => [
      id,
      { kind, code, ...(stat && recap ? { stat, recap } : {}) },
    ]),
  );
}

/** Findings of reading, comparison and settling together, by code. */
function checkFindings({ findings }: Run, { findings: wanted, among, absent = [] }: ExpectedPair) {
  expect(findings).toMatchObject(wanted);
  const codes = Object.keys(findings);
  expect(codes).toEqual(expect.arrayContaining([...among]));
  expect(codes.filter((code) => absent.includes(code))).toEqual([]);
}

describe('a statement and a recap as they are sent', () => {
  test.each([
    { title: 'a workbook without values, a recap in Windows-1252', pair: dirtyPair, recap: 0 },
    { title: 'the same, and the recap as a workbook', pair: dirtyPair, recap: 1 },
    { title: 'a workbook with the values of its formulas', pair: pairWithValues, recap: 0 },
  ])(
    '$title: every claim as it should be, totals right to the last franc',
    async ({ pair, recap }) => {
      const road = aClaimsRoad();

      const run = await importPair(road, pair, pair.recaps[recap]);

      expect(run.status, JSON.stringify(run.message)).toBe('DONE_WITH_ERRORS');
      expect(await tellClaims(road, run.id, pair)).toEqual(claimsExpected(pair));
      expect({ period: run.period, currency: run.currency }).toEqual({
        period: pair.period,
        currency: pair.currency,
      });
      expect(countsOf(run)).toEqual(pair.counts);
      expect(run.tallies).toMatchObject({
        total_claimed: pair.claimed,
        total_reimbursed: pair.reimbursed,
      });
      expect(run.tallies['insured_created']).toBe(pair.insured);
      checkFindings(run, pair);
    },
  );

  test('the same pair again, also with the recap in another format: all unchanged', async () => {
    const road = aClaimsRoad();
    await importPair(road, dirtyPair);

    const again = await importPair(road, dirtyPair, dirtyPair.recaps[1]);

    const { read, taken, rejected, set_aside } = dirtyPair.counts;
    expect(again.counts).toEqual({
      ...{ read, rejected, setAside: set_aside },
      ...{ created: 0, updated: 0, unchanged: taken },
    });
  });
});

describe('other countries', () => {
  test.each([
    { title: 'F CFA is XAF in Cameroon, and XOF another currency', pair: cameroonPair },
    { title: 'naira have two decimals; a tolerance of 5 is 500 kobo', pair: nigeriaPair },
  ])('$title', async ({ pair }) => {
    const road = aClaimsRoad();

    const run = await importPair(road, pair);

    expect(countsOf(run)).toEqual(pair.counts);
    expect({ period: run.period, currency: run.currency }).toEqual({
      period: pair.period,
      currency: pair.currency,
    });
    expect(Object.groupBy(await claimsOf(road, run.id), ({ kind }) => kind)).toMatchObject(
      Object.fromEntries(
        Object.entries(pair.kinds).map(([kind, count]) => [kind, { length: count }]),
      ),
    );
    expect(run.tallies).toMatchObject({
      total_claimed: pair.claimed,
      total_reimbursed: pair.reimbursed,
    });
    checkFindings(run, pair);
  });
});

describe('pairs that are no pair', () => {
  test('in each other’s slots: put right, said, and the same in the end', async () => {
    const road = aClaimsRoad();
    const [stat, recap] = sendPair('recap-t1.xlsx', dirtyPair.statement);
    if (stat === undefined || recap === undefined) throw new Error('two files');

    const run = await road.drive(await road.send([stat, recap]));

    expect(countsOf(run)).toEqual(dirtyPair.counts);
    expect(run.findings).toMatchObject({ 'CLM-F08': 1 });
  });

  test.each([
    {
      title: 'two statements',
      stat: dirtyPair.statement,
      recap: pairWithValues.statement,
      code: 'CLM-F18',
    },
    {
      title: 'two recaps',
      stat: 'recap-t1.xlsx',
      recap: 'recap-t1-windows-1252.csv',
      code: 'CLM-F18',
    },
    {
      title: 'a recap that only totals by employer',
      stat: dirtyPair.statement,
      recap: 'recap-par-employeur.csv',
      code: 'CLM-F06',
    },
  ])('$title: refused with $code, nothing written', async ({ stat, recap, code }) => {
    const road = aClaimsRoad();

    const run = await road.drive(await road.send(sendPair(stat, recap)));

    expect(run.status).toBe('ERROR');
    expect(run.message?.code).toBe(code);
    expect(run.findings).toHaveProperty(code);
    expect(run.counts.created).toBe(0);
    expect(road.records.items.size).toBe(0);
  });

  test('a header with fewer cells than its rows: refused, no column is shifted', async () => {
    const road = aClaimsRoad();

    const run = await road.drive(
      await road.send(sendPair('entete-trop-court.csv', 'cameroun-recapitulatif.csv')),
    );

    expect(run.status).toBe('ERROR');
    expect(run.findings).toMatchObject({ 'CLM-F04': 1 });
    expect(road.records.items.size).toBe(0);
  });
});
