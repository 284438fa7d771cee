import type { Finding } from '../findings/finding.ts';
import { presentFinding } from '../runs/present-report.ts';
import type { Language } from '../runs/run.ts';
import { isBlank } from '../sources/table-reading.ts';
import type { CellLook } from '../workbook-writing/cell-looks.ts';
import type { WorkbookWriting } from '../workbook-writing/create-workbook.ts';
import { cellCharsMax, toSheetText } from '../workbook-writing/sheet-text.ts';
import type { SheetCell } from '../workbook-writing/write-sheet.ts';
import { nameKeyColumn, problemColumn } from './correction-columns.ts';
import { correctionsWords } from './corrections-words.ts';
import { createCellsDigesting, nameInSheet } from './digest-cells.ts';
import type { PickedColumns, PickedRow } from './pick-rows.ts';
import { writeRowKey } from './row-key.ts';
import type { SheetValue } from './sheet-values.ts';

export interface RowsSheet {
  /** Name of the sheet. */
  readonly name: string;
  readonly runId: string;
  readonly slot: string;
  readonly lang: Language;
  readonly columns: PickedColumns;
  /** Which of several sheets of rows it is, for the name of its key column. */
  readonly part?: string;
  /** Whether notes begin with the code. */
  readonly tellsCodes?: boolean;
}

export interface WrittenRows {
  readonly written: number;
  /** Rows that a worksheet cannot hold as they are: the first ones. */
  readonly omitted: readonly number[];
}

/** Rows by which the columns' widths are chosen. */
const sampleRows = 50;
const omittedMax = 100;
/** Notes of a sheet; programs get slow with more, and the last column says the same. */
const notesMax = 5_000;
const problemWidth = 60;
const keyWidth = 12;

/** Writes one file's rows to correct, with what is wrong and a key that makes each known again. */
export async function writeRowsSheet(
  workbook: WorkbookWriting,
  { name, runId, slot, lang, columns, part, tellsCodes = false }: RowsSheet,
  rows: AsyncIterable<PickedRow>,
): Promise<WrittenRows> {
  const { kind, extra } = columns;
  const header = columns.header.map(nameInSheet);
  const width = header.length + extra;
  const digesting = createCellsDigesting(header);
  const omitted: number[] = [];
  let notesLeft = notesMax;
  let written = 0;
  const toCells = ({ row, cells, findings, remarks = [] }: PickedRow): readonly SheetCell[] => {
    const figures = digesting.markFigures(cells);
    const digest = digesting.digest(cells, figures);
    const key = writeRowKey({ runId, slot, row, figures, digest });
    const problems = findings.map((finding) => tellProblem(finding, lang, tellsCodes));
    const told = [...problems.map(({ short }) => short), ...remarks.map(toSheetText)];
    const notes = placeNotes(columns.header, findings, problems);
    const own = Array.from({ length: width }, (_, i) => {
      const note = notes.get(i);
      const withNote = note !== undefined && notesLeft > 0;
      if (withNote) notesLeft -= 1;
      return {
        value: cells[i] ?? null,
        look: lookOf(cells[i] ?? null, note !== undefined),
        ...(withNote ? { note } : {}),
      };
    });
    return [
      ...own,
      { value: tellRow(row, told, lang), look: 'problem' },
      { value: key, look: 'text' },
    ];
  };
  const sample: PickedRow[] = [];
  let sheet: ReturnType<WorkbookWriting['openSheet']> | undefined;
  const begin = async () => {
    const widths = Array.from({ length: width }, (_, i) => chooseWidth(header[i] ?? '', sample, i));
    sheet = workbook.openSheet({
      name,
      hasHeader: true,
      columns: [
        ...widths.map((chosen) => ({ width: chosen })),
        { width: problemWidth },
        { width: keyWidth, isHidden: true },
      ],
    });
    const names = [
      ...header,
      ...Array<string>(extra).fill(''),
      problemColumn[lang],
      nameKeyColumn(kind, part),
    ];
    await sheet.addRow(names.map((value) => ({ value, look: 'header' })));
    for (const row of sample) await sheet.addRow(toCells(row));
  };
  for await (const row of rows) {
    if (!row.isWhole || !fits(row.cells, width)) {
      if (omitted.length < omittedMax) omitted.push(row.row);
      continue;
    }
    written += 1;
    if (sheet !== undefined) await sheet.addRow(toCells(row));
    else if (sample.push(row) === sampleRows) await begin();
  }
  if (sheet === undefined) await begin();
  return { written, omitted };
}

function fits(cells: readonly SheetValue[], width: number): boolean {
  const last = cells.findLastIndex((cell) => !isBlank(cell));
  return last < width && cells.every((cell) => String(cell ?? '').length <= cellCharsMax);
}

function lookOf(value: SheetValue, isWrong: boolean): CellLook {
  // Under the format of text some programs make 1 of a true one.
  if (typeof value === 'boolean') return isWrong ? 'wrong-number' : 'number';
  if (typeof value !== 'number') return isWrong ? 'wrong-text' : 'text';
  // Beyond eleven digits a program would write 2.014E+13.
  const look = Number.isInteger(value) && Math.abs(value) >= 1e11 ? 'integer' : 'number';
  return isWrong ? `wrong-${look}` : look;
}

/** What the last column says: the row of the sender's own file, and what is wrong with it. */
function tellRow(row: number, told: readonly string[], lang: Language): string {
  const words = correctionsWords[lang];
  return `${words.row(row)}${told.length === 0 ? words.kept : told.join('\n')}`;
}

interface ToldProblem {
  readonly short: string;
  readonly long: string;
}

function tellProblem(finding: Finding, lang: Language, tellsCode: boolean): ToldProblem {
  const { code, column, message, cause, fix } = presentFinding(finding, lang);
  const said = [message, fix].filter((text) => text !== null).join(' ');
  return {
    short: toSheetText(column === null ? said : `${column} – ${said}`),
    long: [tellsCode ? code : null, message, cause, fix].filter((text) => text !== null).join('\n'),
  };
}

/** Notes by the column of their cell; what concerns the whole row is said at its first cell. */
function placeNotes(
  header: readonly string[],
  findings: readonly Finding[],
  problems: readonly ToldProblem[],
): ReadonlyMap<number, string> {
  const notes = new Map<number, string>();
  for (const [i, { column }] of findings.entries()) {
    const found = column === null ? -1 : header.findIndex((name) => isSameColumn(name, column));
    const at = Math.max(0, found);
    notes.set(at, [notes.get(at), problems[i]?.long].filter(Boolean).join('\n\n'));
  }
  return notes;
}

function isSameColumn(name: string, column: string): boolean {
  return name === column || nameInSheet(name) === nameInSheet(column);
}

/** Wide enough for the name and for most values, in characters. */
function chooseWidth(name: string, sample: readonly PickedRow[], column: number): number {
  const lengths = sample.map(({ cells }) => String(cells[column] ?? '').length);
  return Math.min(45, Math.max(10, name.length + 4, ...lengths.map((length) => length + 2)));
}
