import type { Counts, Domain, JournalEvent, Run, RunStatus } from './run.ts';
import type { Tallies } from './settling-rules.ts';

/** The proof that a chunk is settled: written in one transaction with its counts and event. */
export interface ChunkMarker {
  readonly runId: string;
  readonly chunk: number;
  readonly counts: Counts;
  /** Of `counts.setAside`: records that were never reached, because the run was ended early. */
  readonly unreached: number;
  /** Objects with a line per record, and the groups for which each of them counts. */
  readonly recordParts: readonly { readonly key: string; readonly groups: readonly number[] }[];
  /** SHA-256 over id, outcome and version of every record, hex: what a confirmation is bound to. */
  readonly diffHash: string;
  /** Of `counts`: the rows of each file by slot, when they stand in several. */
  readonly countsOf?: Readonly<Record<string, Counts>>;
  /** Sums of what its records tally, when they do. */
  readonly tallies?: Tallies;
}

/** Files that belong together, of one domain and country; `name` as `namePair` gives it. */
export interface PairKey {
  readonly domain: Domain;
  readonly countryCode: string;
  readonly name: string;
}

/**
 * What became of a file that was dropped for a pair. Written in one transaction with the change of
 * its run, so a file told again is known whatever died in between, and never counts twice.
 */
export interface ArrivalNote {
  /** Follows from bucket, key and version (`runIdOfArrival`). */
  readonly arrivalId: string;
  readonly runId: string;
  /** `repeated`: its content had come already, so it is no file of the run. */
  readonly as: 'file' | 'repeated';
  /** The older version whose place it took, and which is to be put aside. */
  readonly replaces?: { readonly key: string; readonly versionId: string };
}

/** A change of a run: the run after it, with the events that tell it. */
export interface RunChange {
  readonly before: Run;
  /** `lastSeq` = before.lastSeq + events.length. */
  readonly after: Run;
  /** At least one; seq continues `before.lastSeq`. */
  readonly events: readonly JournalEvent[];
  readonly marker?: ChunkMarker;
  /** With it the change is `stale` when that arrival was noted already. */
  readonly arrival?: ArrivalNote;
}

export interface RunQuery {
  readonly domain?: Domain;
  readonly status?: RunStatus;
  readonly createdBy?: string;
  /** Instants, inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** ISO alpha-2; null: every country (admin). */
  readonly countryCode: string | null;
  /** Domains that the caller may see. */
  readonly domains: readonly Domain[];
  readonly limit: number;
  readonly cursor?: string;
}

export interface ImportedFile {
  readonly runId: string;
  readonly at: string;
  readonly by: string;
}

/** Where runs, their journals and their chunk markers are kept. */
export interface RunStore {
  /** Stores a new run with its first events; `exists` when its id is taken (a second delivery). */
  create(run: Run, events: readonly JournalEvent[]): Promise<'created' | 'exists'>;
  /**
   * Stores a new run that waits for the rest of its pair, with the note of its first file, and lets
   * it hold the pair. `taken`: another run has come to hold it since, or that file was noted
   * elsewhere; read and decide again.
   *
   * @param previous the run that held the pair when it was read; undefined: none did
   */
  createForPair(
    run: Run,
    events: readonly JournalEvent[],
    pair: PairKey,
    previous: string | undefined,
  ): Promise<'created' | 'exists' | 'taken'>;
  /** The run that holds a pair, or held it last; strongly consistent. */
  findPair(pair: PairKey): Promise<string | undefined>;
  /** Strongly consistent. */
  findArrival(arrivalId: string): Promise<ArrivalNote | undefined>;
  /** Strongly consistent. */
  read(runId: string): Promise<Run | undefined>;
  /**
   * Replaces a run as read, in one transaction with its events and (if any) a chunk marker.
   * `stale`: somebody else changed the run since; read and decide again.
   * `already-marked`: the chunk has its marker already (a retry after a lost answer).
   */
  replace(change: RunChange): Promise<'saved' | 'stale' | 'already-marked'>;
  /** Events with seq > after, in order, at most `limit`; strongly consistent. */
  readEvents(runId: string, after: number, limit: number): Promise<readonly JournalEvent[]>;
  readMarkers(runId: string): Promise<readonly ChunkMarker[]>;
  /** Remembers by hash what a run imported, so that a sender can be told "imported already". */
  rememberFiles(run: Run): Promise<void>;
  /** The last run of this domain and country that imported this very content. */
  findImported(
    domain: Domain,
    countryCode: string,
    sha256: string,
  ): Promise<ImportedFile | undefined>;
  /** Newest first. */
  list(
    query: RunQuery,
  ): Promise<{ readonly items: readonly Run[]; readonly nextCursor: string | null }>;
  /** Ids of runs that have not ended: of those under way, and of each kind of waiting, the oldest. */
  listOpen(limitEach: number): Promise<readonly string[]>;
}
