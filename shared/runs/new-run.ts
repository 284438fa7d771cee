import type { NewEvent } from './change-run.ts';
import { numberEvents } from './change-run.ts';
import { type JournalEvent, noCounts, type Run, type RunFile, type StageName } from './run.ts';

/** What a starter knows about a run; the rest begins empty. */
export type RunSeed = Pick<
  Run,
  | 'id'
  | 'domain'
  | 'kind'
  | 'dryRun'
  | 'options'
  | 'files'
  | 'createdBy'
  | 'lang'
  | 'country'
  | 'countryCode'
> &
  Partial<Pick<Run, 'waitingFor' | 'waitingUntil' | 'replayOf' | 'replayFrom' | 'correctionOf'>>;

/** The stages of an import: a dry run maps where a real one settles. */
export function stagesOf(dryRun: boolean): StageName[] {
  return ['receive', 'read', dryRun ? 'map' : 'settle', 'conclude'];
}

/** A file nobody has seen yet, only announced. */
export function anAnnouncedFile(
  file: Pick<RunFile, 'id' | 'slot' | 'name' | 'size' | 'sha256'>,
): RunFile {
  return {
    ...file,
    contentType: null,
    encoding: null,
    delimiter: null,
    sheet: null,
    layout: null,
    rows: null,
    counts: null,
    key: null,
    arrival: null,
  };
}

/** A run at its birth with the first lines of its journal. */
export function newRun(
  seed: RunSeed,
  events: readonly NewEvent[],
  now: Date,
): {
  readonly run: Run;
  readonly events: readonly JournalEvent[];
} {
  const numbered = numberEvents(seed.id, 0, events, now);
  const at = now.toISOString();
  const run: Run = {
    status: 'PENDING',
    waitingFor: null,
    waitingUntil: null,
    stage: null,
    counts: noCounts,
    progressPercent: 0,
    reading: null,
    chunks: { total: 0, settled: 0 },
    stages: stagesOf(seed.dryRun).map((name) => ({
      name,
      status: 'PENDING',
      startedAt: null,
      completedAt: null,
      in: null,
      out: null,
      message: null,
      parts: [],
    })),
    message: null,
    findings: {},
    createdAt: at,
    startedAt: null,
    completedAt: null,
    updatedAt: at,
    logKey: null,
    errorFileKey: null,
    diffHash: null,
    replayOf: null,
    replayFrom: null,
    correctionOf: null,
    undoneBy: null,
    cancelRequested: false,
    ending: null,
    lastSeq: numbered.length,
    ...seed,
  };
  return { run, events: numbered };
}
