import type { Finding } from '../findings/finding.ts';
import type { ExactInteger } from '../money/exact-integer.ts';

/** A change of one field, for the diff that a person reads. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What is stored for a record. `version` starts at 1 and grows by one with each write. */
export interface VersionedItem {
  readonly id: string;
  readonly version: number;
}

export interface SettlingContext {
  readonly runId: string;
  readonly updateExisting: boolean;
  /** Instant of the decision, UTC. */
  readonly now: Date;
  /** Nothing is written, so every chunk decides on what was stored before the run. */
  readonly dryRun?: boolean;
}

/** Numbers that a domain sums over a run, by name: counts, or minor units of the run's currency. */
export type Tallies = Readonly<Record<string, ExactInteger>>;

export interface LoneWitness {
  /** Of the remark. */
  readonly code: string;
  readonly witness: string;
}

export type RecordDecision<I extends VersionedItem> = {
  /** What is to be said of a record that is settled. */
  readonly remarks?: readonly Finding[];
  readonly tallies?: Tallies;
  /**
   * A remark that is due when another chunk brings a record of this id with another witness. Told
   * by `decide` itself once the first of them is stored; a dry run, which stores none, counts it so.
   */
  readonly unlessAlone?: LoneWitness;
} & (
  | {
      readonly outcome: 'created' | 'updated';
      readonly item: I;
      readonly fields: readonly FieldChange[];
    }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'set-aside' | 'rejected'; readonly finding: Finding }
);

/** What is stored of the things that a record's decision depends on, by id. */
export type Related<I extends VersionedItem> = ReadonlyMap<string, I>;

export interface DecisionContext<I extends VersionedItem> extends SettlingContext {
  /** Of the record that is decided. */
  readonly id: string;
  readonly related: Related<I>;
}

/** What a record is, for the log of its run: never by anybody's name, nor by what was done. */
export interface RecordDescription {
  /** Its kind, in a word that the vocabulary knows as `record_kind`. */
  readonly kind: string;
  /** Of the file in which its row stands. */
  readonly slot?: string;
  /** What it is known by outside, where that tells nothing about a person. */
  readonly number?: string;
  /** Only there because others refer to it: a diff shows it when somebody asks for all. */
  readonly isBeside?: true;
}

/**
 * Why a record is not written. `contended`: rivals kept changing it until the deadline;
 * `too-much-at-once`: with what it replaces it does not fit the transaction of its group.
 */
export type WriteRefusal = 'contended' | 'too-much-at-once';

/** What a domain brings to the settling stage. Pure: state, then input, then time. */
export interface SettlingRules<R, I extends VersionedItem> {
  decide(
    existing: I | undefined,
    record: R,
    row: number,
    context: DecisionContext<I>,
  ): RecordDecision<I>;
  /**
   * Ids of other items that `decide` looks at; `idOfVersion` names a version that was kept.
   *
   * @param existing what is stored of the record itself
   */
  relatedTo?(id: string, record: R, existing: I | undefined): readonly string[];
  /** For the log; without it a record is told by its id. */
  describe?(record: R): RecordDescription;
  /** Whether the item that a record replaces is kept beside it; needs a `writes` of 2. */
  keepsVersions?(record: R): boolean;
  /**
   * What becomes of a record that would have to be written and cannot be now: it is rejected.
   * Without this the whole chunk fails and is tried again.
   */
  refuseWriting?(record: R, row: number, because: WriteRefusal): RecordDecision<I>;
  /** Bytes of an item in the store, about; of items that may be large. */
  measure?(item: I): number;
}

/** Id under which a version of an item can be read when it was kept. */
export function idOfVersion(id: string, version: number): string {
  return `${id}@${version}`;
}

/** What became of one record of a group; kept in the group's marker. */
export interface RecordOutcome {
  readonly id: string;
  /** 1-based row in the source. */
  readonly row: number;
  readonly outcome: RecordDecision<VersionedItem>['outcome'];
  /** Version that the decision was based on; 0: there was no such record. */
  readonly basedOn: number;
  /** Code of the finding that explains a record set aside or rejected. */
  readonly code: string | null;
  /** Data rows that it stands for, when it is not one. */
  readonly rows?: number;
  /** The same by slot, when they stand in several files. */
  readonly rowsOf?: Readonly<Record<string, number>>;
  /** Codes of the remarks on it, when there are any. */
  readonly remarked?: readonly string[];
}

/** A group as its marker remembers it: what a retry takes instead of comparing again. */
export interface SettledGroup {
  readonly outcomes: readonly RecordOutcome[];
  /** Sums of what its records tally, when they do. */
  readonly tallies?: Tallies;
  /** Object that holds this group's lines of the diff. */
  readonly recordsKey: string;
  /** Closed instead of settled: its run was ended early, and no attempt may write it any more. */
  readonly isClosed?: boolean;
}

/** The markers of groups, beside their run. */
export interface GroupMarkers {
  /**
   * Closes a group that is not settled, for good: a late attempt then finds this marker in its way
   * and writes nothing. A settled group stays as it is and is given back.
   */
  closeGroup(runId: string, chunk: number, group: number): Promise<SettledGroup>;
}

/** A group of records to write at once: at most 99, each under the version that was read. */
export interface SettlingGroup<I extends VersionedItem> extends SettledGroup {
  readonly runId: string;
  readonly chunk: number;
  readonly group: number;
  /** `basedOn` 0: must not exist. */
  readonly puts: readonly {
    readonly item: I;
    readonly basedOn: number;
    /** The item as it was, to be kept as a version of its own. */
    readonly replaced?: I;
  }[];
}

export type GroupWriting =
  | { readonly kind: 'saved' }
  /** The marker is there: a retry after a lost answer, or a rival attempt at the same chunk. */
  | { readonly kind: 'already-settled' }
  /** These ids changed since they were read: read them and decide again. */
  | { readonly kind: 'conflicts'; readonly ids: readonly string[] };

/** Where a domain's records are kept, with the markers of the groups that wrote them. */
export interface RecordStore<I extends VersionedItem> {
  /** Strongly consistent; missing ids are absent from the map. Takes `idOfVersion` too. */
  readMany(ids: readonly string[]): Promise<ReadonlyMap<string, I>>;
  /** Groups of a chunk that are settled already, by number; strongly consistent. */
  readGroups(
    runId: string,
    chunk: number,
    groups: readonly number[],
  ): Promise<ReadonlyMap<number, SettledGroup>>;
  /** Writes the group and its marker in one transaction, whole or not at all. */
  writeGroup(group: SettlingGroup<I>): Promise<GroupWriting>;
}
