import type { Caller } from '../access/caller.ts';
import { mayOnRun } from '../access/policy.ts';
import type { Run } from '../runs/run.ts';

/** Whether a run exists for a caller: a foreign one does not, exactly like an unknown one. */
export function mayReadRun(caller: Caller, run: Pick<Run, 'domain' | 'countryCode'>): boolean {
  return mayOnRun(caller, 'read', run) === 'allowed';
}
