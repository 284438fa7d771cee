import { beforeEach, describe, expect, test } from 'vitest';
import type { ClaimRow } from '../../shared/claims/claim-row.ts';
import { comparePartition } from '../../shared/claims/comparison/compare-partition.ts';
import type { ClaimsRecord } from '../../shared/claims/mapping/claims-record.ts';
import { createPrincipals } from '../../shared/claims/reading/principals.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { ChunkRecord } from '../../shared/runs/reading-rules.ts';
import type { Run } from '../../shared/runs/run.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakePartitionStore } from '../fakes/partition-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aFile, aRun } from '../runs/a-run.ts';
import { aRecapRow, aStatRow } from './a-claim-row.ts';

const runId = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W';
const tolerance = { everywhere: 5, byCountry: {} };

/** A run that was read, for 10 January to 28 March, and its stores. */
async function aRig(fields: Partial<Run> = {}) {
  const runs = createFakeRunStore();
  const chunks = createFakeChunkStore();
  const partitions = createFakePartitionStore();
  const files = [
    aFile({ id: 'file_stat', slot: 'stat_file' }),
    aFile({ id: 'file_recap', slot: 'recap_file' }),
  ];
  const period = { start: '2026-01-10', end: '2026-03-28' };
  await runs.create(aRun({ domain: 'claims', files, period, currency: 'XOF', ...fields }), []);
  await partitions.writePrincipals(runId, createPrincipals().write());
  const ports = { runs, chunks, partitions, faultPoint: async () => {} };
  return {
    ...{ chunks, partitions },
    async compare(index: number, rows: readonly ClaimRow[]) {
      const text = rows.map((row) => JSON.stringify(row)).join('\n');
      const place = { partition: index, slot: 'stat_file', part: 0 } as const;
      const keys = [await partitions.writeRows(runId, place, new TextEncoder().encode(text))];
      return comparePartition(ports, tolerance, runId, { index, keys, rows: rows.length });
    },
    async findings() {
      const found: Finding[] = [];
      for await (const finding of chunks.readFindings(runId)) found.push(finding);
      return found;
    },
    async lines() {
      const lines = [];
      for await (const line of partitions.readComparison(runId)) lines.push(line);
      return lines;
    },
    recordsOf: async (key: string) =>
      (await chunks.readChunk(key)) as readonly ChunkRecord<ClaimsRecord>[],
  };
}

let rig: Awaited<ReturnType<typeof aRig>>;
beforeEach(async () => {
  rig = await aRig();
});

