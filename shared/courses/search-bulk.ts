import * as z from 'zod';
import { toSearchDocument } from './search-document.ts';
import type { IndexOperation, IndexOutcome, SearchJson } from './search-index.ts';

/** A managed node of the smallest size takes 10 MB a request; half of it leaves room. */
const bulkBytesMax = 5_000_000;

/** One bulk request: its operations and their lines, in order. */
export interface Bulk {
  readonly operations: readonly IndexOperation[];
  /** NDJSON, with its last line break. */
  readonly lines: string;
}

/**
 * Cuts operations into bulk requests of at most `bytesMax` each (one operation alone may be more).
 * The version of the course is the version of the write, so a late event never overwrites a newer
 * one. A removal takes the version it removes and no higher one: what comes back under the next
 * version is then new again.
 *
 * @param index alias or index to write to
 */
export function cutBulks(
  index: string,
  operations: readonly IndexOperation[],
  bytesMax = bulkBytesMax,
): readonly Bulk[] {
  const bulks: { operations: IndexOperation[]; lines: string }[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const operation of operations) {
    const lines = toLines(index, operation);
    const size = new TextEncoder().encode(lines).length;
    if (bytes + size > bytesMax) {
      bulks.push({ operations: [], lines: '' });
      bytes = 0;
    }
    const bulk = bulks.at(-1);
    bulk?.operations.push(operation);
    if (bulk) bulk.lines += lines;
    bytes += size;
  }
  return bulks;
}

function toLines(_index: string, operation: IndexOperation): string {
  switch (operation.kind) {
    case 'put': {
      const { course } = operation;
      const action = { _index, _id: course.id, version: course.version, version_type: 'external' };
      return `${JSON.stringify({ index: action })}\n${JSON.stringify(toSearchDocument(course))}\n`;
    }
    case 'remove': {
      const { id, version } = operation;
      return `${JSON.stringify({ delete: { _index, _id: id, version, version_type: 'external_gte' } })}\n`;
    }
  }
}

const itemResult = z.object({
  _id: z.string(),
  status: z.number(),
  error: z.object({ type: z.string() }).optional(),
});
const bulkBody = z.object({ items: z.array(z.record(z.string(), itemResult)) });

/** Reads a node's answer to a bulk request: one outcome for each operation, in order. */
export function readBulk(body: SearchJson): readonly IndexOutcome[] {
  return bulkBody.parse(body).items.map((item) => {
    const result = item['index'] ?? item['delete'];
    if (result === undefined) throw new Error('an answer to something that was not asked');
    const { _id: id, status, error } = result;
    if (status === 409) return { id, result: 'stale', reason: null };
    // A removal of what is not there is 404 without an error.
    if (error === undefined) return { id, result: 'written', reason: null };
    return { id, result: 'failed', reason: error.type };
  });
}

/** The node's word when there is no index (yet) behind the alias. */
export const noIndexReason = 'index_not_found_exception';
