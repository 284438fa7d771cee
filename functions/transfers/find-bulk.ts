import type { Caller } from '../../shared/access/caller.ts';
import { type Action, may } from '../../shared/access/policy.ts';
import type { Problem } from '../../shared/http/route.ts';
import { refuseAction } from '../../shared/identity/refuse-action.ts';
import type { Run } from '../../shared/runs/run.ts';
import { isRunId } from '../../shared/runs/run-id.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import type { Bulk } from '../../shared/transfers/bulk.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';

export interface FindingBulkPorts {
  readonly runs: Pick<RunStore, 'read'>;
  readonly store: Pick<TransfersStore, 'readBulk'>;
}

export type FoundBulk =
  | {
      readonly kind: 'found';
      readonly caller: Caller;
      readonly run: Run;
      /** Undefined: its file is being read, or was refused while it was. */
      readonly bulk: Bulk | undefined;
    }
  | ({ readonly kind: 'refused' } & Problem);

/**
 * The bulk of a path, if this caller may do this to it. One of another country is refused like one
 * that nobody knows.
 */
export async function findBulk(
  { runs, store }: FindingBulkPorts,
  caller: Caller | null,
  bulkId: string | undefined,
  action: Action,
): Promise<FoundBulk> {
  if (caller === null) return { kind: 'refused', problem: 'AUTH-02' };
  // No text that is no id reaches the table: it refuses long ones with a fault.
  const run = bulkId !== undefined && isRunId(bulkId) ? await runs.read(bulkId) : undefined;
  if (run === undefined || run.domain !== 'transfers') {
    return { kind: 'refused', problem: 'TRF-N02' };
  }
  switch (may(caller, action, run.countryCode)) {
    case 'allowed':
      return { kind: 'found', caller, run, bulk: await store.readBulk(run.id) };
    case 'hidden':
      return { kind: 'refused', problem: 'TRF-N02' };
    case 'forbidden':
      // From a refusal nobody learns of another country's bulk that they could not read either.
      return seesBulk(caller, run)
        ? { kind: 'refused', ...refuseAction(action) }
        : { kind: 'refused', problem: 'TRF-N02' };
  }
}

function seesBulk(caller: Caller, { countryCode }: Run): boolean {
  return (
    caller.countryCode === countryCode || may(caller, 'accounts.read', countryCode) === 'allowed'
  );
}
