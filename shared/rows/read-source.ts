import { blockBytes, decodeText } from './decode-text.ts';
import { refuseKind } from './inspect-file.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readWorkbook } from './read-workbook.ts';
import { peekHead, sniffFile } from './sniff-file.ts';
import type { SourceItem } from './source-row.ts';
import { blockFile } from './table-reading.ts';

export interface SourceNaming {
  /** The file's name; its content decides, the name only between kinds that look alike. */
  readonly name: string;
  /** Keys under which the domain's own exports wrap their list in JSON, lower case. */
  readonly listKeys?: readonly string[];
}

/**
 * Reads any file of rows: CSV, JSON or a workbook, whatever it is called. Delimited text is read
 * in constant memory, with back-pressure; the others are read whole.
 */
export async function* readSource(
  source: AsyncIterable<Uint8Array>,
  { name, listKeys = [] }: SourceNaming,
): AsyncGenerator<SourceItem> {
  const { head, whole } = await peekHead(source, blockBytes);
  const kind = sniffFile(head, name);
  switch (kind) {
    case 'csv':
      yield* readCsv(decodeText(whole));
      return;
    case 'json':
      yield* readJson(decodeText(whole), listKeys);
      return;
    case 'xlsx':
    case 'xls':
      yield* readWorkbook(whole);
      return;
    default: {
      const { code, data } = refuseKind(kind, name);
      yield blockFile(code, data);
    }
  }
}
