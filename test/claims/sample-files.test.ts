import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { aClaimsRoad } from './a-claims-road.ts';

const sample = (name: string) =>
  readFileSync(path.resolve(import.meta.dirname, '../../local/sample', name));

test('the sample: ten claims are settled, two show what goes wrong', async () => {
  const road = aClaimsRoad();

  const run = await road.drive(
    await road.send([
      { slot: 'stat_file', name: 'claims-statement.csv', content: sample('claims-statement.csv') },
      { slot: 'recap_file', name: 'claims-recap.csv', content: sample('claims-recap.csv') },
    ]),
  );

  expect(run.status).toBe('DONE_WITH_ERRORS');
  expect(run.counts).toMatchObject({ read: 27, created: 22, rejected: 5, setAside: 0 });
  expect(run.period).toEqual({ start: '2024-01-18', end: '2024-03-14' });
  expect(run.tallies).toMatchObject({
    claims_created: 10,
    insured_created: 8,
    total_claimed: 202_000,
    total_reimbursed: 161_600,
  });
  const told = [];
  for await (const line of road.partitions.readComparison(run.id)) {
    if (line.code !== null) told.push([line.claimId, line.code]);
  }
  expect(told).toEqual([
    // An amount in words, and a line that the statement lacks.
    ['SN-24-0107', 'CLM-X17'],
    ['SN-24-0108', 'CLM-X07'],
  ]);
  const findings = await road.findings(run.id);
  expect(findings.filter(({ level }) => level === 'rejected').map(({ code }) => code)).toEqual(
    expect.arrayContaining(['CLM-R04', 'CLM-X17', 'CLM-X07']),
  );
  expect(findings.filter(({ level }) => level === 'warning')).toEqual([]);
});
