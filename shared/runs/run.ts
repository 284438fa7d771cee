import type { TableLayout } from '../sources/source-item.ts';
import type { ChosenColumns } from './chosen-columns.ts';
import type { RunOptions } from './run-options.ts';
import type { Tallies } from './settling-rules.ts';

/** The five domains; `runs` serves them all. */
export const domains = ['claims', 'courses', 'transfers', 'catalogue', 'reports'] as const;
export type Domain = (typeof domains)[number];

export const runStatuses = [
  'PENDING',
  'PROCESSING',
  'DONE',
  'DONE_WITH_ERRORS',
  'ERROR',
  'CANCELLED',
] as const;
export type RunStatus = (typeof runStatuses)[number];
export type TerminalStatus = Exclude<RunStatus, 'PENDING' | 'PROCESSING'>;

export const stageNames = ['receive', 'read', 'compare', 'map', 'settle', 'conclude'] as const;
export type StageName = (typeof stageNames)[number];

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** What became of records. At every end `read` is the sum of the other five (the law). */
export interface Counts {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly setAside: number;
}

/** A code with its data; worded only when somebody reads it, in that reader's language. */
export interface CodedMessage {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One file of a run. Unknown facts are null until the stage that finds them out. */
export interface RunFile {
  readonly id: string;
  readonly slot: string;
  readonly name: string;
  /** Bytes; announced by the sender until the file has arrived, then measured. */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly contentType: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  /** Where its table lies, so that it can be read again without looking for it. */
  readonly layout: TableLayout | null;
  /** Data rows. */
  readonly rows: number | null;
  readonly counts: Counts | null;
  /** Where the object is now, in the ingest bucket; null until it has arrived. */
  readonly key: string | null;
  /** Key and version of the arrival: what makes a second delivery recognisable. */
  readonly arrival: { readonly key: string; readonly versionId: string } | null;
  /** When it was erased on demand, with everything that was read from it. */
  readonly erasedAt?: string;
}

export type StageStatus = 'PENDING' | 'PROCESSING' | 'DONE' | 'ERROR' | 'SKIPPED';

export interface StagePart {
  readonly name: string;
  readonly in: number;
  readonly out: number;
}

export interface Stage {
  readonly name: StageName;
  readonly status: StageStatus;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly in: number | null;
  readonly out: number | null;
  readonly message: CodedMessage | null;
  readonly parts: readonly StagePart[];
}

/**
 * What a replay does: `start` reads the files again, `failed` only the rows that were rejected,
 * `settle` takes over what was read and settles it (a dry run maps it).
 */
export type ReplayFrom = 'start' | 'failed' | 'settle';

/** How a run ends, written down before its files are moved. */
export interface Ending {
  readonly status: TerminalStatus;
  readonly counts: Counts;
  readonly message: CodedMessage | null;
}

/**
 * One execution of a pipeline: the whole state that the `META` item holds. It is replaced as a
 * whole under the condition `lastSeq = as read`, and every replacement writes at least one event,
 * so there is no change without a line in the journal.
 */
export interface Run {
  readonly id: string;
  readonly domain: Domain;
  readonly kind: string;
  readonly status: RunStatus;
  readonly waitingFor: 'files' | 'mapping' | 'approval' | null;
  readonly waitingUntil: string | null;
  /** Slot of the file of which somebody has to say what its columns mean. */
  readonly waitingSlot: string | null;
  /** What somebody is asked for, in words; means nothing once nobody is waited for. */
  readonly asked?: CodedMessage;
  /** What somebody said of the columns of a file, by its slot. */
  readonly columns: Readonly<Record<string, ChosenColumns>>;
  /** Fields that a file had to have when somebody was asked about it, by its slot: it is read by that. */
  readonly requiredFields?: Readonly<Record<string, readonly string[]>>;
  /** How often the run went on after it waited for somebody. */
  readonly resumed: number;
  readonly stage: StageName | null;
  readonly dryRun: boolean;
  readonly options: RunOptions;
  readonly files: readonly RunFile[];
  readonly counts: Counts;
  /** 0–100, never falls; 100 only at an end. */
  readonly progressPercent: number;
  /** What the reading stage found: rows read, rejected and set aside there; null until then. */
  readonly reading: Counts | null;
  readonly chunks: { readonly total: number; readonly settled: number };
  readonly stages: readonly Stage[];
  readonly message: CodedMessage | null;
  /** What its last message is to say beside how it ended. */
  readonly notices?: readonly CodedMessage[];
  /** Common days of the files that are compared, inclusive; null: not compared, or not yet. */
  readonly period: { readonly start: string; readonly end: string } | null;
  /** ISO 4217, of a run whose amounts are summed. */
  readonly currency: string | null;
  /** What the domain counts beside records (`claims_created`, sums in minor units …), so far. */
  readonly tallies: Tallies;
  /** Findings so far, by code. */
  readonly findings: Readonly<Record<string, number>>;
  /** E-mail of who started it (`drop` for a dropped file without a registered sender). */
  readonly createdBy: string;
  readonly lang: Language;
  readonly country: string;
  readonly countryCode: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly updatedAt: string;
  readonly logKey: string | null;
  readonly errorFileKey: string | null;
  readonly diffHash: string | null;
  readonly replayOf: string | null;
  /** Where a run over the files of `replayOf` begins; null: like any other, at its files. */
  readonly replayFrom: ReplayFrom | null;
  readonly correctionOf: string | null;
  readonly undoneBy: string | null;
  /** The run whose records this one puts back (`kind` undo). */
  readonly undoOf: string | null;
  /** When everything of it was erased with a file of another run, whose contents it held as well. */
  readonly erasedAt?: string;
  /**
   * Something outside the run is held for it, so it is never ended early: whoever finds it left
   * alone goes on with it, until what it holds is given back (TRANSFERS: reserved = Σ UNKNOWN).
   */
  readonly holds?: 'funds';
  readonly cancelRequested: boolean;
  /** Who cancelled it (e-mail; null: time ran out); left out: nobody, or its domain keeps it. */
  readonly stopped?: { readonly by: string | null; readonly at: string };
  /** Null until the last stage begins; from then on nothing more is settled or cancelled. */
  readonly ending: Ending | null;
  readonly lastSeq: number;
}

export type EventLevel = 'debug' | 'info' | 'warning' | 'error';

/** A line of the journal as stored; `seq` runs 1, 2, 3 … without gap within a run. */
export interface JournalEvent {
  readonly runId: string;
  readonly seq: number;
  readonly at: string;
  readonly level: EventLevel;
  readonly stage: StageName | null;
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export const noCounts: Counts = {
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  setAside: 0,
};

/** Sums counts field by field. */
export function addCounts(a: Counts, b: Counts): Counts {
  return {
    read: a.read + b.read,
    created: a.created + b.created,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
    setAside: a.setAside + b.setAside,
  };
}

/** Whether a run has ended: nothing but reading happens to it afterwards. */
export function isTerminal(status: RunStatus): status is TerminalStatus {
  return status !== 'PENDING' && status !== 'PROCESSING';
}

/** From its last stage on a run's outcome is fixed: what a late attempt found is not told. */
export function hasEnding(run: Run): boolean {
  return run.ending !== null || isTerminal(run.status);
}
