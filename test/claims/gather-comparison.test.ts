import { describe, expect, test } from 'vitest';
import { gatherComparison } from '../../shared/claims/comparison/gather-comparison.ts';
import type { PartitionSummary } from '../../shared/claims/reading/partition-store.ts';
import { stagesOf } from '../../shared/runs/new-run.ts';
import { noCounts, type Run, type Stage } from '../../shared/runs/run.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakePartitionStore } from '../fakes/partition-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aFile, aRun } from '../runs/a-run.ts';

const runId = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W';
const none = {
  ...{ conform: 0, tolerance: 0, gap: 0, only_stat: 0, only_recap: 0, incomplete: 0, outside: 0 },
};
const aChunk = (index: number) => ({
  index,
  key: `chunk-${index}`,
  records: 9,
  rows: 4,
  groups: 1,
});

function aSummary(over: Partial<PartitionSummary>): PartitionSummary {
  return {
    index: 0,
    counts: {
      stat_file: { rejected: 0, setAside: 0 },
      recap_file: { rejected: 0, setAside: 0 },
    },
    ...{ claims: none, findingsByCode: {}, findingLevels: {} },
    ...{ toleratedClaimed: '0', toleratedReimbursed: '0' },
    ...{ chunks: [], records: 0 },
    ...over,
  };
}

const first = aSummary({
  counts: { stat_file: { rejected: 2, setAside: 1 }, recap_file: { rejected: 1, setAside: 0 } },
  claims: { ...none, conform: 1, tolerance: 1, gap: 1, outside: 1 },
  findingsByCode: { 'CLM-X03': 1, 'CLM-R12': 1 },
  ...{ toleratedClaimed: '3', chunks: [aChunk(0), aChunk(500)], records: 18 },
});
const second = aSummary({
  index: 3,
  counts: { stat_file: { rejected: 1, setAside: 0 }, recap_file: { rejected: 0, setAside: 2 } },
  claims: { ...none, tolerance: 2, only_stat: 1, incomplete: 1 },
  findingsByCode: { 'CLM-X01': 1, 'CLM-R12': 2 },
  ...{ toleratedClaimed: '4', toleratedReimbursed: '1', chunks: [aChunk(3)], records: 9 },
});

/** A run of 20 rows in two files that is being compared. */
async function aRig(summaries: readonly PartitionSummary[], fields: Partial<Run> = {}) {
  const runs = createFakeRunStore();
  const chunks = createFakeChunkStore();
  const partitions = createFakePartitionStore();
  const stages = stagesOf({ domain: 'claims', kind: 'file-import', dryRun: false }).map(
    (name): Stage => ({
      ...{ name, status: name === 'compare' ? 'PROCESSING' : 'PENDING', message: null, parts: [] },
      ...{ startedAt: null, completedAt: null, in: null, out: null },
    }),
  );
  const counts = { ...noCounts, read: 20 };
  const files = [
    aFile({ id: 'file_stat', slot: 'stat_file', rows: 12 }),
    aFile({ id: 'file_recap', slot: 'recap_file', rows: 8 }),
  ];
  await runs.create(
    aRun({
      ...{ domain: 'claims', stage: 'compare', stages, counts, reading: counts, files },
      ...{ currency: 'XOF', progressPercent: 10, findings: { 'CLM-R08': 1 }, ...fields },
    }),
    [],
  );
  const items = summaries.map(({ index }) => ({ index, keys: ['rows'], rows: 4 }));
  await partitions.writePartitions(runId, items);
  for (const summary of summaries) await partitions.writeSummary(runId, summary);
  const faults = new Set<string>();
  const faultPoint = async (point: string) => {
    if (faults.delete(point)) throw new Error(point);
  };
  const ports = { runs, chunks, partitions, timing: createFakeTiming(), faultPoint };
  return {
    ...{ chunks, partitions, faults },
    gather: () => gatherComparison(ports, runId),
    async run() {
      const run = await runs.read(runId);
      if (run === undefined) throw new Error('no run');
      return run;
    },
    events: () => runs.readEvents(runId, 0, 100),
  };
}

