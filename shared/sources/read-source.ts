import { readJson } from '../json/read-json.ts';
import { readWorkbook } from '../workbooks/read-workbook.ts';
import { blockBytes, decodeText } from './decode-text.ts';
import { refuseKind } from './inspect-file.ts';
import { readCsv } from './read-csv.ts';
import { peekHead, sniffFile } from './sniff-file.ts';
import type { FieldSpec, SourceBatch, TableLayout } from './source-item.ts';
import { blockFile } from './table-reading.ts';

/** What a reader has to know before it opens a file. */
export interface SourceReading {
  /** The file's name; its content decides, the name only between kinds that look alike. */
  readonly name: string;
  /** Fields of the domain, by which sheets and headers are recognised. */
  readonly fields: readonly FieldSpec[];
  /** Keys under which the domain's own exports wrap their list in JSON, lower case. */
  readonly listKeys?: readonly string[] | undefined;
  /** What an earlier reading of the same file found; then nothing is looked for. */
  readonly layout?: TableLayout | undefined;
}

/**
 * Reads any file of rows: CSV, JSON or a workbook, whatever it is called. Delimited text and JSON
 * are read in constant memory, with back-pressure. Of an .xlsx the packed bytes and the shared texts
 * are kept in memory, its sheet is streamed; only an .xls is read whole.
 */
export async function* readSource(
  source: AsyncIterable<Uint8Array>,
  reading: SourceReading,
): AsyncGenerator<SourceBatch> {
  const { head, whole } = await peekHead(source, blockBytes);
  const kind = sniffFile(head, reading.name);
  switch (kind) {
    case 'csv':
      yield* readCsv(decodeText(whole), reading);
      return;
    case 'json':
      yield* readJson(decodeText(whole), reading);
      return;
    case 'xlsx':
    case 'xls':
      yield* readWorkbook(whole, reading);
      return;
    default: {
      const { code, data } = refuseKind(kind, reading.name);
      yield [blockFile(code, data)];
    }
  }
}
