import { matchColumns } from '../rows/match-columns.ts';
import { filledWidth, isBlank, isWrapped } from './cell-tests.ts';
import { createEmptyColumns, type EmptyColumns } from './empty-columns.ts';
import { findHeader, type HeldRow, heldRowsMax, placeHeader } from './find-header.ts';
import { createLeftOut } from './left-out.ts';
import { nameColumns } from './name-columns.ts';
import type { FieldSpec, SourceItem, TableLayout, TotalColumns } from './source-item.ts';
import { createTableBody, type TableBody } from './table-body.ts';
import { blockFile, blockWide, columnsMax } from './table-problems.ts';

export { hasReplacement, isBlank } from './cell-tests.ts';
export { blockFile, blockWide, columnsMax, isBlocking, rejectRow } from './table-problems.ts';

/** Why a row cannot be read. Of a title or a header it does not matter. */
export type RowFlaw =
  | {
      readonly kind: 'cell';
      readonly code: string;
      /** From 0. */
      readonly column: number;
      readonly value: unknown;
    }
  /** Something stands beyond `columnsMax`: `found` is the number of that column, from 1. */
  | { readonly kind: 'wide'; readonly found: number; readonly value: unknown }
  /** The row as a whole; its cells are a guess. */
  | {
      readonly kind: 'row';
      readonly code: string;
      readonly data: Readonly<Record<string, unknown>>;
      /** How many of the first ones are no guess; left out: none. */
      readonly sure?: number;
    };

/** How a reader's rows become a table. */
export interface TableReadingOptions {
  readonly sheet: string | null;
  /** Whether missing cells at the end are empty ones (worksheets do not store them). */
  readonly mayBeShort: boolean;
  /** Fields of the domain, by which a header is recognised. */
  readonly fields: readonly FieldSpec[];
  /** What an earlier reading of the same file found; then nothing is looked for. */
  readonly layout?: TableLayout | undefined;
  /**
   * A reader that has looked for U+FFFD in the text of its next rows says so here, and the rows
   * need not be looked through one by one; left out: they are.
   */
  readonly damage?: { readonly isPossible: boolean } | undefined;
}

export interface TableReading {
  /** Takes the next row of the file, blank ones too, and puts what is settled by it into `out`. */
  take(row: number, cells: readonly unknown[], out: SourceItem[], flaw?: RowFlaw): void;
  /** Puts what is still held back into `out`, and the facts about the table. */
  end(out: SourceItem[]): void;
}

/** Characters of all names together; a layout is kept with its run, an item of 400 KB. */
const layoutCharsMax = 20_000;

/** Columns that every row must fill: those that are read, not what a surer name outranks. */
function findRequired(names: readonly string[], fields: readonly FieldSpec[]): readonly number[] {
  const required = new Set(fields.filter((field) => field.required).map(({ name }) => name));
  const read = matchColumns(names, fields).fields;
  return [...read].flatMap(([at, field]) => (required.has(field) ? [at] : []));
}

/** Columns of fields that totals do not fill; undefined when the table has none of them. */
function findTotalColumns(
  names: readonly string[],
  fields: readonly FieldSpec[],
): TotalColumns | undefined {
  const ofField = new Map(fields.map(({ name, inTotals }) => [name, inTotals]));
  const read = [...matchColumns(names, fields).fields];
  const columnsOf = (wanted: FieldSpec['inTotals']) =>
    read.flatMap(([at, field]) => (ofField.get(field) === wanted ? [at] : []));
  const neverAt = columnsOf('never');
  return neverAt.length === 0 ? undefined : { neverAt, countAt: columnsOf('as-count') };
}

/** A row that waits for the header, with what is wrong with it. */
interface WaitingRow extends HeldRow {
  readonly flaw: RowFlaw | undefined;
}

interface Header {
  /** Row of its last line. */
  readonly row: number;
  readonly width: number;
  readonly names: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** Cells of its longest line, empty ones too. */
  readonly cells: number;
}

