import type { Client } from '@opensearch-project/opensearch';
import { type Bulk, cutBulks, noIndexReason, readBulk } from '../../shared/courses/search-bulk.ts';
import type {
  CourseIndex,
  IndexOperation,
  IndexOutcome,
  SearchAnswer,
  SearchJson,
} from '../../shared/courses/search-index.ts';
import type { OpenSearchClient } from '../runtime/opensearch.ts';
import { ensureIndex } from './ensure-index.opensearch.ts';
import { hasStatus, isNodeError, isUnavailable } from './node-errors.opensearch.ts';

/** A person waits for an answer to a search: milliseconds. */
const searchTimeoutMs = 3_000;

/**
 * The index of courses in OpenSearch.
 *
 * @param alias name of the index in use; the index itself is made at the first write
 */
export function createCourseIndex(connect: OpenSearchClient, alias: string): CourseIndex {
  return {
    async write(operations, target = alias) {
      const client = await connect();
      const outcomes: IndexOutcome[] = [];
      // One after another: of two operations on one course the later one must come later.
      for (const bulk of cutBulks(target, operations)) {
        outcomes.push(...(await writeBulk(client, alias, bulk, target)));
      }
      return outcomes;
    },
    async find(id) {
      const client = await connect();
      try {
        const { body } = await client.get({ index: alias, id, _source: false });
        const { _version: version = 0, _seq_no: seqNo = 0, _primary_term: primaryTerm = 0 } = body;
        return { id, version, token: { seqNo, primaryTerm } };
      } catch (error) {
        if (hasStatus(error, 404)) return undefined;
        throw error;
      }
    },
    async removeFound({ id, token }) {
      const client = await connect();
      const unchanged = { if_seq_no: token.seqNo, if_primary_term: token.primaryTerm };
      try {
        await client.delete({ index: alias, id, ...unchanged });
        return 'removed';
      } catch (error) {
        if (hasStatus(error, 404)) return 'removed';
        if (hasStatus(error, 409)) return 'changed-since';
        throw error;
      }
    },
    search: async (request) => searchOnce(await connect(), alias, request),
  };
}

/**
 * Writes a bulk; when there is no index yet, makes it and writes again. A fault of the whole request
 * is the failure of each of its operations: nothing is known about any of them.
 */
async function writeBulk(client: Client, alias: string, bulk: Bulk, target: string) {
  // Without `require_alias` a node may make an index of that name, with a mapping of its own idea.
  const querystring = { require_alias: target === alias };
  const send = async () => {
    const { body } = await client.transport.request(
      { method: 'POST', path: '/_bulk', querystring, bulkBody: bulk.lines },
      { maxRetries: 1 },
    );
    return readBulk(body as SearchJson);
  };
  try {
    const outcomes = await send();
    if (!outcomes.some(({ reason }) => reason === noIndexReason)) return outcomes;
    await ensureIndex(client, alias);
    return await send();
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    return bulk.operations.map((operation) => toFailure(operation, reason));
  }
}

function toFailure(operation: IndexOperation, reason: string): IndexOutcome {
  const id = operation.kind === 'put' ? operation.course.id : operation.id;
  return { id, result: 'failed', reason };
}

async function searchOnce(
  client: Client,
  alias: string,
  request: SearchJson,
): Promise<SearchAnswer> {
  try {
    const { body } = await client.search(
      { index: alias, body: request },
      { requestTimeout: searchTimeoutMs },
    );
    // Part of an answer would be counted as if it were the whole.
    if (body.timed_out || body._shards.failed > 0) return { kind: 'unavailable' };
    return { kind: 'answer', body: body as unknown as SearchJson };
  } catch (error) {
    if (isNodeError(error, noIndexReason)) return { kind: 'no-index' };
    if (isUnavailable(error)) return { kind: 'unavailable' };
    throw error;
  }
}
