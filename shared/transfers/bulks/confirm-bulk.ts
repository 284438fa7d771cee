import type { Caller } from '../../access/caller.ts';
import { type Confirming, refuseConfirming, startReal } from '../../runs/confirm-run.ts';
import type { Run } from '../../runs/run.ts';
import { findFollowing } from './attempts.ts';
import type { DecidingPorts } from './bulk-ports.ts';

/**
 * Makes a test (`validate_only`) real: a bulk of its own over the same file, with its reservation
 * and its approval, whose id follows from the test, so that two clicks are one bulk. One that never
 * held anything makes room for another. What the test showed are payees, and no record of ours:
 * nothing of it can have changed here, and each payee is looked up anew before being paid.
 *
 * @param run one that the caller may start
 * @see API.md "Runs", confirm
 */
export async function confirmBulk(
  ports: DecidingPorts,
  run: Run,
  caller: Caller,
  diffHash: string,
): Promise<Confirming> {
  const refused = refuseConfirming(run, diffHash);
  if (refused !== undefined) return refused;
  const { id } = await findFollowing(ports, run, 'confirms');
  // One that is there is started again if its pipeline never began, and left as it is otherwise.
  return { kind: 'confirmed', run: await startReal(ports, run, caller, id) };
}
