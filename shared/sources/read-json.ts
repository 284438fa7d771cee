import { domains } from '../runs/run.ts';
import type { DecodedText, TextEncoding } from './decode-text.ts';
import { findJsonError } from './find-json-error.ts';
import type { SourceReading } from './read-source.ts';
import type { SourceBatch, SourceItem } from './source-item.ts';
import { blockFile, hasReplacement, rejectRow } from './table-reading.ts';

/** Characters; JSON is parsed as a whole, so it has to fit into memory. */
const jsonCharsMax = 10 * 1024 * 1024;

/** Levels inside one value; lessons need two. */
const depthMax = 16;

/** Keys under which exporters put their list, beside other things (`count`, `next`). */
const wrapperKeys: readonly string[] = ['data', 'items', 'results', 'records', 'rows', ...domains];

/**
 * Reads JSON: an array of objects, a wrapped one (`{"data": […]}`), one object, or one object a
 * line (NDJSON). Rows are numbered 1, 2, 3 … in the array, or by line.
 *
 * @param reading with the domain's own words for its list
 */
export async function* readJson(
  texts: AsyncIterable<DecodedText>,
  { listKeys = [] }: Pick<SourceReading, 'listKeys'>,
): AsyncGenerator<SourceBatch> {
  let encoding: TextEncoding | null = null;
  let text = '';
  for await (const block of texts) {
    encoding = block.encoding;
    text += block.text;
    if (text.length > jsonCharsMax) {
      yield [blockFile('RUN-F07', { max_mb: jsonCharsMax / 2 ** 20 })];
      return;
    }
  }
  yield [{ kind: 'facts', encoding: encoding ?? 'utf-8' }];
  const parsed = parseJson(text);
  if (parsed.kind === 'value') {
    yield listOf(parsed.value, [...listKeys, ...wrapperKeys]).map((value, i) =>
      toItem(value, i + 1),
    );
  } else if (isLines(text)) {
    yield [...readLines(text)];
  } else {
    yield [blockFile('RUN-F06', { ...findJsonError(text) })];
  }
}

function parseJson(text: string): { kind: 'value'; value: unknown } | { kind: 'error' } {
  try {
    return { kind: 'value', value: JSON.parse(text) };
  } catch {
    return { kind: 'error' };
  }
}

function listOf(value: unknown, keys: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) {
    const entries = Object.entries(value);
    const wrapped = entries.find(
      ([key, list]) =>
        Array.isArray(list) && (keys.includes(key.toLowerCase()) || entries.length === 1),
    );
    if (wrapped !== undefined) return wrapped[1] as unknown[];
  }
  return [value];
}

/** Several lines, the first of which is an object by itself. */
function isLines(text: string): boolean {
  const [first, second] = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  if (first === undefined || second === undefined) return false;
  const parsed = parseJson(first);
  return parsed.kind === 'value' && isObject(parsed.value);
}

function* readLines(text: string): Generator<SourceItem> {
  let skippedRows = 0;
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') {
      skippedRows += 1;
      continue;
    }
    const parsed = parseJson(line);
    yield parsed.kind === 'value'
      ? toItem(parsed.value, i + 1)
      : rejectRow(i + 1, 'RUN-R07', { column: null, at: findJsonError(line).column, value: line });
  }
  yield { kind: 'facts', leftOut: { blank: skippedRows } };
}

function toItem(value: unknown, row: number): SourceItem {
  if (!isObject(value)) return rejectRow(row, 'RUN-R04', { value: tellValue(value) });
  for (const [column, cell] of Object.entries(value)) {
    const flaw = findFlaw(cell);
    if (flaw !== undefined) return rejectRow(row, flaw, { column });
  }
  return { kind: 'object', row, value };
}

function tellValue(value: unknown): string {
  return Array.isArray(value) ? '[…]' : String(value);
}

/** Looks through a value without recursion: a hostile file nests as deep as it is long. */
function findFlaw(cell: unknown): 'RUN-R01' | 'RUN-R10' | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: cell, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (hasReplacement(value)) return 'RUN-R01';
    if (depth > depthMax) return 'RUN-R10';
    if (typeof value !== 'object' || value === null) continue;
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
