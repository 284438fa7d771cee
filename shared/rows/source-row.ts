/**
 * What a reader yields, whatever the format: a header once (tables), then rows. JSON objects carry
 * their own keys, so they come as `object` without a header.
 */
export type SourceItem =
  | {
      readonly kind: 'header';
      readonly sheet: string | null;
      readonly row: number;
      readonly cells: readonly string[];
    }
  | {
      readonly kind: 'row';
      readonly sheet: string | null;
      readonly row: number;
      readonly cells: readonly unknown[];
    }
  | {
      readonly kind: 'object';
      readonly row: number;
      readonly value: Readonly<Record<string, unknown>>;
    }
  /** A remark on the file (blocking: nothing can be read) or on a row that cannot be read. */
  | {
      readonly kind: 'problem';
      readonly level: 'blocking' | 'rejected' | 'warning' | 'info';
      readonly row: number | null;
      readonly code: string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  /** Facts about the file, found on the way. */
  | {
      readonly kind: 'facts';
      readonly encoding?: string;
      readonly delimiter?: string;
      readonly sheet?: string;
      /** Worksheets of the same file that are not read. */
      readonly sheetsLeftOut?: readonly string[];
      readonly skippedRows?: number;
    };

/** A canonical field that a file may have, with every header under which it is known. */
export interface FieldSpec {
  readonly name: string;
  readonly required: boolean;
  /** Any spelling; compared by `normaliseHeader`. The canonical name is always an alias. */
  readonly aliases: readonly string[];
}
