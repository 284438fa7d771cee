import { createSelectionOf } from '../corrections/correct-run.ts';
import { tellCorrection } from '../corrections/tell-correction.ts';
import type { FieldSpec, SourceBatch } from '../sources/source-item.ts';
import { changeRun } from './change-run.ts';
import type { ChunkStore, ManifestItem } from './chunk-store.ts';
import type { ChunkSink } from './chunk-writing.ts';
import type { FileStore } from './file-store.ts';
import { findRejectedRows } from './find-rejected-rows.ts';
import { fiveDigits } from './part-number.ts';
import { type ReadingResult, readIntoChunks } from './read-into-chunks.ts';
import { progressDraft, readDraft } from './reading-drafts.ts';
import type { ReadingRules } from './reading-rules.ts';
import { hasEnding, type Run, type RunFile } from './run.ts';
import type { RunStore } from './run-store.ts';
import { takeOverReading } from './take-over-reading.ts';
import type { Timing } from './timing.ts';

export interface ReadingPorts {
  readonly runs: RunStore;
  readonly files: FileStore;
  readonly chunks: ChunkStore;
  readonly timing: Timing;
  /** The reader for what the receiving stage found the file to be. */
  readItems(
    blocks: AsyncIterable<Uint8Array>,
    file: RunFile,
    fields: readonly FieldSpec[],
  ): AsyncIterable<SourceBatch>;
  faultPoint(point: string, runId: string): Promise<void>;
}

export interface RunReading {
  readonly verdict: 'read' | 'refused' | 'empty' | 'ended';
  /** Key of the manifest over which the map runs; empty when there is nothing to settle. */
  readonly manifestKey: string;
  /** Whether there are rows to correct. */
  readonly hasRejected: boolean;
}

/**
 * The reading stage of a run with one file: one streaming pass into chunks and findings, then one
 * change of the run that says what was found. Run again, it writes the same objects again and
 * changes nothing that is said already.
 *
 * @see ARCHITECTURE "The road of a file", read
 */
export async function readRun<R>(
  ports: ReadingPorts,
  rules: ReadingRules<R>,
  runId: string,
): Promise<RunReading> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (hasEnding(run) || run.cancelRequested) {
    return { verdict: 'ended', manifestKey: '', hasRejected: false };
  }
  const [file] = run.files;
  if (file === undefined) throw new Error(`${runId} has no file to read`);
  const manifest: ManifestItem[] = [];
  const sink = createSink(ports.chunks, runId, manifest);
  const corrections = createSelectionOf(ports, run);
  const result = await readRows(ports, rules, { run, file, sink, select: corrections.select });
  const manifestKey = await ports.chunks.writeManifest(runId, manifest);
  await ports.faultPoint('read-before-end', runId);
  const now = ports.timing.now();
  await changeRun(ports.runs, ports.timing, runId, (before) =>
    tellCorrection(readDraft(before, file, result, now), corrections.found()),
  );
  if (result.verdict !== 'read') {
    return { verdict: result.verdict, manifestKey: '', hasRejected: false };
  }
  const verdict = manifest.length > 0 ? 'read' : 'empty';
  return { verdict, manifestKey, hasRejected: result.rejected > 0 };
}

interface RowsWanted {
  readonly run: Run;
  readonly file: RunFile;
  readonly sink: ChunkSink;
  /** Lets of a corrected workbook only those rows pass that were changed. */
  select(batches: AsyncIterable<SourceBatch>): AsyncIterable<SourceBatch>;
}

/** The rows that this run is about: of its file, or as the run read them that it replays. */
async function readRows<R>(
  ports: ReadingPorts,
  rules: ReadingRules<R>,
  { run, file, sink, select }: RowsWanted,
): Promise<ReadingResult> {
  const replayed = await readReplayed(ports, run);
  if (run.replayFrom === 'settle' && replayed !== undefined) {
    return takeOverReading(ports.chunks, replayed, sink);
  }
  if (file.key === null) throw new Error(`${run.id} has no file to read`);
  const items = ports.readItems(await ports.files.open(file.key), file, rules.fields);
  return readIntoChunks<R>({
    source: select(items),
    rules,
    slot: file.slot,
    sink,
    onlyRows:
      run.replayFrom === 'failed' && replayed !== undefined
        ? await findRejectedRows(ports, replayed, file.slot)
        : undefined,
    onProgress: createProgressTeller(ports, run.id),
  });
}

/**
 * The run whose reading this one goes by; undefined when it reads for itself.
 *
 * @throws when that run is gone: to read every row instead would do more than was asked for
 */
async function readReplayed(
  { runs }: Pick<ReadingPorts, 'runs'>,
  { id, replayFrom, replayOf }: Run,
): Promise<Run | undefined> {
  if (replayFrom == null || replayFrom === 'start') return undefined;
  const replayed = replayOf === null ? undefined : await runs.read(replayOf);
  if (replayed === undefined) throw new Error(`${id} replays ${replayOf}, which is gone`);
  return replayed;
}

/** Writes chunks and findings as the run's own, and notes every chunk in the manifest. */
function createSink(chunks: ChunkStore, runId: string, manifest: ManifestItem[]): ChunkSink {
  return {
    async writeChunk(index, { bytes, records, groups }) {
      const key = await chunks.writeChunk(runId, index, bytes);
      manifest.push({ index, key, records, groups });
    },
    async writeFindings(part, findings) {
      await chunks.writeFindings(runId, `read-${fiveDigits(part)}`, findings);
    },
  };
}

/** Of a long file somebody watches the reading: one line each so many rows. */
const progressRows = 50_000;

function createProgressTeller({ runs, timing }: ReadingPorts, runId: string) {
  let told = 0;
  return async (rows: number): Promise<void> => {
    if (rows - told < progressRows) return;
    told = rows;
    await changeRun(runs, timing, runId, (run) =>
      !hasEnding(run) && run.reading === null && rows > run.counts.read
        ? progressDraft(run, rows)
        : undefined,
    );
  };
}