describe('a partition is compared', () => {
  const rows = [
    aStatRow(2),
    aRecapRow(2),
    aStatRow(3, { claimId: 'S2', amountClaimed: '12000' }),
    aRecapRow(3, { claimId: 'S2', amountClaimed: '10004' }),
    aStatRow(4, { claimId: 'S3', amountClaimed: '10003', amountReimbursed: '10000' }),
    aRecapRow(4, { claimId: 'S3' }),
    aStatRow(5, { claimId: 'S4', settlementDate: '2026-04-02' }),
    aStatRow(6, { claimId: null }, { rejectedBy: ['CLM-R01'] }),
  ];

  test('its summary: rows by file, claims by kind, findings, what was tolerated', async () => {
    expect(await rig.compare(7, rows)).toBe('compared');

    expect(await rig.partitions.readSummary(runId, 7)).toEqual({
      index: 7,
      counts: {
        stat_file: { rejected: 2, setAside: 1 },
        recap_file: { rejected: 1, setAside: 0 },
      },
      claims: {
        ...{ conform: 1, tolerance: 1, gap: 1, only_stat: 0, only_recap: 0 },
        ...{ incomplete: 0, outside: 1 },
      },
      findingsByCode: { 'CLM-R12': 1, 'CLM-X07': 1, 'CLM-X15': 1 },
      findingLevels: { 'CLM-R12': 'info', 'CLM-X07': 'rejected', 'CLM-X15': 'info' },
      ...{ toleratedClaimed: '3', toleratedReimbursed: '0' },
      // Category, act, partner, payment method, client, policy; a person; an invoice; two claims.
      records: 10,
      chunks: [expect.objectContaining({ index: 7, records: 10, rows: 4, groups: 1 })],
    });
  });

  test('a line of the comparison a claim, with all its rows', async () => {
    await rig.compare(0, rows);

    expect(
      (await rig.lines()).map(({ claimId, kind, code, currency, rows: all }) => ({
        ...{ claimId, kind, code, currency },
        rows: all.map(({ slot, row }) => `${slot} ${row}`),
      })),
    ).toEqual([
      {
        claimId: 'S1',
        kind: 'conform',
        code: null,
        currency: 'XOF',
        rows: ['stat_file 2', 'recap_file 2'],
      },
      {
        claimId: 'S2',
        kind: 'gap',
        code: 'CLM-X07',
        currency: 'XOF',
        rows: ['stat_file 3', 'recap_file 3'],
      },
      {
        claimId: 'S3',
        kind: 'tolerance',
        code: 'CLM-X15',
        currency: 'XOF',
        rows: ['stat_file 4', 'recap_file 4'],
      },
      { claimId: 'S4', kind: 'outside', code: null, currency: 'XOF', rows: ['stat_file 5'] },
    ]);
    expect((await rig.lines())[1]?.stat).toEqual({
      claimed: '12000',
      reimbursed: '12000',
      lines: 1,
    });
  });

  test('conform claims as records, with their rows by file and where they come from', async () => {
    await rig.compare(0, rows);

    const [chunk] = (await rig.partitions.readSummary(runId, 0)).chunks;
    const claims = (await rig.recordsOf(chunk?.key ?? '')).filter(
      ({ record }) => record.kind === 'claim',
    );
    expect(claims).toMatchObject([
      {
        ...{ row: 2, rows: 2, rowsOf: { stat_file: 1, recap_file: 1 }, writes: 2 },
        record: {
          claimId: 'S1',
          period: { start: '2026-01-10', end: '2026-03-28' },
          stat: [{ source: { runId, fileId: 'file_stat', slot: 'stat_file', row: 2 } }],
          recap: [{ source: { runId, fileId: 'file_recap', slot: 'recap_file', row: 2 } }],
        },
      },
      { row: 4, record: { claimId: 'S3' } },
    ]);
  });

  test('once more, also at once: the same objects', async () => {
    await rig.compare(0, rows);
    const before = [structuredClone(rig.chunks.objects), structuredClone(rig.partitions.objects)];

    await Promise.all([rig.compare(0, rows), rig.compare(0, rows)]);

    expect([rig.chunks.objects, rig.partitions.objects]).toEqual(before);
  });

  test('its findings are its own: no other partition’s are replaced', async () => {
    await rig.compare(0, [aStatRow(2, { claimId: 'S8' })]);
    await rig.compare(1, [aStatRow(3, { claimId: 'S9' })]);

    expect((await rig.findings()).map(({ code, row }) => [code, row])).toEqual([
      ['CLM-X01', 2],
      ['CLM-X01', 3],
    ]);
  });

  test('a repeat that the recap does not know is rejected, and its claim goes on', async () => {
    await rig.compare(0, [aStatRow(2), aStatRow(3), aRecapRow(2)]);

    const summary = await rig.partitions.readSummary(runId, 0);
    expect(summary.counts.stat_file).toEqual({ rejected: 1, setAside: 0 });
    expect(summary.chunks).toMatchObject([{ rows: 2 }]);
  });

  // 6,300 claims that share nothing: 50,400 records, more than 100 chunks. Seconds, not more.
  test('as many chunks as it has: none bears the number of another partition’s', {
    timeout: 60_000,
  }, async () => {
    const claims = Array.from({ length: 6_300 }, (_, i) => `C${i}`);
    const strange = (text: string) => ({
      ...{ claimId: text, partner: text, employer: text, policyNumber: text, actName: text },
      ...{ actCategory: text, mainInsured: text, beneficiary: text, memberId: text },
      invoiceNumber: text,
    });
    await rig.compare(
      0,
      claims.flatMap((text, i) => [
        aStatRow(i + 2, strange(text)),
        aRecapRow(i + 2, { claimId: text }),
      ]),
    );
    await rig.compare(1, [aStatRow(7_000, strange('D')), aRecapRow(7_000, { claimId: 'D' })]);

    const [first, second] = [
      await rig.partitions.readSummary(runId, 0),
      await rig.partitions.readSummary(runId, 1),
    ];
    const numbers = [...first.chunks, ...second.chunks].map(({ index }) => index);
    expect(first.chunks.length).toBeGreaterThan(100);
    expect(new Set(numbers).size).toBe(numbers.length);
    const [chunk] = second.chunks;
    expect((await rig.recordsOf(chunk?.key ?? '')).at(-1)?.record).toMatchObject({ claimId: 'D' });
  });
});

describe('a partition is not compared', () => {
  test.each([
    { title: 'when the run is cancelled', fields: { cancelRequested: true } },
    { title: 'when it has ended', fields: { status: 'ERROR' } },
  ] as const)('$title', async ({ fields }) => {
    rig = await aRig(fields);

    expect(await rig.compare(0, [aStatRow(2)])).toBe('run-has-ended');
    expect(rig.chunks.objects.size).toBe(0);
  });

  test('without a period: our bug, which is told', async () => {
    rig = await aRig({ period: null });
    await expect(rig.compare(0, [aStatRow(2)])).rejects.toThrow('no common period');
  });
});
