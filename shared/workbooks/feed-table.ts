import { matchColumns } from '../rows/match-columns.ts';
import { cutName } from '../rows/name-list.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { SourceItem } from '../sources/source-item.ts';
import { columnsMax, createTableReading, isBlank, isBlocking } from '../sources/table-reading.ts';
import { createMergeFilling } from './fill-merges.ts';
import type { Merge } from './find-merges.ts';
import { isFilled, nameColumnLetters, type SheetRow } from './sheet-row.ts';

/** Puts the rows of a worksheet into a table. */
export interface TableFeed {
  take(row: SheetRow, out: SourceItem[]): void;
  /** Numbers of hidden columns, from 1; both inclusive. */
  hideColumns(from: number, to: number): void;
  /** Puts what is held back into `out`, and the facts about the sheet. */
  end(out: SourceItem[]): void;
}

/** Formulas are shown to a person, not computed. */
const formulaCharsShown = 200;
/** Rows with formulas that may wait to come out; the table holds back fewer than a hundred. */
const openRowsMax = 1_000;
/** Spans of hidden columns that are kept in mind; each may hold many. */
const hiddenSpansMax = 1_000;

/**
 * Rows that are not in the file are blank ones; those below the last filled row are no rows.
 *
 * @param reading fields by which the header is recognised, and where it was found before
 */
export function createTableFeed(
  sheet: string,
  merges: readonly Merge[],
  { fields, layout }: Pick<SourceReading, 'fields' | 'layout'>,
): TableFeed {
  const table = createTableReading({ sheet: cutName(sheet), mayBeShort: true, fields, layout });
  const filling = createMergeFilling(merges, sheet);
  const hiddenSpans: (readonly [number, number])[] = [];
  let header: readonly string[] | undefined;
  let lastRow = 0;
  let widest = 0;
  let hiddenRows = 0;
  let isRefused = false;
  // By row: a row may be held back until its header is found, or until more data comes.
  const open = new Map<number, Origins>();
  const isTelling = fields.some(({ asTyped }) => asTyped);
  let telling: ReadonlySet<number> | undefined;
  const remember = ({ row, uncomputed, computed = [], merged = [] }: SheetRow): void => {
    open.set(row, { uncomputed, computed, merged });
    // Rows that never come out: of totals only the first are told.
    const [oldest] = open.keys();
    if (open.size > openRowsMax && oldest !== undefined) open.delete(oldest);
  };
  /** Says of the data rows that came out now what is not known of them. */
  const tellOpen = (out: SourceItem[], from: number): void => {
    for (let i = from; i < out.length && open.size > 0; i += 1) {
      const item = out[i] as SourceItem;
      const origins = 'row' in item && item.row !== null ? open.get(item.row) : undefined;
      if (origins === undefined) continue;
      open.delete((item as { row: number }).row);
      const { uncomputed } = origins;
      const unknown = uncomputed.map(({ column }) => column);
      const isAnyUnknown = unknown.length > 0;
      if (item.kind === 'aside' && item.what === 'total' && isAnyUnknown)
        out[i] = { ...item, unknown };
      // Of a note nobody minds, and a rejected row says enough.
      if (item.kind !== 'row') continue;
      telling ??= findTelling(header ?? [], fields);
      const computed = origins.computed.filter((column) => telling?.has(column));
      const merged = origins.merged.filter((column) => telling?.has(column));
      out[i] = {
        ...item,
        ...(isAnyUnknown && { unknown }),
        ...(computed.length > 0 && { computed }),
        ...(merged.length > 0 && { merged }),
      };
      const told = uncomputed.filter(({ formula }) => formula !== '');
      out.splice(i + 1, 0, ...told.map((formula) => warnOf(item.row, formula, header)));
    }
  };
  return {
    take(found, out) {
      if (isRefused || !isFilled(found)) return;
      const row = filling.fill(found);
      for (let blank = lastRow + 1; blank < row.row; blank += 1) table.take(blank, [], out);
      const first = out.length;
      const isTyped = row.computed === undefined && row.merged === undefined;
      const isTold = row.uncomputed.length > 0 || (isTelling && !isTyped);
      if (isTold && !row.cells.every(isBlank)) remember(row);
      table.take(row.row, row.cells, out, row.flaw);
      for (let i = first; i < out.length; i += 1) {
        const item = out[i] as SourceItem;
        if (item.kind === 'header') header = item.cells;
        isRefused ||= isBlocking(item);
      }
      if (open.size > 0) tellOpen(out, first);
      lastRow = Math.max(lastRow, row.row);
      widest = Math.max(widest, row.found);
      if (row.isHidden) hiddenRows += 1;
    },
    hideColumns(from, to) {
      if (hiddenSpans.length < hiddenSpansMax) hiddenSpans.push([from, to]);
    },
    end(out) {
      if (isRefused) return;
      const first = out.length;
      table.end(out);
      if (out.slice(first).some(isBlocking)) return;
      header ??= out.slice(first).find((item) => item.kind === 'header')?.cells;
      tellOpen(out, first);
      const hiddenColumns = listHidden(hiddenSpans, Math.min(widest, columnsMax));
      const mergedCells = filling.filled;
      if (hiddenRows + hiddenColumns.length + mergedCells === 0) return;
      if (hiddenRows > 0) {
        const data = { count: hiddenRows };
        out.push({ kind: 'problem', level: 'warning', row: null, code: 'RUN-W16', data });
      }
      out.push({
        kind: 'facts',
        ...(hiddenRows > 0 ? { hiddenRows } : {}),
        ...(hiddenColumns.length > 0 ? { hiddenColumns } : {}),
        ...(mergedCells > 0 ? { mergedCells } : {}),
      });
    },
  };
}

/** Of a row: formulas without a value, columns to which one gave it, and those of merged areas. */
interface Origins {
  readonly uncomputed: SheetRow['uncomputed'];
  readonly computed: readonly number[];
  readonly merged: readonly number[];
}

/** Columns of the fields of which it is told where their value is from. */
function findTelling(
  header: readonly string[],
  fields: SourceReading['fields'],
): ReadonlySet<number> {
  const wanted = new Set(fields.flatMap((spec) => (spec.asTyped ? [spec.name] : [])));
  const columns = [...matchColumns(header, fields).fields];
  return new Set(columns.flatMap(([at, field]) => (wanted.has(field) ? [at] : [])));
}

function warnOf(
  row: number,
  { column, formula }: SheetRow['uncomputed'][number],
  header: readonly string[] | undefined,
): SourceItem {
  const name = header?.[column] || nameColumnLetters(column);
  const data = { column: name, value: formula.slice(0, formulaCharsShown) };
  return { kind: 'problem', level: 'warning', row, code: 'RUN-W06', data };
}

/** Letters of the hidden columns up to the last one that holds anything. */
function listHidden(
  spans: readonly (readonly [number, number])[],
  widest: number,
): readonly string[] {
  const letters: string[] = [];
  let next = 1;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    next = Math.max(next, from);
    for (; next <= Math.min(to, widest); next += 1) letters.push(nameColumnLetters(next - 1));
  }
  return letters;
}
