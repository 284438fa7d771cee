import { type CellDivision, countColumns, sniffDelimiter } from './sniff-delimiter.ts';

/** How delimited text begins. */
export interface CsvStart extends CellDivision {
  /** Characters of the `sep=` line. */
  readonly skip: number;
}

/**
 * Finds the delimiter. Excel writes `sep=;` above the header to name it; the line is no record,
 * and another program may have put it in quotes or filled it up with delimiters.
 *
 * @param head beginning of the text, line ends `\n`, without a byte order mark
 */
export function readCsvStart(head: string): CsvStart {
  const named = /^"?sep=([^\p{L}\p{N}"\n])"?\1*(?:\n|$)/iu.exec(head);
  if (named?.[1]?.length !== 1) return { skip: 0, ...sniffDelimiter(head) };
  const [line, delimiter] = named;
  return {
    skip: line.length,
    delimiter,
    columns: countColumns(head.slice(line.length), delimiter),
  };
}
