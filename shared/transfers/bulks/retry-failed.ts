import type { Run } from '../../runs/run.ts';
import { createAgain } from '../../runs/start-again.ts';
import type { PublicBulkState } from '../bulk.ts';
import { findFollowing } from './attempts.ts';
import type { BulkPorts } from './bulk-ports.ts';
import { publicStateOf } from './public-state.ts';
import { readFailed } from './read-failed.ts';
import { cameToNothing } from './retried-rows.ts';

export type Retrying =
  /** The run of the new bulk; asked again, the same one. */
  | { readonly kind: 'retrying'; readonly run: Run }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-ended'; readonly state: PublicBulkState }
  /** Its failures need a correction, or another bulk tries them again. */
  | { readonly kind: 'nothing-to-retry' };

/**
 * Tries the failed transfers of an ended bulk again whose reason may pass: a bulk of its own, with
 * its own reservation and approval, whose id follows from the first, so that two clicks are one
 * bulk. One that never held anything makes room for another. Its run is made and not started: who
 * asks takes it in, or starts its pipeline; of one that is left the sweeper does.
 *
 * @param by e-mail of who asks: its maker
 * @see TRANSFERS "Bulk", `retry-failed`
 */
export async function retryFailed(ports: BulkPorts, bulkId: string, by: string): Promise<Retrying> {
  const { runs, store } = ports;
  const run = await runs.read(bulkId);
  if (run === undefined || run.domain !== 'transfers') return { kind: 'missing' };
  const bulk = await store.readBulk(bulkId);
  const { state } = publicStateOf(bulk, run);
  if (isOpen(state)) return { kind: 'not-ended', state };
  if (bulk?.state !== 'ended' || bulk.validateOnly) return { kind: 'nothing-to-retry' };
  const { id, found } = await findFollowing(ports, run, 'retries');
  // A request that broke off after it had made the run is made good with that one.
  if (found === undefined && !(await isAnyLeft(ports, bulkId))) return { kind: 'nothing-to-retry' };
  const { domain, options, lang, country, countryCode } = run;
  const seed = {
    ...{ id, domain, kind: 'retry', lang, country, countryCode, files: [], dryRun: false },
    // Rows that pay the same twice were confirmed, or refused, with the first file.
    options: { ...options, confirmDuplicates: true },
    ...{ createdBy: by, replayOf: run.id, replayFrom: 'failed' as const },
  };
  const data = { way: 'retry', replays: run.id };
  const told = { level: 'info', stage: null, code: 'RUN-CREATED', data } as const;
  return { kind: 'retrying', run: await createAgain(ports, seed, [told]) };
}

function isOpen(state: PublicBulkState): boolean {
  return state === 'PENDING' || state === 'AWAITING_APPROVAL' || state === 'PROCESSING';
}

/** Whether any row may be tried again that no other bulk has taken. */
async function isAnyLeft(ports: BulkPorts, bulkId: string): Promise<boolean> {
  for await (const failed of readFailed(ports, bulkId)) {
    for (const { retriedBy } of failed) {
      if (retriedBy === null || (await cameToNothing(ports, retriedBy))) return true;
    }
  }
  return false;
}
