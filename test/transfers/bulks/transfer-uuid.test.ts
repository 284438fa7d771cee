import { expect, test } from 'vitest';
import { uuidOfTransfer } from '../../../shared/transfers/bulks/transfer-uuid.ts';

// Computed by another implementation of RFC 9562 (Python's uuid.uuid5) in the same namespace.
test.each([
  [2, '6abc98a8-d9fd-5beb-b456-d051a2e55db2'],
  [10_000, '446c04cf-19d2-5004-abcb-3927cda36274'],
])('row %i of a bulk has always the same UUID, version 5', (row, uuid) => {
  expect(uuidOfTransfer('bulk-01KJP7K4X7V8M2N3P5R6S7T8V1', row)).toBe(uuid);
});

test('another row, another bulk: another UUID', () => {
  const uuids = ['bulk-1', 'bulk-11'].flatMap((bulk) =>
    [1, 11].map((row) => uuidOfTransfer(bulk, row)),
  );
  expect(new Set(uuids).size).toBe(4);
});
