import type { DecodedText, TextEncoding } from '../sources/decode-text.ts';
import type { SourceReading } from '../sources/read-source.ts';
import type { SourceBatch, SourceItem } from '../sources/source-item.ts';
import { blockFile } from '../sources/table-reading.ts';
import { createShapeFinding, type JsonShape } from './find-shape.ts';
import { createLinesReading } from './lines-reading.ts';
import { createListKeys, type ListKeys } from './list-keys.ts';
import { createListReading, type JsonReading } from './list-reading.ts';

/**
 * Reads JSON as it streams in, in constant memory: an array of objects, a wrapped one
 * (`{"data": […]}`, `{"response": {"courses": […]}}`), one object, objects one behind the other, or
 * one object a line (NDJSON). Every character is checked by a scanner of our own, which finds where
 * each row begins and ends; `JSON.parse` builds one row at a time. Rows are numbered 1, 2, 3 … in
 * the list, or by line.
 *
 * @param texts decoded blocks
 * @param reading with the domain's own words for its list
 */
export async function* readJson(
  texts: AsyncIterable<DecodedText>,
  { listKeys, fields }: Partial<SourceReading>,
): AsyncGenerator<SourceBatch> {
  const keys = createListKeys(listKeys ?? [], fields);
  const finding = createShapeFinding(keys);
  let reading: JsonReading | undefined;
  let encoding: TextEncoding | null = null;
  for await (const block of texts) {
    encoding = block.encoding;
    const out: SourceItem[] = [];
    if (reading === undefined) {
      const shape = finding.take(block.text);
      if (shape === undefined) continue;
      reading = openReading(shape, keys);
      reading.take(finding.head(), out);
    } else {
      reading.take(block.text, out);
    }
    if (reading.isRefused()) {
      yield withEncoding(out, reading, encoding);
      return;
    }
    if (out.length > 0) yield out;
  }
  const out: SourceItem[] = [];
  if (reading === undefined) {
    reading = openReading(finding.end(), keys);
    reading.take(finding.head(), out);
  }
  reading.end(out);
  yield withEncoding(out, reading, encoding);
}

/** Nobody reads on behind a refusal: what is known of the file stands before it. */
function withEncoding(
  out: SourceBatch,
  reading: JsonReading,
  encoding: TextEncoding | null,
): SourceBatch {
  const end = reading.isRefused() ? out.length - 1 : out.length;
  return out.toSpliced(end, 0, { kind: 'facts', encoding: encoding ?? 'utf-8' });
}

function openReading(shape: JsonShape, keys: ListKeys): JsonReading {
  switch (shape.kind) {
    case 'lines':
      return createLinesReading();
    case 'doubtful':
      return refuseReading('RUN-F31', { list: shape.list });
    default:
      return createListReading(shape, keys);
  }
}

function refuseReading(code: string, data: Readonly<Record<string, unknown>>): JsonReading {
  return {
    isRefused: () => true,
    take: (_, out) => void out.push(blockFile(code, data)),
    end: () => {},
  };
}
