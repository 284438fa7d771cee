import Papa from 'papaparse';
import { filledWidth } from './cell-tests.ts';

export const delimiters = [',', ';', '\t', '|'] as const;

/** How a text is divided into cells. */
export interface CellDivision {
  readonly delimiter: string;
  /** Cells of a row, as most of the first ones have them; those that are blank in all are none. */
  readonly columns: number;
  /** Another delimiter that divides the header and the rows below it as regularly. */
  readonly rival?: string;
}

/** Records looked at. */
const recordsMax = 40;
/** Titles above a header are few. */
const titlesMax = 15;
const charsMax = 16_384;
/** More columns than this are no better proof. */
const columnsProving = 16;

/**
 * The delimiter that divides the header into most columns and the rows below into as many. Titles
 * may stand above the header: they are looked past when no delimiter divides the first row and all
 * below it alike.
 *
 * @param head beginning of the text, line ends `\n`
 * @returns `,` when no delimiter divides anything: a table of one column
 */
export function sniffDelimiter(head: string): CellDivision {
  const text = head.slice(0, charsMax);
  const scored = delimiters.flatMap((delimiter) => scoreDelimiter(text, delimiter));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), oneColumn);
  if (best.score > 0) {
    const { delimiter, columns } = best;
    const rival = scored.find((other) => other.delimiter !== delimiter && other.isRegular);
    const isAmbiguous = best.isRegular && rival !== undefined;
    return { delimiter, columns, ...(isAmbiguous ? { rival: rival.delimiter } : {}) };
  }
  // Rows of nothing but delimiters are blank ones.
  const empty = /^[\s;,|"]*$/.test(text) ? /[;,|]/.exec(text)?.[0] : undefined;
  return { delimiter: empty ?? oneColumn.delimiter, columns: 1 };
}

/** Cells of a row where the delimiter is given. */
export function countColumns(head: string, delimiter: string): number {
  const scored = scoreDelimiter(head.slice(0, charsMax), delimiter);
  return scored.reduce((a, b) => (b.score > a.score ? b : a), oneColumn).columns;
}

interface RowWidth {
  readonly cells: number;
  /** Up to the last one that is not blank. */
  readonly filled: number;
}

interface ScoredDivision extends CellDivision {
  readonly score: number;
  /** The first row and nearly all others have as many cells. */
  readonly isRegular: boolean;
}

const oneColumn: ScoredDivision = { delimiter: ',', columns: 1, score: 0, isRegular: false };

/** What speaks for a delimiter, for each row that may be the header. */
function scoreDelimiter(text: string, delimiter: string): readonly ScoredDivision[] {
  const rows = readWidths(text, delimiter);
  const widths = rows.map(({ cells }) => cells);
  return widths.slice(0, titlesMax).flatMap((cells, first) => {
    if (cells < 2 || (first > 0 && widths[first - 1] === cells)) return [];
    const same = rows.slice(first).filter((row) => row.cells === cells);
    const alike = same.length;
    const columns = Math.max(...same.map(({ filled }) => filled));
    if (first > 0 && alike < 2) return [];
    const part = alike / widths.length;
    // Of a title that holds the delimiter, the row below is divided otherwise.
    const isFollowed = (widths[first + 1] ?? cells) === cells;
    const proof = part ** 2 * Math.log2(Math.min(cells, columnsProving));
    if (!isFollowed) return [{ delimiter, columns, score: proof / 2, isRegular: false }];
    // Of a header alone nothing is proved.
    const isRegular = first === 0 && part >= 0.9;
    const score = proof + (isRegular ? 10 : 0);
    return [{ delimiter, columns, score, isRegular: isRegular && alike > 1 }];
  });
}

/** Cells of each record that is not blank. */
function readWidths(text: string, delimiter: string): readonly RowWidth[] {
  // The text may be cut anywhere, so its last record counts only when it is the only one.
  const complete = parseRecords(text, delimiter, true);
  return (complete.length > 0 ? complete : parseRecords(text, delimiter, false))
    .map((cells) => ({ cells: cells.length, filled: filledWidth(cells) }))
    .filter(({ filled }) => filled > 0)
    .slice(0, recordsMax);
}

function parseRecords(text: string, delimiter: string, ignoreLast: boolean): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: recordsMax });
  const parsed: Papa.ParseResult<string[]> = parser.parse(text, 0, ignoreLast);
  return parsed.data;
}
