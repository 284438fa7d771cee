import type { ClaimRow } from '../../shared/claims/claim-row.ts';
import { readRowTexts } from '../../shared/claims/lines/row-texts.ts';
import type {
  ComparisonLine,
  PartitionItem,
  PartitionStore,
  PartitionSummary,
} from '../../shared/claims/reading/partition-store.ts';

/** The in-memory double of a comparison's large things. `objects` shows what lies there. */
export function createFakePartitionStore(): PartitionStore & {
  readonly objects: Map<string, unknown>;
} {
  const objects = new Map<string, unknown>();
  const put = (key: string, content: unknown) => {
    objects.set(key, structuredClone(content));
    return key;
  };
  const get = <T>(key: string): T => {
    if (!objects.has(key)) throw new Error(`no object ${key}`);
    return structuredClone(objects.get(key)) as T;
  };
  const under = (folder: string) => [...objects.keys()].filter((key) => key.startsWith(folder));
  return {
    objects,
    async writeRows(runId, { partition, slot, part }, bytes) {
      const key = `runs/${runId}/partitions/${digits(partition)}/${slot}-${digits(part)}`;
      return put(key, readRowTexts(new TextDecoder().decode(bytes)));
    },
    async *readRows(keys) {
      for (const key of keys) yield* get<ClaimRow[]>(key);
    },
    async writePrincipals(runId, bytes) {
      put(`runs/${runId}/partitions/principals`, bytes);
    },
    readPrincipals: async (runId) => get<Uint8Array>(`runs/${runId}/partitions/principals`),
    async writeColumns(runId, columns) {
      put(`runs/${runId}/partitions/columns`, columns);
    },
    readColumns: async (runId) =>
      structuredClone(objects.get(`runs/${runId}/partitions/columns`)) as never,
    keyOfPartitions: (runId) => `runs/${runId}/partitions/list`,
    writePartitions: async (runId, items) => put(`runs/${runId}/partitions/list`, items),
    readPartitions: async (runId) => get<PartitionItem[]>(`runs/${runId}/partitions/list`),
    async writeComparison(runId, partition, lines) {
      const sorted = [...lines].sort((a, b) => (a.claimKey < b.claimKey ? -1 : 1));
      put(`runs/${runId}/comparison/${digits(partition)}`, sorted);
    },
    async *readComparison(runId) {
      for (const key of under(`runs/${runId}/comparison/`).sort()) {
        yield* get<ComparisonLine[]>(key);
      }
    },
    async writeSummary(runId, summary) {
      put(`runs/${runId}/partitions/${digits(summary.index)}/summary`, summary);
    },
    readSummary: async (runId, partition) =>
      get<PartitionSummary>(`runs/${runId}/partitions/${digits(partition)}/summary`),
  };
}

const digits = (index: number) => String(index).padStart(5, '0');
