import Papa from 'papaparse';
import {
  atEnd,
  atField,
  hasWrongQuote,
  type QuoteState,
  scanRecord,
  stateOnly,
  stepQuotes,
} from './scan-quotes.ts';
import type { RowFlaw } from './table-reading.ts';
import { isBlank } from './table-reading.ts';

/** Characters of one record. */
export const recordCharsMax = 1_000_000;
/** Characters of a rejected record that are kept to show it. */
const shownCharsMax = 10_000;

/** What was found where a record that cannot be read ends. */
export interface SkippedRecord {
  readonly cells: readonly string[];
  readonly flaw: RowFlaw;
  /** No end of it was found within `recordCharsMax`: the rest of the file is lost. */
  readonly isEndless: boolean;
}

export interface RecordSkipping {
  /**
   * Goes on through the text behind what it took last.
   *
   * @returns the place in `text` up to which it is taken, and the record when it ends there
   */
  take(text: string, from: number): { readonly at: number; readonly skipped?: SkippedRecord };
  /** The file ends before the record does. */
  end(): SkippedRecord;
}

/** What decides where the reading goes on. */
export interface RecordShape {
  readonly delimiter: string;
  /** Cells of a text's first record, as well as they can be told. */
  readonly parseFirst: (text: string) => readonly string[];
  /** Cells of a row, as far as they are known. */
  readonly columns: number;
  /** Whether its own end is known to come, so that it is not looked for a sooner one. */
  readonly isSound: boolean;
}

/**
 * Passes over a record whose quotes are wrong or that is longer than `recordCharsMax`, line by
 * line and holding no more than one of them. It ends where its own quotes end it, or sooner: before
 * the first further line that by itself reads as a row of the table. So a quote that is never
 * closed costs its lines, not the rest of the file. A table of one or two columns gives little
 * proof; there only a line without any quote will do.
 */
export function createRecordSkipping(shape: RecordShape): RecordSkipping {
  const delimiterCode = shape.delimiter.charCodeAt(0);
  let state: QuoteState = atField;
  let shown = '';
  let chars = 0;
  let lines = 0;
  let isWrong = false;
  /** Cells that ended before anything was wrong: they are as the sender wrote them. */
  let sure = 0;
  /** A line longer than `recordCharsMax` is taken in pieces. */
  let isInLine = false;

  const feed = (text: string, from: number, to: number): void => {
    for (let at = from; at < to; at += 1) {
      const next = stepQuotes(state, text.charCodeAt(at), delimiterCode);
      isWrong ||= hasWrongQuote(next);
      state = stateOnly(next);
      if (state === atField && !isWrong && chars + at - from < shownCharsMax) sure += 1;
    }
    chars += to - from;
    if (shown.length < shownCharsMax) shown += text.slice(from, Math.min(to, from + shownCharsMax));
  };
  const close = (isEndless: boolean, isCut: boolean): SkippedRecord => {
    const cells = shape.parseFirst(shown.slice(0, shownCharsMax));
    const value = cells.find((cell) => /["\n]/.test(cell)) ?? cells.at(-1);
    const isLong = chars > recordCharsMax && !isWrong && !isCut;
    const flaw: RowFlaw = {
      kind: 'row',
      code: isLong ? 'RUN-R11' : 'RUN-R05',
      data: isLong ? { value, chars } : { value, lines },
      sure,
    };
    return { cells, flaw, isEndless };
  };
  return {
    take(text, from) {
      for (let at = from; ; ) {
        const newline = text.indexOf('\n', at);
        const end = newline === -1 ? text.length : newline + 1;
        if (lines > 0 && !shape.isSound && !isInLine && fitsTable(text.slice(at, end), shape)) {
          return { at, skipped: close(false, true) };
        }
        if (newline === -1 && !isInLine && end - at <= recordCharsMax) return { at };
        if (!isInLine) lines += 1;
        feed(text, at, end);
        isInLine = newline === -1;
        if (state === atEnd) return { at: end, skipped: close(false, false) };
        if (isWrong && lines > 1 && chars > recordCharsMax) {
          return { at: end, skipped: close(true, false) };
        }
        if (isInLine) return { at: end };
        at = end;
      }
    },
    end: () => close(chars > recordCharsMax, false),
  };
}

/** Whether a line, by itself, is a row: as many cells as there are columns, and sound quotes. */
function fitsTable(line: string, { delimiter, columns, parseFirst }: RecordShape): boolean {
  if (!line.endsWith('\n')) return false;
  if (columns < 3 && line.includes('"')) return false;
  const scan = scanRecord(line, 0, delimiter);
  if (scan.kind !== 'complete' || scan.end !== line.length || scan.cells < columns) return false;
  const cells = parseFirst(line);
  return cells.slice(columns).every(isBlank) && !cells.every(isBlank);
}

/** A way of telling the cells of a text's first record, whatever its quotes are like. */
export function createFirstParser(delimiter: string): RecordShape['parseFirst'] {
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: 1, fastMode: false });
  return (text) => {
    const line = text.endsWith('\n') ? text.slice(0, -1) : text;
    const parsed: Papa.ParseResult<string[]> = parser.parse(line, 0, false);
    return parsed.data[0] ?? [];
  };
}
