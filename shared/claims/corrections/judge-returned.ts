import { pickAll } from '../../corrections/correction-columns.ts';
import { createCellsDigesting } from '../../corrections/digest-cells.ts';
import { tellKey } from '../../corrections/judge-key.ts';
import { type Rejecting, toObject, toRow } from '../../corrections/own-row.ts';
import { type RowKey, readRowKey } from '../../corrections/row-key.ts';
import { fromJsonCell } from '../../corrections/sheet-values.ts';
import { cleanText } from '../../rows/clean-text.ts';
import { matchColumns } from '../../rows/match-columns.ts';
import { createRowSet } from '../../runs/row-set.ts';
import type { FieldSpec, RowRefusal, SourceItem } from '../../sources/source-item.ts';
import { isBlank, rejectRow } from '../../sources/table-reading.ts';
import { claimKeyOf } from '../claim-keys.ts';
import type { ReturnedSheet } from './returned-sheet.ts';

/** A row of the workbook as it is sent back. */
export interface JudgedRow {
  readonly what: 'unchanged' | 'changed' | 'added' | 'refused';
  /** The row of the file that is corrected, as its key says; null without one that counts. */
  readonly original: number | null;
  /** Of the claim whose number the row bears now. */
  readonly claimKey: string | null;
  /** The sender's part, for the rules. */
  readonly item: SourceItem;
}

type Judging = (item: SourceItem) => JudgedRow | undefined;

/**
 * Judges the rows of one sheet by their keys. Rows that people emptied are as good as removed; a
 * row that cannot be taken keeps its cells, so that its claim is known to be incomplete.
 *
 * @param runId whose rows are corrected
 * @returns undefined for what is no row
 */
export function createReturnJudging(
  sheet: ReturnedSheet,
  runId: string,
  fields: readonly FieldSpec[],
): Judging {
  const { columns, header, slot } = sheet;
  const digesting = createCellsDigesting(header);
  const seen = createRowSet();
  const claimKeyIn = createClaimKeyReading(sheet, fields);
  return (item) => {
    if (!showsCells(item) || item.row === null) return undefined;
    const text = tellKey(columns, item.cells);
    const own = pickAll(columns, item.cells);
    // Without a key only what the reader takes for data; with one, whatever it looks like.
    if (own.every(isBlank) || (text === '' && item.kind === 'aside')) return undefined;
    const key = text === '' ? undefined : readRowKey(text);
    const ofKey = refuseKey(text, key);
    const told = { claimKey: claimKeyIn(own), item: composeRow(sheet, item, ofKey) };
    if (ofKey !== undefined) return { what: 'refused', original: null, ...told };
    if (key === undefined) return { what: 'added', original: null, ...told };
    seen.add(key.row);
    const isSame = digesting.digest(own, key.figures) === key.digest;
    return { what: isSame ? 'unchanged' : 'changed', original: key.row, ...told };
  };

  function refuseKey(text: string, key: RowKey | undefined): RowRefusal | undefined {
    if (text === '') return undefined;
    if (key !== undefined && key.runId !== runId) return { code: 'RUN-K04', data: { value: text } };
    if (key === undefined || key.slot !== slot) return { code: 'RUN-K02', data: { value: text } };
    return seen.has(key.row) ? { code: 'RUN-K03', data: { original_row: key.row } } : undefined;
  }
}

/** An item that shows the cells of its row. */
type ShowingItem = Extract<SourceItem, { kind: 'row' | 'aside' | 'problem' }> & {
  readonly cells: readonly unknown[];
};

/** Anything that may be a row of ours: one with a key is data even where it reads `Total`. */
export function showsCells(item: SourceItem): item is ShowingItem {
  switch (item.kind) {
    case 'row':
    case 'aside':
      return true;
    case 'problem':
      return item.level === 'rejected' && item.cells !== undefined;
    default:
      return false;
  }
}

/**
 * The sender's part of a row, without our columns. What cannot be read, or is refused, keeps its
 * cells: of a lost row nobody would know the claim.
 */
export function composeRow(
  { columns, header, layout }: ReturnedSheet,
  item: ShowingItem,
  refusal: RowRefusal | undefined = item.kind === 'problem' ? item : undefined,
): SourceItem {
  const row = item.row ?? 0;
  const own = pickAll(columns, item.cells ?? []);
  const reject: Rejecting = (code, data) => rejectRow(row, code, data, own);
  const asRow = { kind: 'row' as const, sheet: layout.sheet, row, cells: own };
  const given =
    columns.kind === 'object'
      ? toObject(row, own, header, reject)
      : toRow(item.kind === 'row' ? item : asRow, own, header, reject, columns);
  const why = refusal ?? (given.kind === 'problem' ? given : undefined);
  if (why === undefined) return given;
  const refused = { code: why.code, data: why.data };
  if (columns.kind === 'table') return { ...asRow, cells: own.slice(0, header.length), refused };
  const named = header.flatMap((name, i) =>
    isBlank(own[i]) ? [] : [[name, fromJsonCell(own[i])] as const],
  );
  return { kind: 'object', row, value: Object.fromEntries(named), refused };
}

/** Reads the claim's number out of a row's own cells, as the rules will. */
function createClaimKeyReading(
  { columns, header }: Pick<ReturnedSheet, 'columns' | 'header'>,
  fields: readonly FieldSpec[],
): (own: readonly unknown[]) => string | null {
  const found = [...matchColumns(header, fields).fields].find(([, field]) => field === 'claim_id');
  return (own) => {
    if (found === undefined) return null;
    const cell = own[found[0]] ?? null;
    const read = cleanText(columns.kind === 'object' ? fromJsonCell(cell) : cell);
    return read.kind === 'text' && read.text !== null ? claimKeyOf(read.text) : null;
  };
}
