import type { PickedColumns, PickedRow } from '../../corrections/pick-rows.ts';
import { createCellsOf } from '../../corrections/pick-rows.ts';
import type { SheetValue } from '../../corrections/sheet-values.ts';
import { matchColumns } from '../../rows/match-columns.ts';
import type { Language } from '../../runs/run.ts';
import { flattenBatches } from '../../sources/flatten-batches.ts';
import type { FieldSpec, SourceBatch } from '../../sources/source-item.ts';
import { cellCharsMax } from '../../workbook-writing/sheet-text.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { claimsCorrectionsWords } from './claims-corrections-words.ts';
import type { Affected } from './gather-affected.ts';
import { tellAffectedRow } from './tell-claim.ts';

/** Where a canonical field stands among a file's columns. */
export interface FieldPlaces {
  /** The sender's headers, by field. */
  readonly headers: Readonly<Record<string, string>>;
  readonly columns: ReadonlyMap<string, number>;
}

export function placeFields(header: readonly string[], fields: readonly FieldSpec[]): FieldPlaces {
  const found = [...matchColumns(header, fields).fields];
  return {
    headers: Object.fromEntries(found.map(([at, field]) => [field, header[at] ?? field])),
    columns: new Map(found.map(([at, field]) => [field, at])),
  };
}

export interface ClaimRowsPlan {
  readonly slot: ClaimSlot;
  readonly lang: Language;
  readonly columns: PickedColumns;
  readonly places: FieldPlaces;
}

/** What was met on the way through one file. */
export interface PickingSink {
  /** A row that was set aside, with its cells; in the file's order. */
  takeAside(row: number, cells: readonly SheetValue[]): void;
  /** Rows with cells that a worksheet cannot hold. */
  meetCut(): void;
}

/**
 * Goes once through a file and gives the rows of affected claims, each with what is said of it;
 * rows that were set aside go into the sink. Stops at the last row that anybody wants.
 */
export async function* pickClaimRows(
  batches: AsyncIterable<SourceBatch>,
  { rows, aside }: Pick<Affected, 'rows' | 'aside'>,
  { slot, lang, columns, places }: ClaimRowsPlan,
  sink: PickingSink,
): AsyncGenerator<PickedRow> {
  const toCells = createCellsOf(columns);
  const width = columns.header.length + columns.extra;
  let affectedLeft = rows[slot].size;
  let asideLeft = aside.countAside(slot);
  for await (const item of flattenBatches(batches)) {
    if (affectedLeft + asideLeft === 0) return;
    if (!('row' in item) || item.row === null) continue;
    const { row } = item;
    const affected = rows[slot].get(row);
    const isAside = aside.isAside(slot, row);
    if (affected === undefined && !isAside) continue;
    const picked = toCells(item);
    if (picked === undefined) continue;
    if (isAside) {
      asideLeft -= 1;
      sink.takeAside(row, picked.cells);
    }
    if (affected === undefined) continue;
    affectedLeft -= 1;
    const cells = picked.cells.slice(0, width).map(cutCell);
    const isCut = isCutFrom(picked.cells, width);
    if (isCut) sink.meetCut();
    const { findings, remarks } = tellAffectedRow(affected, places.headers, { slot, row }, lang);
    const cut = isCut ? [claimsCorrectionsWords[lang].cutRow] : [];
    yield { row, cells, isWhole: true, findings, remarks: [...remarks, ...cut] };
  }
}

/** A claim is only worth something whole, so a row is shortened rather than left out, and it is said. */
function cutCell(cell: SheetValue): SheetValue {
  return typeof cell === 'string' ? cell.slice(0, cellCharsMax).toWellFormed() : cell;
}

function isCutFrom(cells: readonly SheetValue[], width: number): boolean {
  const last = cells.findLastIndex((cell) => cell !== null && String(cell).trim() !== '');
  return last >= width || cells.some((cell) => String(cell ?? '').length > cellCharsMax);
}
