import type { Rig } from './rig.ts';

const indexedWithinMs = 120_000;

/**
 * Waits until so many courses are in the search index; with search off there is nothing to wait
 * for. What is still being indexed disturbs the next measurement, more than on AWS: the emulator
 * serves all readers of streams one after the other.
 *
 * @throws Error when they are not there in two minutes
 */
export async function untilIndexed(rig: Rig, courses: number): Promise<void> {
  if (rig.outputs.search_url === null) return;
  const deadline = Date.now() + indexedWithinMs;
  for (let count = await rig.indexed(); count < courses; count = await rig.indexed()) {
    if (Date.now() > deadline) throw new Error(`Only ${count} of ${courses} courses are indexed.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
