import type { TakingInPorts } from '../../../shared/transfers/bulks/take-in.ts';
import type { BulkDesk } from './bulk-desk.ts';

/** A run that needs no file read needs no reader: whoever asks for one has a bug. */
export function portsOf(desk: BulkDesk): TakingInPorts {
  const never = () => {
    throw new Error('nothing is to be read');
  };
  return {
    ...desk.ports,
    files: {} as TakingInPorts['files'],
    inspect: never,
    nameFinding: never,
    readItems: never,
    rules: { fields: [], readRow: never, duplicateOf: never },
  };
}
