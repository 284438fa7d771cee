import { createRowNotes, type RowNotes } from '../../findings/row-notes.ts';
import { type CleanedText, cleanText } from '../../rows/clean-text.ts';
import { rememberCells } from '../../rows/remember-cells.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import { isBlank } from '../../sources/table-reading.ts';
import type { SerialEpoch } from '../../values/calendar-day.ts';
import { readDate } from '../../values/read-date.ts';
import type { ColumnProofs } from './column-proofs.ts';
import type { LineContext } from './line-reading.ts';

/** `expected`: an empty cell is only remarked on. */
export type Need = 'required' | 'expected' | 'optional';

/** The cells of one row while it becomes a line; what is wrong with them is noted. */
export interface RowReading {
  readonly at: RowCells;
  readonly notes: RowNotes;
  /** A text as people read it, on one line. */
  text(field: string, need: Need): string | null;
  /** A number that names something: every digit counts. */
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
  /** What bare numbers in columns of days are counted from. */
  serialEpoch: SerialEpoch;
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
    id: (field, need) =>
      isRounded(at.cells[field]) ? requireCell(field, need, 'rounded') : text(field, need),
    day(field, need) {
      const cell = at.cells[field];
      if (isDash(cell)) return missingCell(field, need);
      const { columns } = file.context;
      const order = columns.dateOrders[field] ?? 'dmy';
      const reading = readDay(cell, order, field === 'birth_date', file);
      if (reading.kind === 'empty') return missingCell(field, need);
      file.proofs.meetDay(field, cell, reading.kind === 'value' && reading.ambiguous);
      if (reading.kind === 'value') return reading.value;
      notes.reject('CLM-R02', field, { data: { field } });
      return null;
    },
  };
}

/** Two digits of a year of birth are of the last hundred years, others of 1950 to 2049. */
function readDay(
  cell: unknown,
  order: 'dmy' | 'mdy',
  isBirth: boolean,
  { context, serialEpoch }: FileReading,
) {
  const pivot = isBirth ? { pivotYear: Number(context.today.slice(0, 4)) - 99 } : {};
  return readDate(cell, { order, serials: serialEpoch, ...pivot });
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

/** Digits that a number cell holds exactly, whoever wrote it. */
const exactMax = 1e15;

/** Whether a number came as a spreadsheet shows it, `2,014E+13`, or lost its last digits. */
function isRounded(cell: unknown): boolean {
  if (typeof cell === 'number') {
    const size = Math.abs(cell);
    return size >= exactMax && (!Number.isSafeInteger(size) || size % 10 === 0);
  }
  return typeof cell === 'string' && !isBlank(cell) && /^\s*\d[.,]\d+E\+\d+\s*$/i.test(cell);
}
