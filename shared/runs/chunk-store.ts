import type { Finding } from '../findings/finding.ts';
import type { ChunkRecord } from './reading-rules.ts';
import type {
  FieldChange,
  RecordDecision,
  RecordDescription,
  RecordOutcome,
  VersionedItem,
} from './settling-rules.ts';

/** A line of the diff: what became of one record, and what changed in it. */
export interface RecordLine extends RecordOutcome {
  readonly group: number;
  readonly fields: readonly FieldChange[];
  readonly finding: Finding | null;
  readonly remarks?: readonly Finding[];
  readonly about?: RecordDescription;
  /** In a dry run, of a record that stands for no row: other chunks may have brought it too. */
  readonly shared?: Pick<RecordDecision<VersionedItem>, 'tallies' | 'unlessAlone'>;
}

/** One item of the manifest over which the map runs. */
export interface ManifestItem {
  readonly index: number;
  readonly key: string;
  readonly records: number;
  /** Data rows that they stand for, when that is another number. */
  readonly rows?: number;
  /** Groups into which the chunk is cut. */
  readonly groups: number;
}

/**
 * The large things of a run, in object storage. Every name is made of the run, the kind and a
 * number (an attempt, where attempts may differ), so writing again replaces instead of doubling.
 */
export interface ChunkStore {
  /** @param bytes NDJSON in UTF-8, a `ChunkRecord` a line (`ChunkBody`) */
  writeChunk(runId: string, index: number, bytes: Uint8Array): Promise<string>;
  /** Where `writeChunk` puts a chunk. */
  keyOfChunk(runId: string, index: number): string;
  readChunk<R>(key: string): Promise<readonly ChunkRecord<R>[]>;
  writeManifest(runId: string, items: readonly ManifestItem[]): Promise<string>;
  /** Where `writeManifest` puts the list. */
  keyOfManifest(runId: string): string;
  readManifest(runId: string): Promise<readonly ManifestItem[]>;
  writeFindings(runId: string, part: string, findings: readonly Finding[]): Promise<string>;
  /** Findings of receiving and reading, in the order of their parts' names. */
  readFindings(runId: string): AsyncIterable<Finding>;
  writeRecordPart(runId: string, part: string, lines: readonly RecordLine[]): Promise<string>;
  readRecordPart(key: string): Promise<readonly RecordLine[]>;
}
