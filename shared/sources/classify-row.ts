import { filledWidth, nextFilled } from './cell-tests.ts';
import { createLaterHeaderTest } from './later-header.ts';
import { nameColumn } from './name-columns.ts';
import { createNoteTest, type NoteClass } from './note-test.ts';
import type { FieldSpec, TotalColumns } from './source-item.ts';
import {
  classifySureTotal,
  classifyTotal,
  findLabel,
  mayBeTotal,
  scopeOfTotal,
  type TotalClass,
} from './total-test.ts';

/** What a row below the header looks like by itself, unless it is data. */
export type RowClass = 'blank' | 'repeated-header' | 'other-header' | TotalClass | NoteClass;

/** Says what a row is; undefined: data. Called for every row, so the common answer comes first. */
export type RowClassifier = (cells: readonly unknown[]) => RowClass | undefined;

/** What is known of a table before its first row. */
export interface RowClassifierOptions {
  /** The header's. */
  readonly names: readonly string[];
  /** The header's lines as they stand in the file, two where it has two. */
  readonly lines: readonly (readonly string[])[];
  readonly fields: readonly FieldSpec[];
  /** Columns that every row must fill; the only one says where a lone cell is data. */
  readonly requiredAt: readonly number[];
  /** Columns by which totals are known for sure, where the table has any. */
  readonly totals?: TotalColumns | undefined;
}

export function createRowClassifier(options: RowClassifierOptions): RowClassifier {
  const { names, lines, fields, requiredAt, totals } = options;
  const isHeader = createRepetitionTest([names, ...lines]);
  const classifyNote = createNoteTest(names, requiredAt);
  const classifyHeader = createLaterHeaderTest(names, requiredAt, fields);
  const keepsRows = fields.some((field) => field.keepsRows);
  const isSureTotal = createSureTotalTest();
  return (cells) => {
    const first = nextFilled(cells, 0);
    if (first === -1 || isRuler(cells, first)) return 'blank';
    if (isHeader(cells, first)) return 'repeated-header';
    const header = classifyHeader(cells, first);
    if (header !== undefined) return header;
    if (keepsRows) return isSureTotal(cells, totals) ? 'total' : undefined;
    if (totals !== undefined) {
      const total = classifySureTotal(cells, totals);
      if (total !== undefined) return total;
    } else if (mayBeTotal(cells[first])) {
      const total = classifyTotal(cells, first, requiredAt);
      if (total !== undefined) return total;
    }
    if (nextFilled(cells, first + 1) === -1) return classifyNote(cells[first], first);
    return undefined;
  };
}

/** Where no row may be lost only the first bare `Total` is one: whatever else is there is data. */
function createSureTotalTest() {
  let isMet = false;
  return (cells: readonly unknown[], totals: TotalColumns | undefined): boolean => {
    if (isMet || totals === undefined) return false;
    isMet =
      classifySureTotal(cells, totals) === 'total' &&
      scopeOfTotal(String(cells[findLabel(cells)])) === 'all';
    return isMet;
  };
}

const rulerSigns = new Set([...'-=_*+|:.'].map((sign) => sign.charCodeAt(0)));
const ruler = /^[-=_*+|:.\s]{3,}$/;

/** A line drawn with dashes. */
function isRuler(cells: readonly unknown[], first: number): boolean {
  const cell = cells[first];
  if (typeof cell !== 'string' || !rulerSigns.has(cell.charCodeAt(0))) return false;
  for (let i = first; i !== -1; i = nextFilled(cells, i + 1)) {
    if (!ruler.test(String(cells[i]))) return false;
  }
  return true;
}

/** Whether a row is one of the header's lines again, as in files that were put together. */
function createRepetitionTest(lines: readonly (readonly string[])[]) {
  const known = lines
    .filter((line) => line.some((name) => name !== ''))
    .map((line) => {
      const first = line.findIndex((name) => name !== '');
      return { line, first, letter: line[first]?.charCodeAt(0) };
    });
  return (cells: readonly unknown[], first: number): boolean => {
    const cell = cells[first];
    if (typeof cell !== 'string') return false;
    for (const each of known) {
      if (each.first !== first) continue;
      // Names were trimmed: a cell that begins otherwise may still be the same with blanks around.
      const letter = cell.charCodeAt(0);
      if (letter !== each.letter && letter > 0x20 && letter < 0x7f) continue;
      const { line } = each;
      if (nameColumn(cell) !== line[first] || filledWidth(cells) !== line.length) continue;
      if (line.every((name, i) => nameColumn(cells[i]) === name)) return true;
    }
    return false;
  };
}
