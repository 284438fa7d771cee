import Papa from 'papaparse';
import { scanRecord } from './scan-quotes.ts';
import {
  createFirstParser,
  createRecordSkipping,
  type RecordSkipping,
  recordCharsMax,
  type SkippedRecord,
} from './skip-record.ts';
import type { RowFlaw } from './table-reading.ts';

/** What takes the records of a text, one after the other. */
export interface RecordSink {
  /** @param hadNuls whether NULs were taken out of the record */
  take(cells: readonly string[], flaw?: RowFlaw, hadNuls?: boolean): void;
  /** The next record has no end: what is behind it cannot be read. */
  lose(): void;
  /** Cells of a row, as far as they are known by now. */
  columns(): number;
}

export interface RecordReading {
  /**
   * Takes the complete records of a text.
   *
   * @param text begins where the last text was left
   * @param nulsAt places in `text` where NULs were
   * @returns characters taken; the rest has to come again, with what follows it
   */
  read(text: string, nulsAt: readonly number[], isLast: boolean): number;
}

/**
 * Divides text into records. The parser does it; where it finds wrong quotes, and in records of
 * more than `recordCharsMax`, every record's place is looked for first, so that those around a bad
 * one are read as ever. Every character is looked at a fixed number of times at most, also in a
 * file that is made to be slow.
 */
export function createRecordReading(delimiter: string, sink: RecordSink): RecordReading {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const parseFirst = createFirstParser(delimiter);
  let skipping: RecordSkipping | undefined;
  /** A quoted cell that is open at any line's end before this place is known to go wrong. */
  let openUntil = 0;
  let isLost = false;

  const parseRun = (run: string, withNuls: ReadonlySet<number>): void => {
    const { data }: Papa.ParseResult<string[]> = parser.parse(run, 0, true);
    for (const [i, cells] of data.entries()) sink.take(cells, undefined, withNuls.has(i));
  };
  const tell = ({ cells, flaw, isEndless }: SkippedRecord): void => {
    skipping = undefined;
    isLost = isEndless;
    if (isEndless) sink.lose();
    else sink.take(cells, flaw);
  };
  const readCarefully = (
    text: string,
    from: number,
    nulsAt: readonly number[],
    isLast: boolean,
  ): number => {
    let at = from;
    while (at < text.length && !isLost) {
      if (skipping === undefined) {
        const run = findRun(text, at, { delimiter, openUntil, nulsAt });
        if (run.end > at) parseRun(text.slice(at, run.end), run.withNuls);
        at = run.end;
        if (run.why === 'done') break;
        if (run.why === 'open' && !isLast && text.length - at <= recordCharsMax) break;
        openUntil = Math.max(openUntil, run.openUntil);
        const columns = sink.columns();
        skipping = createRecordSkipping({
          delimiter,
          columns,
          isSound: run.why === 'long',
          parseFirst,
        });
      }
      const taken = skipping.take(text, at);
      at = taken.at;
      if (taken.skipped === undefined) break;
      tell(taken.skipped);
    }
    return at;
  };
  return {
    read(text, nulsAt, isLast) {
      let at = 0;
      let isSound = false;
      if (skipping === undefined && nulsAt.length === 0 && text.length <= recordCharsMax) {
        const parsed: Papa.ParseResult<string[]> = parser.parse(text, 0, true);
        isSound = parsed.errors.length === 0;
        if (isSound) {
          for (const cells of parsed.data) sink.take(cells);
          at = parsed.meta.cursor;
        }
      }
      if (!isSound || isLast) at = readCarefully(text, at, nulsAt, isLast);
      openUntil = Math.max(0, openUntil - at);
      if (isLast && skipping !== undefined) tell(skipping.end());
      return at;
    },
  };
}

interface Run {
  /** Behind the last sound record. */
  readonly end: number;
  /** What the next record is; `long`: sound, but of more than `recordCharsMax`. */
  readonly why: 'done' | 'open' | 'malformed' | 'long';
  /** The place up to which a cell of it that stays open is known to. */
  readonly openUntil: number;
  /** Which of the records, from 0, had NULs. */
  readonly withNuls: ReadonlySet<number>;
}

/** The sound records from a place on. */
function findRun(
  text: string,
  from: number,
  known: {
    readonly delimiter: string;
    readonly openUntil: number;
    readonly nulsAt: readonly number[];
  },
): Run {
  const { nulsAt } = known;
  const withNuls = new Set<number>();
  let nul = firstFrom(nulsAt, from);
  let end = from;
  for (let index = 0; end < text.length; index += 1) {
    const scan = scanRecord(text, end, known.delimiter, known.openUntil);
    if (scan.kind === 'open') return { end, why: 'open', openUntil: text.length, withNuls };
    if (scan.kind === 'malformed') {
      return { end, why: 'malformed', openUntil: scan.at, withNuls };
    }
    if (scan.end - end > recordCharsMax) return { end, why: 'long', openUntil: 0, withNuls };
    for (; (nulsAt[nul] ?? Infinity) < scan.end; nul += 1) withNuls.add(index);
    end = scan.end;
  }
  return { end, why: 'done', openUntil: 0, withNuls };
}

/** Index of the first of the places, which are in order, that is not before `from`. */
function firstFrom(places: readonly number[], from: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
