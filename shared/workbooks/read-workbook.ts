import { joinBytes, startsWith } from '../sources/decode-text.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { SourceBatch } from '../sources/source-item.ts';
import { blockFile } from '../sources/table-reading.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';

/**
 * Reads the one worksheet of a workbook that holds the table, with the values that its formulas had
 * when the file was saved. Rows have the numbers that the program shows. The packed bytes are kept
 * in memory (every domain has its cap), what is in them is streamed.
 *
 * @see FEATURES L55–L57; docs/architecture.md
 */
export async function* readWorkbook(
  source: AsyncIterable<Uint8Array>,
  reading: Pick<SourceReading, 'name' | 'fields' | 'layout'>,
): AsyncGenerator<SourceBatch> {
  const bytes = await collectBytes(source);
  const isZip = startsWith(bytes, [0x50, 0x4b]);
  try {
    yield* isZip ? readXlsx(bytes, reading) : readXls(bytes, reading);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    yield [blockFile(error.code, error.data)];
  }
}

async function collectBytes(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return joinBytes(parts);
}