/**
 * Turns records into a header and rows, whatever the format of the file. The first rows are held
 * back until it is known which of them is the header; what stands above it are titles, and every
 * row below has to fit it.
 */
export function createTableReading(options: TableReadingOptions): TableReading {
  const { sheet, fields, layout, damage } = options;
  const leftOut = createLeftOut(sheet);
  let held: WaitingRow[] = [];
  let body: TableBody | undefined;
  let found: TableLayout | undefined;
  let emptyColumns: EmptyColumns | undefined;
  let isRefused = false;

  const open = ({ row, width, names, lines, cells }: Header, out: SourceItem[]): void => {
    if (width > columnsMax) {
      refuse(blockWide(row, width), out);
      return;
    }
    const requiredAt = layout?.requiredAt ?? findRequired(names, fields);
    const totals = layout === undefined ? findTotalColumns(names, fields) : layout.totals;
    found = {
      sheet,
      headerRow: row,
      header: names,
      ...(lines.length > 1 ? { lines: 2 } : {}),
      ...(requiredAt.length > 0 ? { requiredAt } : {}),
      ...(totals === undefined ? {} : { totals }),
    };
    out.push({ kind: 'header', sheet, row, cells: names });
    emptyColumns = createEmptyColumns(names, cells);
    body = createTableBody(
      {
        ...options,
        headerRow: row,
        names,
        lines,
        requiredAt,
        totals,
        emptyColumns,
        headerCells: cells,
      },
      leftOut,
    );
  };
  const refuse = (problem: SourceItem, out: SourceItem[]): void => {
    isRefused = true;
    out.push(problem);
  };
  /** Puts the rows held back where they belong, as soon as the header is known. */
  const settle = (out: SourceItem[]): void => {
    const rows = held;
    held = [];
    if (rows.length === 0 && layout === undefined) return;
    const header = layout === undefined ? findHeader(rows, fields) : placeHeader(rows, layout);
    if (header.kind === 'no-header') {
      const wrapped = rows.find(({ cells }) => isWrapped(cells));
      if (wrapped !== undefined) refuse(blockFile('RUN-F32', { row: wrapped.row }), out);
      else refuse(blockFile('RUN-F25', { row: rows[header.at]?.row }), out);
      return;
    }
    const { first, last, names } = header;
    for (const { row, cells } of rows.slice(0, first)) leftOut.add('title', row, cells, out);
    const lines = rows.slice(first, last + 1);
    open(
      {
        row: layout?.headerRow ?? rows[last]?.row ?? 1,
        width: Math.max(names.length, ...lines.map(({ width }) => width)),
        names,
        lines: lines.map(({ cells }) => nameColumns(cells.slice(0, columnsMax))),
        cells: Math.max(0, ...lines.map(({ cells }) => cells.length)),
      },
      out,
    );
    for (const each of rows.slice(last + 1)) body?.take(each.row, each.cells, out, each.flaw, true);
  };
  const hold = (row: number, cells: readonly unknown[], flaw: RowFlaw | undefined): boolean => {
    const width = flaw?.kind === 'wide' ? flaw.found : filledWidth(cells);
    held.push({ row, cells, width, flaw });
    return layout === undefined ? held.length >= heldRowsMax : row >= layout.headerRow;
  };
  return {
    take(row, cells, out, flaw) {
      if (body !== undefined) body.take(row, cells, out, flaw, damage?.isPossible ?? true);
      else if (isRefused) return;
      else if (flaw === undefined && cells.every(isBlank)) leftOut.add('blank', row, cells, out);
      else if (hold(row, cells, flaw)) settle(out);
    },
    end(out) {
      if (body === undefined && !isRefused) settle(out);
      if (isRefused) return;
      body?.settle(out);
      const kept = (found?.header.join('').length ?? 0) <= layoutCharsMax ? found : undefined;
      const empty = emptyColumns?.count() ?? 0;
      out.push({
        kind: 'facts',
        ...leftOut.facts(),
        ...(empty > 0 ? { emptyColumns: empty } : {}),
        ...(kept ? { layout: kept } : {}),
      });
      body?.end(out);
    },
  };
}
