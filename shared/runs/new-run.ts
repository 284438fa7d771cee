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
  Partial<
    Pick<
      Run,
      | 'waitingFor'
      | 'waitingUntil'
      | 'replayOf'
      | 'replayFrom'
      | 'correctionOf'
      | 'undoOf'
      | 'columns'
      | 'requiredFields'
    >
  >;

/** The stages of a run: claims are compared, and a dry run maps where a real one settles. */
export function stagesOf({ domain, kind, dryRun }: Pick<Run, 'domain' | 'kind' | 'dryRun'>) {
  const compared: StageName[] = domain === 'claims' && kind !== 'undo' ? ['compare'] : [];
  const settled: StageName = dryRun ? 'map' : 'settle';
  return ['receive', 'read', ...compared, settled, 'conclude'] satisfies StageName[];
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
    waitingSlot: null,
    columns: {},
    resumed: 0,
    stage: null,
    counts: noCounts,
    progressPercent: 0,
    reading: null,
    chunks: { total: 0, settled: 0 },
    stages: stagesOf(seed).map((name) => ({
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
    period: null,
    currency: null,
    tallies: {},
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
    undoOf: null,
    cancelRequested: false,
    ending: null,
    lastSeq: numbered.length,
    ...seed,
  };
  return { run, events: numbered };
}
