import Papa from 'papaparse';

export const delimiters = [',', ';', '\t', '|'] as const;

/** Records looked at. */
const recordsMax = 20;
const charsMax = 16_384;

/**
 * The delimiter that divides the header into most columns and the next rows into as many.
 *
 * @param head beginning of the text, line ends `\n`
 * @returns `,` when no delimiter divides the header: a table of one column
 */
export function sniffDelimiter(head: string): string {
  const text = head.slice(0, charsMax);
  const scored = delimiters.map((delimiter) => ({
    delimiter,
    score: scoreDelimiter(text, delimiter),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ',';
}

function scoreDelimiter(text: string, delimiter: string): number {
  // The text may be cut anywhere, so its last record counts only when it is the only one.
  const complete = parseRecords(text, delimiter, true);
  const records = (complete.length > 0 ? complete : parseRecords(text, delimiter, false))
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .slice(0, recordsMax);
  const columns = records[0]?.length ?? 0;
  const alike = records.filter((cells) => cells.length === columns).length;
  return columns < 2 ? 0 : (columns - 1) * (alike / records.length);
}

function parseRecords(text: string, delimiter: string, ignoreLast: boolean): string[][] {
  const parser = new Papa.Parser({ delimiter, newline: '\n', preview: recordsMax });
  const parsed: Papa.ParseResult<string[]> = parser.parse(text, 0, ignoreLast);
  return parsed.data;
}
