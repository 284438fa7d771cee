import type { ChunkRecord } from '../../runs/reading-rules.ts';
import type { Bulk } from '../bulk.ts';
import type { Payment } from '../payment.ts';
import type { Transfer } from '../transfer.ts';
import { prepareTransfer } from './prepare-transfer.ts';

/** Transfers that one transaction writes with their claims. */
export const batchTransfersMax = 50;

export interface PreparedBatch {
  readonly transfers: readonly Transfer[];
  /** Whether ids of the sender are among them; those that we made nobody else can have. */
  readonly claims: boolean;
}

/** Rows of a bulk as they are written together; nothing is claimed when nothing will be paid. */
export function sliceBatches(
  bulk: Bulk,
  records: readonly ChunkRecord<Payment>[],
): readonly PreparedBatch[] {
  const hasOwnId = ({ record }: ChunkRecord<Payment>) => record.transferId !== null;
  const kinds = [
    { records: records.filter(hasOwnId), claims: !bulk.validateOnly },
    { records: records.filter((record) => !hasOwnId(record)), claims: false },
  ];
  return kinds.flatMap(({ records: ofKind, claims }) =>
    Array.from({ length: Math.ceil(ofKind.length / batchTransfersMax) }, (_, i) => ({
      transfers: ofKind
        .slice(i * batchTransfersMax, (i + 1) * batchTransfersMax)
        .map((record) => prepareTransfer(bulk, record)),
      claims,
    })),
  );
}
