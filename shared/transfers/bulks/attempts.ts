import type { Run } from '../../runs/run.ts';
import { idFollowing } from '../../runs/start-again.ts';
import type { BulkPorts } from './bulk-ports.ts';
import { cameToNothing } from './retried-rows.ts';

/**
 * The bulk that follows from another one: that which is there, or the id of the next. One that held
 * funds, whatever became of it, is never followed by a second.
 *
 * @param why `retries`, `confirms`
 */
export async function findFollowing(
  ports: Pick<BulkPorts, 'runs' | 'store'>,
  run: Run,
  why: string,
): Promise<{ readonly id: string; readonly found: Run | undefined }> {
  for (let attempt = 1; ; attempt += 1) {
    const id = idFollowing(run, `${why} ${run.id} ${attempt}`);
    const found = await ports.runs.read(id);
    if (found === undefined || !(await cameToNothing(ports, id))) return { id, found };
  }
}
