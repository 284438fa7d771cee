import type { ChunkRecord } from './reading-rules.ts';
import type { RecordStore, SettlingRules, VersionedItem } from './settling-rules.ts';

/**
 * What is stored of records, and then of what their decisions look at besides, which may depend on
 * the first. Nothing is read twice.
 */
export async function readExisting<R, I extends VersionedItem>(
  store: Pick<RecordStore<I>, 'readMany'>,
  rules: Pick<SettlingRules<R, I>, 'relatedTo'>,
  records: readonly ChunkRecord<R>[],
): Promise<ReadonlyMap<string, I>> {
  const ids = new Set(records.map(({ id }) => id));
  const existing = await store.readMany([...ids]);
  const related = new Set<string>();
  for (const { id, record } of records) {
    for (const other of rules.relatedTo?.(id, record, existing.get(id)) ?? []) {
      if (!ids.has(other)) related.add(other);
    }
  }
  if (related.size === 0) return existing;
  return new Map([...existing, ...(await store.readMany([...related]))]);
}
