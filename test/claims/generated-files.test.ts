import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ClaimFiles, writeClaimFiles } from '../../bench/claim-files.ts';
import { aClaimsRoad } from './a-claims-road.ts';

/**
 * The files by which imports are measured say themselves what must become of them, for every claim
 * was made to come out so. If that were wrong, the measurements would check nothing.
 */
const folder = mkdtempSync(path.join(tmpdir(), 'quai-claim-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function importFiles({ stat, recap }: ClaimFiles) {
  const road = aClaimsRoad();
  const run = await road.drive(
    await road.send([
      { slot: 'stat_file', name: 'statistiques.csv', content: readFileSync(stat) },
      { slot: 'recap_file', name: 'recapitulatif.csv', content: readFileSync(recap) },
    ]),
  );
  const kinds = new Map<string, string>();
  const codes: Record<string, number> = {};
  for await (const { claimId, kind, code } of road.partitions.readComparison(run.id)) {
    kinds.set(claimId, kind);
    if (code !== null) codes[code] = (codes[code] ?? 0) + 1;
  }
  return { run, kinds, codes };
}

describe('a statement and a recap made for measuring', () => {
  test.each([
    { trouble: 'all' as const, statLines: 700, recapLines: 200 },
    { trouble: 'joinable' as const, statLines: 400, recapLines: 120 },
  ])('$trouble trouble: what was made is what comes of it', async (plan) => {
    const files = await writeClaimFiles({ ...plan, folder, stem: plan.trouble, troubleEvery: 10 });
    const { expected } = files;

    const { run, kinds, codes } = await importFiles(files);

    expect(expected.rows.read).toBe(plan.statLines + plan.recapLines);
    expect([...kinds].sort()).toEqual([...files.kinds].sort());
    expect(codes).toEqual(expected.codes);
    expect(run.status).toBe('DONE_WITH_ERRORS');
    expect(run.counts).toEqual({
      read: expected.rows.read,
      created: expected.rows.settled,
      ...{ updated: 0, unchanged: 0 },
      rejected: expected.rows.rejected,
      setAside: expected.rows.setAside,
    });
    expect(run.tallies).toMatchObject({
      claims_conform: expected.conform,
      claims_created: expected.conform,
      insured_created: expected.insured,
      total_claimed: expected.claimed,
      total_reimbursed: expected.reimbursed,
    });
  });
});
