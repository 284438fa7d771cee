import type { Client } from '@opensearch-project/opensearch';
import { courseIndexBody, nameIndex } from '../../shared/courses/search-mapping.ts';
import { isNodeError } from './node-errors.opensearch.ts';

/** Stamp of the index that is made when there is none. */
const firstStamp = '0';

/**
 * Makes the first index and its alias, in one request, when there is none. Its name is always the
 * same, so of several that try at once exactly one makes it; a rebuild makes its own, with a stamp.
 */
export async function ensureIndex(client: Client, alias: string): Promise<void> {
  const { body: exists } = await client.indices.existsAlias({ name: alias });
  if (exists) return;
  await createIndex(client, nameIndex(alias, firstStamp), alias);
}

/**
 * Makes an index for courses, empty.
 *
 * @param alias name by which it is used at once; none for an index that is filled first
 */
async function createIndex(client: Client, name: string, alias?: string): Promise<void> {
  const aliases = alias === undefined ? {} : { aliases: { [alias]: {} } };
  try {
    await client.indices.create({ index: name, body: { ...courseIndexBody, ...aliases } });
  } catch (error) {
    if (!isNodeError(error, 'resource_already_exists_exception')) throw error;
  }
}