describe('after every partition', () => {
  test('rows, claims, findings and chunks of all of them are added up', async () => {
    const rig = await aRig([first, second]);

    expect((await rig.gather()).verdict).toBe('settle');

    const reading = { ...noCounts, read: 20, rejected: 4, setAside: 3 };
    expect(await rig.run()).toMatchObject({
      ...{ reading, counts: reading, stage: 'settle', message: null, progressPercent: 30 },
      findings: { 'CLM-R08': 1, 'CLM-X03': 1, 'CLM-X01': 1, 'CLM-R12': 3 },
      tallies: { claims_conform: 4, claims_rejected: 3 },
      chunks: { total: 3, settled: 0 },
      files: [
        { slot: 'stat_file', counts: { read: 12, rejected: 3, setAside: 1 } },
        { slot: 'recap_file', counts: { read: 8, rejected: 1, setAside: 2 } },
      ],
    });
    expect((await rig.chunks.readManifest(runId)).map(({ key }) => key)).toEqual([
      ...['chunk-0', 'chunk-500', 'chunk-3'],
    ]);
  });

  test('its stage says what the period and the comparison left', async () => {
    const rig = await aRig([first, second]);
    await rig.gather();

    const { stages } = await rig.run();
    expect(stages.find(({ name }) => name === 'compare')).toMatchObject({
      ...{ status: 'DONE', in: 20, out: 13 },
      parts: [
        { name: 'period', in: 20, out: 17 },
        { name: 'comparison', in: 17, out: 13 },
      ],
    });
    expect(stages.find(({ name }) => name === 'settle')?.status).toBe('PROCESSING');
  });

  test('the journal: claims by kind, and what the tolerance let pass in all', async () => {
    const rig = await aRig([first, second]);
    await rig.gather();

    const events = await rig.events();
    expect(events.find(({ code }) => code === 'CLM-COMPARED')).toMatchObject({
      level: 'warning',
      data: { conform: 4, gaps: 1, only_stat: 1, only_recap: 0, incomplete: 1, outside: 1 },
    });
    expect(events.find(({ code }) => code === 'CLM-TOLERATED')?.data).toEqual({
      count: 3,
      claimed: { minor: '7', currency: 'XOF' },
      reimbursed: { minor: '1', currency: 'XOF' },
    });
  });

  test('none conforms: nothing is settled, and the run knows how it will end', async () => {
    const rig = await aRig([aSummary({ claims: { ...none, gap: 2 } })]);

    expect((await rig.gather()).verdict).toBe('nothing');

    expect(await rig.run()).toMatchObject({
      message: { code: 'CLM-NONE-CONFORM' },
      stage: 'compare',
      chunks: { total: 0, settled: 0 },
    });
  });

  test('a dry run goes on with mapping', async () => {
    const rig = await aRig([first], { dryRun: true });
    await rig.gather();
    expect((await rig.run()).stage).toBe('map');
  });

  test('a summary that is not there: a fault, nothing is said', async () => {
    const rig = await aRig([first, second]);
    const [key = ''] = [...rig.partitions.objects.keys()].filter((each) =>
      each.endsWith('00003/summary'),
    );
    rig.partitions.objects.delete(key);

    await expect(rig.gather()).rejects.toThrow(key);
    expect((await rig.run()).stage).toBe('compare');
  });

  test('once more after its answer was lost: the same verdict, said once', async () => {
    const rig = await aRig([first, second]);
    const answer = await rig.gather();
    const before = await rig.run();

    expect(await rig.gather()).toEqual(answer);
    expect(await rig.run()).toEqual(before);
  });

  test('killed before it is said: done again, it is said once', async () => {
    const rig = await aRig([first]);
    rig.faults.add('gather-before-end');
    await expect(rig.gather()).rejects.toThrow('gather-before-end');
    expect((await rig.run()).stage).toBe('compare');

    await rig.gather();

    expect((await rig.events()).filter(({ code }) => code === 'CLM-COMPARED')).toHaveLength(1);
  });

  test.each([{ cancelRequested: true }, { status: 'ERROR' }] as const)(
    'a run that is over (%o) is left as it is',
    async (fields) => {
      const rig = await aRig([first], fields);
      const before = await rig.run();

      expect(await rig.gather()).toEqual({ verdict: 'ended', manifestKey: '' });
      expect(await rig.run()).toEqual(before);
    },
  );
});
