import { addByCode } from '../findings/count-findings.ts';
import type { FieldSpec, SourceBatch } from '../sources/source-item.ts';
import { changeRun, type NewEvent, type RunDraft } from './change-run.ts';
import type { ChunkStore, ManifestItem } from './chunk-store.ts';
import type { FileStore } from './file-store.ts';
import { type ReadingResult, readIntoChunks } from './read-into-chunks.ts';
import type { ReadingRules } from './reading-rules.ts';
import { hasEnding, noCounts, type Run, type RunFile } from './run.ts';
import type { RunStore } from './run-store.ts';
import { sliceGroups } from './slice-groups.ts';
import { beginStage, endStage } from './stages.ts';
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
  if (hasEnding(run) || run.cancelRequested) return { verdict: 'ended', manifestKey: '' };
  const [file] = run.files;
  if (file?.key == null) throw new Error(`${runId} has no file to read`);
  const manifest: ManifestItem[] = [];
  const result = await readIntoChunks<R>({
    source: ports.readItems(await ports.files.open(file.key), file, rules.fields),
    rules,
    slot: file.slot,
    sink: {
      async writeChunk(index, records) {
        const key = await ports.chunks.writeChunk(runId, index, records);
        manifest.push({ index, key, records: records.length, groups: sliceGroups(records).size });
      },
      writeFindings: async (part, findings) => {
        await ports.chunks.writeFindings(runId, `read-${String(part).padStart(5, '0')}`, findings);
      },
    },
    onProgress: createProgressTeller(ports, runId),
  });
  const manifestKey = await ports.chunks.writeManifest(runId, manifest);
  await ports.faultPoint('read-before-end', runId);
  const now = ports.timing.now();
  await changeRun(ports.runs, ports.timing, runId, (before) =>
    readDraft(before, file, result, now),
  );
  if (result.verdict !== 'read') return { verdict: result.verdict, manifestKey: '' };
  return { verdict: manifest.length > 0 ? 'read' : 'empty', manifestKey };
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

function progressDraft(run: Run, rows: number): RunDraft {
  const counts = { ...noCounts, read: rows };
  const data = { counts, progress_percent: run.progressPercent };
  return {
    fields: { counts },
    events: [{ level: 'info', stage: 'read', code: 'RUN-PROGRESS', data }],
  };
}

function readDraft(
  run: Run,
  file: RunFile,
  result: ReadingResult,
  now: Date,
): RunDraft | undefined {
  if (hasEnding(run) || run.reading !== null) return undefined;
  const { rows, accepted, rejected, setAside, blocking, facts } = result;
  const reading = { ...noCounts, read: rows, rejected, setAside };
  const end = { in: rows, out: accepted, parts: result.parts, failed: blocking !== undefined };
  const ended = endStage(run.stages, 'read', end, now);
  const next = run.dryRun ? 'map' : 'settle';
  const goesOn = blocking === undefined && accepted > 0;
  return {
    fields: {
      reading,
      counts: reading,
      findings: addByCode(run.findings, result.findingsByCode),
      files: run.files.map((each) =>
        each.id === file.id ? { ...each, rows, ...pickFacts(each, facts) } : each,
      ),
      chunks: { total: result.chunks.length, settled: 0 },
      stage: goesOn ? next : 'read',
      stages: goesOn ? beginStage(ended, next, now) : ended,
      progressPercent: goesOn ? 10 : run.progressPercent,
      ...(blocking ? { message: { code: blocking.code, data: blocking.data } } : {}),
    },
    events: [
      ...tellFacts(result),
      ...tellFindings(result),
      {
        level: 'info',
        stage: 'read',
        code: 'RUN-STAGE-ENDED',
        data: { stage: 'read', in: rows, out: accepted },
      },
      {
        level: 'info',
        stage: 'read',
        code: 'RUN-PROGRESS',
        data: { counts: reading, progress_percent: goesOn ? 10 : run.progressPercent },
      },
      ...(goesOn ? [stageStarted(next)] : []),
    ],
  };
}

const stageStarted = (stage: 'map' | 'settle'): NewEvent => ({
  level: 'info',
  stage,
  code: 'RUN-STAGE-STARTED',
  data: { stage },
});

function pickFacts(file: RunFile, facts: ReadingResult['facts']): Partial<RunFile> {
  return {
    encoding: facts.encoding ?? file.encoding,
    delimiter: facts.delimiter ?? file.delimiter,
    sheet: facts.sheet ?? file.sheet,
    layout: facts.layout ?? file.layout,
  };
}

/** One line a code, however many rows it concerns. */
function tellFindings({ findingsByCode, blocking }: ReadingResult): NewEvent[] {
  return Object.entries(findingsByCode).map(([code, count]) => ({
    level: blocking?.code === code ? 'error' : 'warning',
    stage: 'read',
    code: 'RUN-FINDINGS',
    data: { code, count },
  }));
}

function tellFacts({ facts, unknownColumns }: ReadingResult): NewEvent[] {
  const info = (code: string, data: NewEvent['data']): NewEvent => ({
    level: 'info',
    stage: 'read',
    code,
    data,
  });
  return [
    ...(facts.sheet
      ? [info('RUN-SHEETS', { used: facts.sheet, left_out: facts.sheetsLeftOut ?? [] })]
      : []),
    ...(facts.leftOut?.blank ? [info('RUN-SKIPPED-ROWS', { count: facts.leftOut.blank })] : []),
    ...(unknownColumns.length > 0
      ? [info('RUN-COLUMNS-UNKNOWN', { columns: unknownColumns })]
      : []),
  ];
}
