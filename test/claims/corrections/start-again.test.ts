import { describe, expect, test } from 'vitest';
import { confirmRun } from '../../../shared/runs/confirm-run.ts';
import { replayRun } from '../../../shared/runs/replay-run.ts';
import type { Run, RunFile } from '../../../shared/runs/run.ts';
import { aCaller } from '../../access/a-caller.ts';
import { createFakeChunkStore } from '../../fakes/chunk-store.ts';
import { createFakeFileStore } from '../../fakes/file-store.ts';
import { createFakeRunStore } from '../../fakes/run-store.ts';
import { createFakeTiming } from '../../fakes/timing.ts';
import { aFile, aRun } from '../../runs/a-run.ts';

/** What the engine does again with a session of two files, and with a workbook that corrects one. */
const resting = (slot: string, name: string): RunFile =>
  aFile({
    ...{ id: `file_${slot}`, slot, name, rows: 4 },
    key: `processed/2026/03/02/run/${name}`,
    arrival: { key: `incoming/run/${slot}/${name}`, versionId: 'v1' },
  });
const pair = [resting('stat_file', 'stat.csv'), resting('recap_file', 'recap.xlsx')];
const workbook = [resting('corrections', 'stat.corrections.xlsx')];
const caller = aCaller('admin', { email: 'admin@quai.example' });
const firstId = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V00';

async function anEnded(fields: Partial<Run>) {
  const runs = createFakeRunStore();
  const files = createFakeFileStore();
  const started: string[] = [];
  const run = aRun({
    ...{ domain: 'claims', status: 'DONE_WITH_ERRORS', countryCode: 'TG', country: 'Togo' },
    ...{ diffHash: 'd'.repeat(64), completedAt: '2026-03-02T09:01:00.000Z' },
    period: { start: '2026-01-10', end: '2026-03-28' },
    counts: { read: 8, created: 6, updated: 0, unchanged: 0, rejected: 2, setAside: 0 },
    ...fields,
  });
  for (const { key } of run.files) await files.put(key ?? '', 'content');
  await runs.create(run, []);
  const ports = {
    ...{ runs, files, chunks: createFakeChunkStore(), timing: createFakeTiming() },
    newId: () => 'fresh',
    readVersions: async () => new Map(),
    startPipeline: async (_: string, id: string) => {
      started.push(id);
    },
  };
  return { run, ports, files, started };
}

const slotsOf = ({ files }: Run) => files.map(({ slot, key }) => [slot, key]);

describe('a test import is confirmed', () => {
  test.each([
    ['of two files: both, in their slots', pair, null],
    ['of a workbook: it corrects the same session', workbook, firstId],
  ])('%s', async (_what, files, correctionOf) => {
    const { run, ports, started } = await anEnded({ dryRun: true, files, correctionOf });

    const confirming = await confirmRun(ports, run, caller, run.diffHash ?? '');

    if (confirming.kind !== 'confirmed') throw new Error(confirming.kind);
    expect(slotsOf(confirming.run)).toEqual(slotsOf(run));
    expect(confirming.run).toMatchObject({
      ...{ dryRun: false, replayOf: run.id, correctionOf, countryCode: 'TG' },
      // Read once more: the period is found again, or is the corrected session's.
      ...{ replayFrom: null, period: null, reading: null },
    });
    expect(started).toEqual([confirming.run.id]);
  });

  test('with the days to which the user narrowed it', async () => {
    const options = { periodStart: '2026-02-01', periodEnd: '2026-02-28' };
    const { run, ports } = await anEnded({ dryRun: true, files: pair, options });
    const confirming = await confirmRun(ports, run, caller, run.diffHash ?? '');
    expect(confirming).toMatchObject({ kind: 'confirmed', run: { options } });
  });
});

describe('a session is replayed', () => {
  test.each([
    ['of two files: both, in their slots', pair, null],
    ['of a workbook: it corrects the same session', workbook, firstId],
  ])('%s', async (_what, files, correctionOf) => {
    const { run, ports } = await anEnded({ files, correctionOf });

    const replaying = await replayRun(ports, run, caller, { from: 'start', key: null });

    if (replaying.kind !== 'replayed') throw new Error(replaying.kind);
    expect(slotsOf(replaying.run)).toEqual(slotsOf(run));
    expect(replaying.run).toMatchObject({ replayFrom: 'start', correctionOf, period: null });
  });

  test('not when one of its two files is gone', async () => {
    const { run, ports, files } = await anEnded({ files: pair });
    await files.move({ key: pair[1]?.key ?? '' }, 'elsewhere');
    const replaying = await replayRun(ports, run, caller, { from: 'start', key: null });
    expect(replaying).toEqual({ kind: 'gone' });
  });
});
