import type { Run } from '../../runs/run.ts';
import type { Bulk } from '../bulk.ts';
import type { BulkPorts } from './bulk-ports.ts';
import { isSamePerson } from './is-same-person.ts';

type Makers = Pick<Bulk, 'createdBy' | 'earlierMakers'>;

/**
 * Whether somebody had a hand in what a bulk pays: made it, or one that it follows from. A payment
 * stays its maker's own when a colleague retries it, or makes a test of it real.
 *
 * @see TRANSFERS "Bulk": nobody approves or resolves a bulk of their own
 */
export function isMadeBy({ createdBy, earlierMakers = [] }: Makers, person: string): boolean {
  return [createdBy, ...earlierMakers].some((maker) => isSamePerson(maker, person));
}

/** Who made what a run's bulk follows from (a retry, a confirmed test), the whole chain of it. */
export async function findEarlierMakers(
  { runs, store }: Pick<BulkPorts, 'runs' | 'store'>,
  { replayOf, createdBy }: Pick<Run, 'replayOf' | 'createdBy'>,
): Promise<readonly string[]> {
  if (replayOf === null) return [];
  const earlier = (await store.readBulk(replayOf)) ?? (await runs.read(replayOf));
  if (earlier === undefined) return [];
  const before = 'earlierMakers' in earlier ? (earlier.earlierMakers ?? []) : [];
  return [...before, earlier.createdBy].filter((maker) => !isSamePerson(maker, createdBy));
}
