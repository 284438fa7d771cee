import type { JournalEvent, Run, RunFile } from '../../shared/runs/run.ts';
import { noCounts } from '../../shared/runs/run.ts';

/** A course import of Senegal that is being read, with one event so far. */
export function aRun(fields: Partial<Run> = {}): Run {
  return {
    id: 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W',
    domain: 'courses',
    kind: 'file-import',
    status: 'PROCESSING',
    waitingFor: null,
    waitingUntil: null,
    waitingSlot: null,
    columns: {},
    resumed: 0,
    stage: 'read',
    dryRun: false,
    options: {},
    files: [],
    counts: noCounts,
    progressPercent: 0,
    reading: null,
    chunks: { total: 0, settled: 0 },
    stages: [],
    message: null,
    period: null,
    currency: null,
    tallies: {},
    findings: {},
    createdBy: 'awa.staff@quai.example',
    lang: 'fr',
    country: 'Senegal',
    countryCode: 'SN',
    createdAt: '2024-11-21T10:00:00.000Z',
    startedAt: '2024-11-21T10:00:01.000Z',
    completedAt: null,
    updatedAt: '2024-11-21T10:00:01.000Z',
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
    lastSeq: 1,
    ...fields,
  };
}

/** A line of that run's journal. */
export function anEvent(fields: Partial<JournalEvent> = {}): JournalEvent {
  return {
    runId: 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W',
    seq: 1,
    at: '2024-11-21T10:00:00.000Z',
    level: 'info',
    stage: null,
    code: 'RUN-CREATED',
    data: {},
    ...fields,
  };
}

/** A file that has arrived and was measured. */
export function aFile(fields: Partial<RunFile> = {}): RunFile {
  return {
    id: 'file_01J9ZQ4X7V8M2N3P5R6S7T8V9A',
    slot: 'file',
    name: 'cours.csv',
    size: 2_048,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    contentType: 'text/csv',
    encoding: 'utf-8',
    delimiter: ';',
    sheet: null,
    layout: null,
    rows: 11,
    counts: null,
    key: 'processing/courses/cours.csv',
    arrival: { key: 'drop/courses/cours.csv', versionId: 'v1' },
    ...fields,
  };
}
