import type { Finding } from '../findings/finding.ts';
import type { OtherKinds } from '../rows/guess-other-kind.ts';
import type { FieldSpec } from '../sources/source-item.ts';

/** A record as it lies in a chunk: one NDJSON line. */
export interface ChunkRecord<R> {
  /** The domain's own id of the record, derived from its identity: the same for the same thing. */
  readonly id: string;
  readonly row: number;
  readonly record: R;
  /** Data rows that it stands for in the run's counts; left out: one. An object of its own: none. */
  readonly rows?: number;
  /** The same, by the slot of the file they stand in; their sum is `rows`. */
  readonly rowsOf?: Readonly<Record<string, number>>;
  /** Writes that settling it may take, in a transaction of 100; left out: one. */
  readonly writes?: number;
}

/** One row of a file: its cells by canonical field, and the headers they came from. */
export interface RowCells {
  readonly row: number;
  readonly sheet: string | null;
  readonly slot: string;
  readonly cells: Readonly<Record<string, unknown>>;
  /** Canonical field → header as the sender wrote it (for findings, and currency in a name). */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Whether `cells` lacks fields that the file has, because nobody knows their value in this row:
   * what is stored of them stays.
   */
  readonly isPartial?: boolean;
  /** Fields with `asTyped` whose value a formula of a workbook gave; left out: none. */
  readonly computed?: readonly string[];
  /** Fields with `asTyped` whose value a merged area of a workbook repeats; left out: none. */
  readonly merged?: readonly string[];
}

export type RowReading<R> =
  | {
      readonly kind: 'record';
      readonly id: string;
      /** Plain data, its keys always in the same order: equal records have equal JSON. */
      readonly record: R;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'rejected'; readonly findings: readonly Finding[] };

/** Holds what somebody wrote below the rows against them, in one reading. */
export interface TotalsCheck<R> {
  meetRecord(record: R): void;
  meetTotal(total: RowCells): void;
  /** Of a file without a rejected row: blocking remarks on its totals. */
  end(): readonly Finding[];
}

/** What a domain brings to the reading stage. Pure. */
export interface ReadingRules<R> {
  readonly fields: readonly FieldSpec[];
  /** Kinds of file that people send here by mistake. */
  readonly otherKinds?: OtherKinds;
  /** Cleans, normalises and validates one row. Bad cells are findings, never defaults. */
  readRow(cells: RowCells): RowReading<R>;
  /**
   * Codes of remarks that say the same of every row of a column: only the first one of a file is
   * told.
   */
  readonly toldOnce?: ReadonlySet<string>;
  /**
   * Remarks of readers on the whole file for which it is refused here, and the code that says so:
   * what others only have to know of decides here what is paid.
   */
  readonly refusedFor?: Readonly<Record<string, string>>;
  /** Why a file is refused because of a row above its header; left out: those rows are titles. */
  judgeTitle?(
    cells: readonly unknown[],
    at: Pick<Finding, 'row' | 'sheet' | 'slot'>,
  ): Finding | undefined;
  /** For a new reading: holds the totals of the file against its rows; left out: nobody does. */
  createTotalsCheck?(): TotalsCheck<R>;
  /** The finding for a row whose id an earlier row of the file already has (the first wins). */
  duplicateOf(at: RowCells, firstRow: number, same: boolean): Finding;
}
