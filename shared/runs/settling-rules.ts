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
  | { readonly outcome: 'created' | 'updated'; readonly item: I; readonly fields: readonly FieldChange[] }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'set-aside'; readonly finding: Finding };

/** What a domain brings to the settling stage. Pure: state, then input, then time. */
export interface SettlingRules<R, I extends VersionedItem> {
  decide(existing: I | undefined, record: R, row: number, context: SettlingContext): RecordDecision<I>;
}

/** A group of records to write at once: at most 99, each under the version that was read. */
export interface SettlingGroup<I extends VersionedItem> {
  readonly runId: string;
  readonly chunk: number;
  readonly group: number;
  readonly puts: readonly { readonly item: I; /** null: must not exist. */ readonly expectedVersion: number | null }[];
  /** What the group marker keeps: the outcome of every record of the group, written or not. */
  readonly outcomes: readonly { readonly id: string; readonly row: number; readonly outcome: string }[];
}

/** Where a domain's records are kept. */
export interface RecordStore<I extends VersionedItem> {
  /** Strongly consistent; missing ids are absent from the map. */
  readMany(ids: readonly string[]): Promise<ReadonlyMap<string, I>>;
  /** The outcomes of a group settled before, or undefined. */
  readGroups(runId: string, chunk: number): Promise<ReadonlyMap<number, SettlingGroup<I>['outcomes']>>;
  /**
   * Writes the group and its marker in one transaction. `already-settled`: the marker is there
   * (a retry). `conflicts`: these ids changed since they were read; read and decide again.
   */
  writeGroup(
    group: SettlingGroup<I>,
  ): Promise<'saved' | 'already-settled' | { readonly conflicts: readonly string[] }>;
}
