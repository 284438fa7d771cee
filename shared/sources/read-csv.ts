import { cleanLines } from './clean-lines.ts';
import { createRowTaking } from './csv-rows.ts';
import { readCsvStart } from './csv-start.ts';
import type { DecodedText, TextEncoding } from './decode-text.ts';
import { createRecordReading, type RecordReading } from './read-records.ts';
import type { SourceReading } from './read-source.ts';
import type { SourceBatch } from './source-item.ts';
import { isBlocking } from './table-reading.ts';

export { recordCharsMax } from './skip-record.ts';

/**
 * Reads delimited text as it streams in, in constant memory: the parser gets what has arrived, and
 * what follows its last complete record is kept for the next block. Rows are numbered as a
 * spreadsheet shows them: a record of several lines is one row, blank rows count, `sep=` does not.
 *
 * A record with wrong quotes, or of more than `recordCharsMax`, is one rejected row; the reading
 * goes on behind it.
 *
 * @param texts decoded blocks; line ends of any kind, also mixed
 * @see PLATFORM.md "Reading files": the measured way of driving papaparse
 */
export async function* readCsv(
  texts: AsyncIterable<DecodedText>,
  reading: Pick<SourceReading, 'fields' | 'layout'>,
): AsyncGenerator<SourceBatch> {
  let records: RecordReading | undefined;
  let encoding: TextEncoding | null = null;
  let rest = '';
  let nulsAt: readonly number[] = [];
  const table = createRowTaking(reading);
  for await (const block of cleanLines(texts)) {
    encoding = block.encoding;
    nulsAt = [...nulsAt, ...block.nulsAt.map((place) => place + rest.length)];
    let text = rest + block.text;
    if (records === undefined) {
      const { skip, delimiter, columns, rival } = readCsvStart(text);
      text = text.slice(skip);
      nulsAt = placesFrom(nulsAt, skip);
      table.expect(columns);
      records = createRecordReading(delimiter, table);
      const facts = { delimiter, ...(encoding ? { encoding } : {}) };
      table.tell({ kind: 'facts', ...facts });
      if (rival !== undefined) {
        const data = { delimiter, rival };
        table.tell({ kind: 'problem', level: 'warning', row: null, code: 'RUN-W17', data });
      }
    }
    // One search of the block, instead of one of each cell.
    table.expectDamage(text.includes('\ufffd'));
    const taken = records.read(text, nulsAt, block.isLast);
    rest = text.slice(taken);
    nulsAt = placesFrom(nulsAt, taken);
    const out = table.give();
    if (out.length > 0) yield out;
    if (out.some(isBlocking)) return;
  }
  table.tell({ kind: 'facts', encoding: encoding ?? 'utf-8' });
  table.end();
  yield table.give();
}

const placesFrom = (places: readonly number[], from: number): readonly number[] =>
  places.length === 0 ? places : places.map((at) => at - from).filter((at) => at >= 0);
