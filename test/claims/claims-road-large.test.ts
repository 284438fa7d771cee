import { describe, expect, test } from 'vitest';
import { countPartitions } from '../../shared/claims/reading/partition-writing.ts';
import { accountedFor } from '../../shared/runs/decide-ending.ts';
import { aPair, aRecapCsv, aStatCsv, conformClaims, type StatCells } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';
import { claimItems } from './stored-claims.ts';

/** A day as an American program writes it. */
const american = (day: string) => {
  const [year, month, date] = day.split('-');
  return `${month}/${date}/${year}`;
};

describe('files larger than one of anything', () => {
  const longText = 'de la Petite Côte '.repeat(14);

  /**
   * 4,800 claims of 101 F, of which each 6th differs by 10 F (X03).
   *
   * @param long columns that a long text makes wide: the size of the files is in them
   */
  const aPairOf = (long: readonly (keyof StatCells)[]) => {
    const { stat, recap } = conformClaims(1, 4_800, (i) => ({
      ...{ claimed: '101', reimbursed: '80', member: `M-${i % 500}` },
      ...{ insured: `Adama Fictif ${i % 500}`, beneficiary: `Adama Fictif ${i % 500}` },
      ...Object.fromEntries(long.map((column) => [column, `N° ${i % 40} ${longText}`])),
    }));
    const differing = recap.map((line, i) => (i % 6 === 0 ? { ...line, claimed: '91' } : line));
    return aPair(stat, differing);
  };
  /** As wide as it takes to be divided. */
  const aLargePair = () => {
    const texts = ['partner', 'employer', 'category', 'act', 'invoice'] as const;
    for (let wide = 1; wide <= texts.length; wide += 1) {
      const pair = aPairOf(texts.slice(0, wide));
      const sizes = pair.map(({ content }) => ({ size: content.length, contentType: null }));
      if (countPartitions(sizes) > 1) return pair;
    }
    throw new Error('no pair of 4,800 claims is large enough to be divided');
  };

  // Seconds where several programs share two cores.
  const patient = { timeout: 60_000 };

  test(
    'partitions, chunks and parts of findings: every claim in one of them',
    patient,
    async () => {
      const road = aClaimsRoad();
      const runId = await road.send(aLargePair());

      const run = await road.drive(runId);

      expect((await road.partitions.readPartitions(runId)).length).toBeGreaterThan(1);
      expect((await road.chunks.readManifest(runId)).length).toBeGreaterThan(8);
      const parts = [...road.chunks.objects.keys()].filter((key) => key.includes('/findings/'));
      expect(parts.length).toBeGreaterThan(3);
      expect(run).toMatchObject({
        status: 'DONE_WITH_ERRORS',
        counts: { read: 9_600, created: 8_000, rejected: 1_600, setAside: 0 },
        tallies: {
          ...{ claims_conform: 4_000, claims_created: 4_000, claims_rejected: 800 },
          ...{ total_claimed: 404_000, total_reimbursed: 320_000 },
        },
      });
      expect(run.findings).toEqual({ 'CLM-X03': 800 });
      expect(await road.findings(runId)).toHaveLength(800);
      expect(claimItems(road)).toHaveLength(4_000);
      expect(run.files.map(({ counts }) => counts)).toEqual([
        { read: 4_800, created: 4_000, updated: 0, unchanged: 0, rejected: 800, setAside: 0 },
        { read: 4_800, created: 4_000, updated: 0, unchanged: 0, rejected: 800, setAside: 0 },
      ]);
      expect(accountedFor(run.counts)).toBe(9_600);
    },
  );
});

describe('a file that has to be read twice', () => {
  /** 1,100 claims with a day that can only be American in one line, and many that can be both. */
  const days = Array.from({ length: 1_100 }, (_, i) => (i === 1_099 ? '2024-02-25' : '2024-02-03'));
  const { stat, recap } = conformClaims(1, 1_100, (i) => ({ day: days[i - 1] ?? '' }));
  const inAmerican = <T extends { day?: string }>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, day: american(row.day ?? '') }));

  test('American days: read by what the column proves, and the first reading leaves nothing', async () => {
    const road = aClaimsRoad();
    const sent = aPair(aStatCsv(inAmerican(stat)), aRecapCsv(inAmerican(recap)));

    const run = await road.drive(await road.send(sent));

    expect(run).toMatchObject({
      status: 'DONE',
      period: { start: '2024-02-03', end: '2024-02-25' },
      counts: { read: 2_200, created: 2_200, setAside: 0 },
    });
    // One for each column of days, not one a cell.
    expect(run.findings).toEqual({ 'CLM-R03': 2 });
    expect(
      (await road.findings(run.id)).map(({ code, data }) => [code, data['date_order']]),
    ).toEqual([
      ['CLM-R03', 'mdy'],
      ['CLM-R03', 'mdy'],
    ]);
  });

  test('findings of the first reading that the second does not have are gone', async () => {
    const road = aClaimsRoad();
    // Read as 3 February the settlement of `03/02` lies before the incident of 10 February (R08),
    // in 1,099 lines; the last one, of a 25th, proves that it is 2 March.
    const late = inAmerican(stat).map((line, i) => ({
      ...line,
      incident: i === 1_099 ? '2024-01-02' : '2024-02-10',
      day: i === 1_099 ? '02/25/2024' : '03/02/2024',
    }));
    const sent = aPair(
      aStatCsv(late),
      aRecapCsv(late.map(({ id, day }) => ({ id, day, claimed: '100' }))),
    );
    const runId = await road.send(sent);
    const parts: number[] = [];
    const { writeFindings } = road.chunks;
    road.ports.chunks.writeFindings = (id, part, findings) => {
      if (part.startsWith('read-stat_file')) parts.push(findings.length);
      return writeFindings(id, part, findings);
    };

    const run = await road.drive(runId);

    expect(parts).toEqual([1_000, 100, 1, 0]);
    expect(run.findings).toEqual({ 'CLM-R03': 2 });
    expect((await road.findings(runId)).map(({ code }) => code)).toEqual(['CLM-R03', 'CLM-R03']);
  });
});
