import type { Finding } from '../findings/finding.ts';
import type { CodedMessage } from '../runs/run.ts';
import type { FieldChange } from '../runs/settling-rules.ts';

/**
 * How what is inside a run is shown to those who may read it but not its personal data. A domain
 * brings its own; what is taken away is replaced by `…`, so that everybody sees that it is there.
 */
export interface Masking {
  finding(finding: Finding): Finding;
  /** One field of a diff. */
  change(change: FieldChange): FieldChange;
  /** A stored record or line of any shape. */
  record(value: unknown): unknown;
  /** By what a record is known. */
  key(id: string): string;
  /** A message whose data may repeat cells. */
  message(message: CodedMessage): CodedMessage;
  /**
   * Cells of a source row, in the order of its header; null: the file has none, its rows are
   * objects that carry their own keys.
   */
  row(header: readonly string[] | null, cells: readonly unknown[]): readonly unknown[];
  /**
   * Names of columns as the file has them. One that is no known field may be a cell's content that
   * stands where a header should be.
   */
  header(names: readonly string[]): readonly string[];
  object(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}
