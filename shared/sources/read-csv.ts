import Papa from 'papaparse';
import type { DecodedText, TextEncoding } from './decode-text.ts';
import type { SourceReading } from './read-source.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import type { SourceBatch, SourceItem } from './source-item.ts';
import { blockFile, createTableReading, isBlocking, rejectRow } from './table-reading.ts';

/** Characters of one record; a quote that is never closed makes a record of the whole rest. */
export const recordCharsMax = 1_000_000;

/**
 * Reads delimited text as it streams in, in constant memory: the parser gets what has arrived, and
 * what follows its last complete record is kept for the next block. Rows are numbered as a
 * spreadsheet shows them: a record of several lines is one row, blank rows count, `sep=` does not.
 *
 * @param texts decoded blocks; line ends of any kind, also mixed
 * @see PLATFORM.md "Reading files": the measured way of driving papaparse
 */
export async function* readCsv(
  texts: AsyncIterable<DecodedText>,
  { fields, layout }: Pick<SourceReading, 'fields' | 'layout'>,
): AsyncGenerator<SourceBatch> {
  let parser: Papa.Parser | undefined;
  let encoding: TextEncoding | null = null;
  let rest = '';
  let row = 0;
  const table = createTableReading({ sheet: null, mayBeShort: false, fields, layout });
  for await (const block of unifyLineEnds(texts)) {
    const out: SourceItem[] = [];
    encoding = block.encoding;
    let text = rest + block.text;
    if (parser === undefined) {
      const start = startOf(text);
      text = text.slice(start.skip);
      parser = new Papa.Parser({ delimiter: start.delimiter, newline: '\n' });
      out.push({ kind: 'facts', delimiter: start.delimiter, ...(encoding ? { encoding } : {}) });
    }
    const parsed: Papa.ParseResult<string[]> = parser.parse(text, 0, !block.isLast);
    const malformed = findMalformed(parsed);
    for (const [i, cells] of parsed.data.entries()) {
      row += 1;
      if (malformed.has(i)) out.push(rejectQuotes(row, cells));
      else table.take(row, cells, out);
    }
    if (out.length > 0) yield out;
    if (out.some(isBlocking)) return;
    rest = block.isLast ? '' : text.slice(parsed.meta.cursor);
    if (rest.length > recordCharsMax) {
      yield [blockFile('RUN-F11', { row: row + 1 })];
      return;
    }
  }
  const end: SourceItem[] = [{ kind: 'facts', encoding: encoding ?? 'utf-8' }];
  table.end(end);
  yield end;
}

/** Excel writes `sep=;` above the header to name the delimiter; the row is no record. */
function startOf(text: string): { readonly skip: number; readonly delimiter: string } {
  const named = /^"?sep=(.)"?(?:\n|$)/i.exec(text);
  if (named?.[1] !== undefined) return { skip: named[0].length, delimiter: named[1] };
  return { skip: 0, delimiter: sniffDelimiter(text) };
}

/** Records whose quotes are wrong; errors of a record that is not complete yet do not count. */
function findMalformed(parsed: Papa.ParseResult<string[]>): ReadonlySet<number> {
  return new Set(
    parsed.errors.flatMap(({ row }) =>
      row !== undefined && row < parsed.data.length ? [row] : [],
    ),
  );
}

function rejectQuotes(row: number, cells: readonly string[]): SourceItem {
  const value = cells.find((cell) => cell.includes('"') || cell.includes('\n')) ?? cells.at(-1);
  const lines = cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 1);
  return rejectRow(row, 'RUN-R05', { value, lines });
}

/** Every line end as `\n`; a carriage return at a block's end waits for what follows it. */
async function* unifyLineEnds(
  texts: AsyncIterable<DecodedText>,
): AsyncGenerator<DecodedText & { readonly isLast: boolean }> {
  let held = '';
  let encoding: TextEncoding | null = null;
  for await (const block of texts) {
    encoding = block.encoding;
    const text = held + block.text;
    held = text.endsWith('\r') ? '\r' : '';
    const complete = held === '' ? text : text.slice(0, -1);
    yield { text: complete.replace(/\r\n?/g, '\n'), encoding, isLast: false };
  }
  yield { text: held === '' ? '' : '\n', encoding, isLast: true };
}
