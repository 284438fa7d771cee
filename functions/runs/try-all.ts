import { inParallel } from '../../shared/runs/in-parallel.ts';

/**
 * Does the same for every item, `atOnce` of them at the same time, whatever becomes of the others.
 *
 * @throws the first fault, once all have been tried: of a stream's batch that comes again, nothing
 *   was left out that could be done
 */
export async function tryAll<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const faults: unknown[] = [];
  await inParallel(items, atOnce, (item) =>
    work(item).catch((fault: unknown) => void faults.push(fault)),
  );
  if (faults.length > 0) throw faults[0];
}
