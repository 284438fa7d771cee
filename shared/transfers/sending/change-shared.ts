import { jitter, type Timing } from '../../runs/timing.ts';
import type { SharedState } from '../transfers-store.ts';

/** A fault: rivals kept changing what is shared; the step is tried again. */
export class SharedStateContended extends Error {
  override name = 'SharedStateContended';
}

const triesMax = 60;

/**
 * Reads what is shared, decides, and replaces it under the version that was read; when somebody
 * was faster, reads and decides again.
 *
 * @param decide the same object: nothing is to be written
 * @returns what is stored now, as decided
 */
export async function changeShared<T>(
  state: SharedState<T>,
  timing: Timing,
  initial: T,
  decide: (value: T) => T,
): Promise<T> {
  for (let attempt = 1; attempt <= triesMax; attempt += 1) {
    const read = await state.read();
    const before = read?.value ?? initial;
    const after = decide(before);
    if (after === before) return before;
    if (await state.write(read?.version, after)) return after;
    await timing.sleep(jitter(timing, attempt));
  }
  throw new SharedStateContended();
}
