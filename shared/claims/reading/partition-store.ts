import type { FindingCounts, FindingLevels } from '../../findings/count-findings.ts';
import type { ManifestItem } from '../../runs/chunk-store.ts';
import type { CodedMessage, Counts } from '../../runs/run.ts';
import type { ClaimRow } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import type { ComparisonKind } from '../comparison/compared-claim.ts';
import type { ColumnReadings } from '../lines/line-reading.ts';
import type { WrittenSums } from '../mapping/claims-record.ts';

/** Rows of both files whose claim ids fall into one partition: one item of the comparison's map. */
export interface PartitionItem {
  readonly index: number;
  /** Objects with the rows, in the order in which they were read. */
  readonly keys: readonly string[];
  readonly rows: number;
}

/** A claim as `GET …/comparison` tells it, and with the rows that the workbook to correct needs. */
export interface ComparisonLine {
  readonly claimId: string;
  readonly claimKey: string;
  readonly kind: ComparisonKind;
  readonly code: string | null;
  readonly currency: string;
  readonly stat: WrittenSums;
  readonly recap: WrittenSums;
  readonly observation: CodedMessage | null;
  /** Every data row of the claim in both files, whatever became of it. */
  readonly rows: readonly {
    readonly slot: ClaimSlot;
    readonly row: number;
    readonly setAside?: true;
  }[];
}

/** What the comparison of one partition came to; written last, so it is there only when all is. */
export interface PartitionSummary {
  readonly index: number;
  /** Rows rejected and set aside by the comparison, of each file; `read` is not used. */
  readonly counts: Readonly<Record<ClaimSlot, Pick<Counts, 'rejected' | 'setAside'>>>;
  readonly claims: Readonly<Record<ComparisonKind, number>>;
  readonly findingsByCode: FindingCounts;
  readonly findingLevels: FindingLevels;
  /** Sum of the gaps under the tolerance (X15), minor units as decimal text. */
  readonly toleratedClaimed: string;
  readonly toleratedReimbursed: string;
  /** Of a correction: claims that are not compared, because they lie outside its period. */
  readonly leftOutside?: number;
  readonly chunks: readonly ManifestItem[];
  /** Records of conform claims in those chunks. */
  readonly records: number;
}

/**
 * The large things of a comparison, in object storage under the run. Names follow from run, kind
 * and number, so writing again replaces.
 */
export interface PartitionStore {
  /** @param bytes UTF-8, rows as `row-texts.ts` writes them; gives its key */
  writeRows(
    runId: string,
    place: { readonly partition: number; readonly slot: ClaimSlot; readonly part: number },
    bytes: Uint8Array,
  ): Promise<string>;
  readRows(keys: readonly string[]): AsyncIterable<ClaimRow>;
  /** The insured persons A that have a line of their own in the statement: `createPrincipals`. */
  writePrincipals(runId: string, bytes: Uint8Array): Promise<void>;
  readPrincipals(runId: string): Promise<Uint8Array>;
  /** What the columns of each file proved: a correction of this run reads its few rows by it. */
  writeColumns(runId: string, columns: Readonly<Record<ClaimSlot, ColumnReadings>>): Promise<void>;
  /** Undefined for a run that wrote none. */
  readColumns(runId: string): Promise<Readonly<Record<ClaimSlot, ColumnReadings>> | undefined>;
  /** Where `writePartitions` puts the list. */
  keyOfPartitions(runId: string): string;
  /** Gives the key of the list over which the map runs. */
  writePartitions(runId: string, items: readonly PartitionItem[]): Promise<string>;
  readPartitions(runId: string): Promise<readonly PartitionItem[]>;
  writeComparison(
    runId: string,
    partition: number,
    lines: readonly ComparisonLine[],
  ): Promise<void>;
  /** Partition by partition, each sorted by claim key. */
  readComparison(runId: string): AsyncIterable<ComparisonLine>;
  writeSummary(runId: string, summary: PartitionSummary): Promise<void>;
  readSummary(runId: string, partition: number): Promise<PartitionSummary>;
}
