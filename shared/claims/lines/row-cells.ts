import { createRowNotes, type RowNotes } from '../../findings/row-notes.ts';
import { type CleanedText, cleanText } from '../../rows/clean-text.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import type { SerialEpoch } from '../../values/calendar-day.ts';
import { type DateReading, readDate } from '../../values/read-date.ts';
import type { ColumnProofs } from './column-proofs.ts';
import { isPlaceholder, isRounded } from './id-cells.ts';
import type { LineContext } from './line-reading.ts';

/** `expected`: an empty cell is only remarked on. */
export type Need = 'required' | 'expected' | 'optional';

/** The cells of one row while it becomes a line; what is wrong with them is noted. */
export interface RowReading {
  readonly at: RowCells;
  readonly notes: RowNotes;
  /** A text as people read it, on one line. */
  text(field: string, need: Need): string | null;
  /**
   * A number that names something: every digit counts. One that lost some is nobody's; it rejects
   * the row where the row must have it, and is left out with CLM-R24 elsewhere.
   */
  id(field: string, need: Need): string | null;
  /** A calendar day, `YYYY-MM-DD`. */
  day(field: string, need: Need): string | null;
}

/** What all rows of a file share. */
export interface FileReading {
  readonly context: LineContext;
  readonly proofs: ColumnProofs;
  /** Texts whose encoding was repaired. */
  repaired: number;
  readDay: DayReading;
}

/** Characters of a text; the note of a claim may be longer. */
const textCharsMax = 300;
const noteCharsMax = 2_000;
const charsMaxOf = (field: string) => (field === 'note' ? noteCharsMax : textCharsMax);

/** Opens the cells of a row. */
export function createRowReading(at: RowCells, file: FileReading): RowReading {
  const notes = createRowNotes(at);
  const requireCell = (field: string, need: Need, problem: string): null => {
    const data = { field, cell_problem: problem };
    if (need === 'required') notes.reject('CLM-R01', field, { data });
    if (need === 'expected') notes.warn('CLM-R01', field, { data });
    return null;
  };
  /** An empty cell, or one that lacks its value because its formula was never computed. */
  const missingCell = (field: string, need: Need): null => {
    const isUnknown = at.isPartial === true && field in at.headers && !(field in at.cells);
    return requireCell(field, need, isUnknown ? 'uncomputed' : 'empty');
  };
  const text = (field: string, need: Need): string | null => {
    const cleaned = (field === 'note' ? cleanNote : cleanCell)(at.cells[field]);
    if (cleaned.kind === 'empty') return missingCell(field, need);
    if (cleaned.kind === 'problem') {
      if (cleaned.problem === 'not-text') return requireCell(field, 'required', 'not-text');
      notes.reject('CLM-R22', field, { data: { field, max: charsMaxOf(field) } });
      return null;
    }
    if (cleaned.isRepaired) file.repaired += 1;
    if (cleaned.removedMarkup) notes.warn('RUN-W04', field, { data: { after: cleaned.text } });
    if (cleaned.isFormula) notes.warn('CLM-R17', field, { data: { field } });
    return cleaned.text;
  };
  return {
    at,
    notes,
    text,
    id(field, need) {
      const cell = at.cells[field];
      if (isPlaceholder(cell)) return missingCell(field, need);
      if (!isRounded(cell)) return text(field, need);
      if (need === 'required') return requireCell(field, need, 'rounded');
      notes.warn('CLM-R24', field, { data: { field, cell_problem: 'rounded' } });
      return null;
    },
    day(field, need) {
      const cell = at.cells[field];
      if (isDash(cell)) return missingCell(field, need);
      const reading = file.readDay(field, cell);
      if (reading.kind === 'empty') return missingCell(field, need);
      file.proofs.meetDay(field, cell, reading.kind === 'value' && reading.ambiguous);
      if (reading.kind === 'value') return reading.value;
      notes.reject('CLM-R02', field, { data: { field } });
      return null;
    },
  };
}

/** A cell of a column of days as the file writes days. */
export type DayReading = (field: string, cell: unknown) => DateReading;

/**
 * Reads days with a memory for each column: a file has few of them. Two digits of a year of birth
 * are of the last hundred years, others of 1950 to 2049.
 *
 * @param serials what bare numbers are counted from
 */
export function createDayReading(
  { today, columns }: Pick<LineContext, 'today' | 'columns'>,
  serials: SerialEpoch,
): DayReading {
  const readings = new Map<string, (cell: unknown) => DateReading>();
  const birth = { pivotYear: Number(today.slice(0, 4)) - 99 };
  return (field, cell) => {
    const known = readings.get(field);
    if (known !== undefined) return known(cell);
    const order = columns.dateOrders[field] ?? 'dmy';
    const pivot = field === 'birth_date' ? birth : {};
    const read = rememberCells((each) => readDate(each, { order, serials, ...pivot }));
    readings.set(field, read);
    return read(cell);
  };
}

type CellText =
  | { readonly kind: 'empty' }
  | Extract<CleanedText, { kind: 'problem' }>
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly isRepaired: boolean;
      readonly removedMarkup: boolean;
      readonly isFormula: boolean;
    };

const empty: CellText = { kind: 'empty' };

const createCleaning =
  (charsMax: number) =>
  (cell: unknown): CellText => {
    const cleaned = cleanText(unwrap(cell), { charsMax });
    if (cleaned.kind === 'problem') return cleaned;
    const { text, repaired, removedMarkup } = cleaned;
    if (text === null || isDash(text)) return empty;
    if (text.length > charsMax && [...text].length > charsMax) return tooLong;
    const isFormula = formula.test(text);
    // An apostrophe in front keeps any program from computing it.
    return {
      kind: 'text',
      text: isFormula ? `'${text}` : text,
      isRepaired: repaired,
      removedMarkup,
      isFormula,
    };
  };

const tooLong = { kind: 'problem', problem: 'too-long' } as const;
const cleanCell = rememberCells(createCleaning(textCharsMax));
const cleanNote = createCleaning(noteCharsMax);

/**
 * What a spreadsheet program would compute: `=HYPERLINK(…)`, `@SUM(…)`, `+A1`. A telephone number
 * and a list's dash before a word compute nothing.
 */
const formula = /^(?:[=@]\s*\S|[+-](?=\S)(?![\d\s().-]*$))/;

/** Without the signs by which programs keep a number a text: `="0012"`, `'0012`. */
function unwrap(cell: unknown): unknown {
  if (typeof cell === 'number' && Number.isInteger(cell)) return BigInt(cell).toString();
  if (typeof cell !== 'string') return cell;
  const quoted = cell.startsWith('=') ? /^="([^"]*)"\s*$/.exec(cell)?.[1] : undefined;
  return quoted ?? (cell.startsWith("'") ? cell.slice(1) : cell);
}

/** Nothing but a dash is what people write for nothing; of an amount it is no zero. */
function isDash(cell: unknown): boolean {
  return typeof cell === 'string' && /^\s*[-–—]+\s*$/.test(cell);
}
