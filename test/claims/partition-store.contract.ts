import { beforeEach, describe, expect, test } from 'vitest';
import type {
  ComparisonLine,
  PartitionStore,
  PartitionSummary,
} from '../../shared/claims/reading/partition-store.ts';
import { aRecapRow, aStatRow } from './a-session.ts';

const runId = 'run_1';
const aLine = (claimKey: string): ComparisonLine => ({
  ...{ claimId: claimKey, claimKey, kind: 'gap', code: 'CLM-X03', currency: 'XOF' },
  stat: { claimed: '12000', reimbursed: '8000', lines: 2 },
  recap: { claimed: '10000', reimbursed: '8000', lines: 1 },
  ...{ observation: null, rows: [{ slot: 'stat_file', row: 2 }] },
});
const bytesOf = (rows: readonly unknown[]) =>
  new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** What every partition store must do. */
export function testPartitionStore(title: string, open: () => PartitionStore): void {
  describe(`${title} keeps the contract of a partition store`, () => {
    let store: PartitionStore;
    beforeEach(() => {
      store = open();
    });

    test('rows come back in the order of the keys that are asked for', async () => {
      const place = { partition: 3, slot: 'stat_file', part: 0 } as const;
      const stat = await store.writeRows(runId, place, bytesOf([aStatRow({}, 2), aStatRow({}, 3)]));
      const recap = await store.writeRows(
        runId,
        { ...place, slot: 'recap_file' },
        bytesOf([aRecapRow({}, 9)]),
      );
      const more = await store.writeRows(runId, { ...place, part: 1 }, bytesOf([aStatRow({}, 4)]));

      const rows = await all(store.readRows([recap, stat, more]));

      expect(rows.map(({ row }) => row)).toEqual([9, 2, 3, 4]);
      expect(rows[1]).toEqual(aStatRow({}, 2));
    });

    test('written again, rows are replaced under the same key', async () => {
      const place = { partition: 0, slot: 'stat_file', part: 0 } as const;
      const first = await store.writeRows(runId, place, bytesOf([aStatRow({}, 2)]));
      expect(await store.writeRows(runId, place, bytesOf([aStatRow({}, 7)]))).toBe(first);
      expect((await all(store.readRows([first]))).map(({ row }) => row)).toEqual([7]);
    });

    test('principals and the list of partitions come back as they were', async () => {
      await store.writePrincipals(runId, new Uint8Array([1, 0, 255]));
      const items = [{ index: 0, keys: ['a'], rows: 2 }];
      expect(await store.writePartitions(runId, items)).toBe(store.keyOfPartitions(runId));

      expect([...(await store.readPrincipals(runId))]).toEqual([1, 0, 255]);
      expect(await store.readPartitions(runId)).toEqual(items);
    });

    test('what the columns proved comes back; of a run that proved nothing there is nothing', async () => {
      const columns = {
        stat_file: { dateOrders: { settlement_date: 'mdy' }, decimalMarks: {} },
        recap_file: { dateOrders: {}, decimalMarks: { amount_claimed: ',' } },
      } as const;
      await store.writeColumns(runId, columns);

      expect(await store.readColumns(runId)).toEqual(columns);
      expect(await store.readColumns('run_none')).toBeUndefined();
    });

    test('the comparison comes partition by partition, each by claim key, no other run’s', async () => {
      await store.writeComparison(runId, 10, [aLine('A')]);
      await store.writeComparison(runId, 2, [aLine('Z'), aLine('B')]);
      await store.writeComparison(runId, 3, []);
      await store.writeComparison('run_11', 0, [aLine('X')]);

      const keys = (await all(store.readComparison(runId))).map(({ claimKey }) => claimKey);
      expect(keys).toEqual(['B', 'Z', 'A']);
    });

    test('nothing compared yet is no line', async () => {
      expect(await all(store.readComparison('run_none'))).toEqual([]);
    });

    test('a summary is there when it was written; before, asking for it is a fault', async () => {
      await expect(store.readSummary(runId, 4)).rejects.toThrow();
      const none = { rejected: 0, setAside: 0 };
      const claims = { ...{ conform: 1, tolerance: 0, gap: 0, only_stat: 0 }, only_recap: 0 };
      const summary: PartitionSummary = {
        ...{ index: 4, counts: { stat_file: none, recap_file: none } },
        claims: { ...claims, incomplete: 0, outside: 0 },
        ...{ findingsByCode: { 'CLM-R12': 1 }, findingLevels: { 'CLM-R12': 'info' } },
        ...{ toleratedClaimed: '0', toleratedReimbursed: '0' },
        ...{ chunks: [], records: 0 },
      };
      await store.writeSummary(runId, summary);
      expect(await store.readSummary(runId, 4)).toEqual(summary);
    });
  });
}
