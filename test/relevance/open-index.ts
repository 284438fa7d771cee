import { afterAll, inject } from 'vitest';
import { createCourseIndex } from '../../functions/courses/search-index.opensearch.ts';
import { openSearchClient } from '../../functions/runtime/opensearch.ts';
import type {} from '../integration/global-setup.ts';

/** Address of the node: the integration's own, or the one that OPENSEARCH_URL names. */
function nodeUrl(): string {
  const given = process.env['OPENSEARCH_URL'];
  if (given) return given;
  const outputs: { readonly search_url: string | null } | undefined = inject('outputs');
  if (outputs?.search_url) return outputs.search_url;
  throw new Error('These tests need a search node: set OPENSEARCH_URL.');
}

/** An index of this test file alone on a real node, removed at its end. */
export function openIndex(name: string) {
  const connect = openSearchClient(nodeUrl());
  const alias = `${name}-${process.pid}-${Date.now()}`;
  afterAll(async () => {
    const client = await connect();
    await client.indices.delete({ index: `${alias}-*` });
  });
  /** Makes what was written findable at once. */
  const refresh = async () => {
    await (await connect()).indices.refresh({ index: alias });
  };
  return { index: createCourseIndex(connect, alias), connect, alias, refresh };
}
