import { claimNumber } from '../../findings/hide-cells.ts';
import type { RecordDescription } from '../../runs/settling-rules.ts';
import type { ClaimsRecord } from './claims-record.ts';

/**
 * What a record is, for the log. A claim is told by its number; persons and what they were treated
 * for, by whom and for whom they work only by their ids: logs are read by more people than claims.
 */
export function describeRecord(record: ClaimsRecord): RecordDescription {
  switch (record.kind) {
    case 'claim': {
      const slot = record.stat[0]?.source.slot;
      // What has no figure is no number: a name may have slid into its column.
      const isNumber = claimNumber.test(record.claimId);
      const number = isNumber ? { number: record.claimId } : {};
      return { kind: 'claim', ...number, ...(slot && { slot }) };
    }
    case 'insured':
      return { kind: `insured-${record.status}`, slot: record.source.slot, isBeside: true };
    case 'invoice':
      return { kind: 'invoice', slot: record.source.slot, isBeside: true };
    case 'object':
      return { kind: record.object, ...(record.slot && { slot: record.slot }), isBeside: true };
    case 'undo':
      return { kind: 'undo' };
  }
}
