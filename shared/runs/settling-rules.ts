import type { Finding } from '../findings/finding.ts';

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
}

export type RecordDecision<I extends VersionedItem> =
  | {
      readonly outcome: 'created' | 'updated';
      readonly item: I;
      readonly fields: readonly FieldChange[];
    }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'set-aside'; readonly finding: Finding };

/** What a domain brings to the settling stage. Pure: state, then input, then time. */
export interface SettlingRules<R, I extends VersionedItem> {
  decide(
    existing: I | undefined,
    record: R,
    row: number,
    context: SettlingContext,
  ): RecordDecision<I>;
}

/** What became of one record of a group; kept in the group's marker. */
export interface RecordOutcome {
  readonly id: string;
  /** 1-based row in the source. */
  readonly row: number;
  readonly outcome: RecordDecision<VersionedItem>['outcome'];
  /** Version that the decision was based on; 0: there was no such record. */
  readonly basedOn: number;
  /** Code of the finding that explains a record set aside. */
  readonly code: string | null;
}

/** A group as its marker remembers it: what a retry takes instead of comparing again. */
export interface SettledGroup {
  readonly outcomes: readonly RecordOutcome[];
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
  readonly puts: readonly { readonly item: I; readonly basedOn: number }[];
}

export type GroupWriting =
  | { readonly kind: 'saved' }
  /** The marker is there: a retry after a lost answer, or a rival attempt at the same chunk. */
  | { readonly kind: 'already-settled' }
  /** These ids changed since they were read: read them and decide again. */
  | { readonly kind: 'conflicts'; readonly ids: readonly string[] };

/** Where a domain's records are kept, with the markers of the groups that wrote them. */
export interface RecordStore<I extends VersionedItem> {
  /** Strongly consistent; missing ids are absent from the map. */
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
