/** Rows of a table that are neither its header nor data. */
export type AsideKind = 'title' | 'repeated-header' | 'total' | 'note';

/** Where a table lies in its file. */
export interface TableLayout {
  readonly sheet: string | null;
  /** Row of the header's last line, as the sender's program numbers it; titles lie above. */
  readonly headerRow: number;
  /** The columns' names, two lines joined where the header has two. */
  readonly header: readonly string[];
  /** The header's names come from two rows, `headerRow` and the one above. */
  readonly lines?: 2;
  /**
   * Columns that every row must fill, from 0. They tell notes and totals from data, so a reading
   * that knows no fields leaves out the same rows; none is left out of the layout.
   */
  readonly requiredAt?: readonly number[];
  /** Columns that tell data from totals (`FieldSpec.inTotals`). */
  readonly totals?: TotalColumns;
  /** The table is one that we wrote, a workbook that comes back: its header has all its names. */
  readonly isOurs?: true;
}

/** Columns, from 0, that totals never fill, and those in which they may count rows. */
export interface TotalColumns {
  readonly neverAt: readonly number[];
  readonly countAt: readonly number[];
}

/** Facts about a file that its reader finds out on the way. */
export interface SourceFacts {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** Worksheets of the same file that are not read. */
  readonly sheetsLeftOut?: readonly string[];
  readonly layout?: TableLayout;
  /** Lists of objects in the same JSON file that are not read, their keys joined by points. */
  readonly listsLeftOut?: readonly string[];
  /** Rows that are no data, counted by kind. */
  readonly leftOut?: Readonly<Partial<Record<AsideKind | 'blank', number>>>;
  /** The first few of them, without the blank ones. */
  readonly leftOutRows?: Readonly<Partial<Record<AsideKind, readonly number[]>>>;
  /** Columns without a name and without any cell, which are left out; none is not told. */
  readonly emptyColumns?: number;
  /** Hidden rows and columns are read like the others, and said. */
  readonly hiddenRows?: number;
  /** Letters, as the program shows them (`C`, `AA`). */
  readonly hiddenColumns?: readonly string[];
  /** Cells of vertically merged areas that took the value of the first one. */
  readonly mergedCells?: number;
  /** Bare numbers in a column of days count from 1904; left out: from 1900, as nearly everywhere. */
  readonly serialEpoch?: 1904;
  /** The workbook brings macros; they are neither read nor run. */
  readonly hasMacros?: boolean;
}

/** A finding that is known before a row's cells are looked at. */
export interface RowRefusal {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

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
      /** Read before and not counted: it is here for a row that may repeat it. */
      readonly isContext?: true;
      /** Of context: it was rejected when it was read. */
      readonly wasRejected?: true;
      /** Columns (from 0) whose value nobody knows, as of a formula that was never computed. */
      readonly unknown?: readonly number[];
      /** Columns (from 0) of fields with `asTyped` whose value a formula gave. */
      readonly computed?: readonly number[];
      /** Columns (from 0) of fields with `asTyped` whose value is that of a merged area above. */
      readonly merged?: readonly number[];
      /** Why the row is rejected whatever its cells say; they still tell what it belongs to. */
      readonly refused?: RowRefusal;
    }
  | {
      readonly kind: 'object';
      readonly row: number;
      readonly value: Readonly<Record<string, unknown>>;
      /** As of a row. */
      readonly refused?: RowRefusal;
      /** As of a row. */
      readonly isContext?: true;
      /** As of a row. */
      readonly wasRejected?: true;
    }
  /** A row that is no data, but says something: a title, a total (which can be checked), a note. */
  | {
      readonly kind: 'aside';
      readonly what: AsideKind;
      readonly sheet: string | null;
      readonly row: number;
      readonly cells: readonly unknown[];
      /** Of a total: the words by which it was known. */
      readonly label?: string;
      /** Of a total, as of a row. */
      readonly unknown?: readonly number[];
    }
  /** A remark on the file (blocking: nothing can be read) or on a row that cannot be read. */
  | {
      readonly kind: 'problem';
      readonly level: 'blocking' | 'rejected' | 'warning' | 'info';
      readonly row: number | null;
      readonly code: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** Of a rejected row: its cells as far as they can be told, for the one who corrects them. */
      readonly cells?: readonly unknown[];
      /** How many of the first cells are surely as they were sent, where the others are a guess. */
      readonly sure?: number;
      /** Names of those cells, where no header tells them: the row was to be an object. */
      readonly keys?: readonly string[];
    }
  | ({ readonly kind: 'facts' } & SourceFacts);

/** Items that a reader has ready together; one wait for each block, not for each row. */
export type SourceBatch = readonly SourceItem[];

/** A canonical field that a file may have, with every header under which it is known. */
export interface FieldSpec {
  readonly name: string;
  readonly required: boolean;
  /** Any spelling; compared by `normaliseHeader`. The canonical name is always an alias. */
  readonly aliases: readonly string[];
  /**
   * Names that other columns may have as well, the surest first: `summary` is the description, but
   * not beside a column `description`. A column under one of `aliases` wins over them, and a surer
   * one over the others; the one that loses is told, not read.
   */
  readonly weakAliases?: readonly string[];
  /**
   * `never`: a row that fills it is data, whatever it begins with. `as-count`: a total may count the
   * rows there, but one whose label is longer than the bare word does not, nor one with other words.
   * A table with such fields knows its totals for sure.
   */
  readonly inTotals?: 'never' | 'as-count';
  /**
   * A value counts only where somebody typed it, in this very cell: readers of workbooks tell in
   * which rows a formula gave it (`computed`) or a merged area repeats it (`merged`).
   */
  readonly asTyped?: true;
  /**
   * No row of a table with it may be lost: below its header nothing is left out as a note, and as a
   * total only the first row that is called by the bare word.
   */
  readonly keepsRows?: true;
  /** Alias → headers beside which it means something else (`format` beside `shortname`). */
  readonly unlessBeside?: Readonly<Record<string, readonly string[]>>;
  /** The kind of table is known by it: a sheet without it is another one, however much it shares. */
  readonly marksTable?: true;
  /** Headers that only another kind of table has: a sheet with one of them is not this table. */
  readonly unlessHas?: readonly string[];
  /** Somebody said that the column of this name is the field: then no other name is. */
  readonly chosen?: string;
  /** Names that somebody gave to other fields, or to none. */
  readonly given?: readonly string[];
}
