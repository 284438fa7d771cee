import type { NewEvent } from './change-run.ts';
import { newRun, type RunSeed } from './new-run.ts';
import type { Domain, Run } from './run.ts';
import { runIdPrefix, ulidRandomOf, ulidTimeLength } from './run-id.ts';
import type { RunStore } from './run-store.ts';
import type { Timing } from './timing.ts';

export interface StartingAgainPorts {
  readonly runs: Pick<RunStore, 'create' | 'read'>;
  readonly timing: Timing;
  startPipeline(domain: Domain, runId: string): Promise<void>;
}

/**
 * Starts a run over the stored files of an earlier one. Told to start a run that is there already
 * it leaves that one as it is, and makes good a pipeline that never began.
 *
 * @param seed with an id that is always the same for the same wish (`idFollowing`)
 */
export async function startAgain(
  ports: StartingAgainPorts,
  seed: RunSeed,
  told: readonly NewEvent[],
): Promise<Run> {
  const run = await createAgain(ports, seed, told);
  if (run.status !== 'PENDING') return run;
  await ports.startPipeline(run.domain, run.id);
  return (await ports.runs.read(run.id)) ?? run;
}

/** The same run, made and not started; one that is there already as it is. */
export async function createAgain(
  { runs, timing }: Omit<StartingAgainPorts, 'startPipeline'>,
  seed: RunSeed,
  told: readonly NewEvent[],
): Promise<Run> {
  const { run, events } = newRun(seed, told, timing.now());
  const existing = await runs.read(run.id);
  if (existing !== undefined) return existing;
  await runs.create(run, events);
  return run;
}

/**
 * The id of a run that follows from another one and from why: the same wish is the same run. Its
 * time is that of the first.
 */
export function idFollowing({ id, domain }: Pick<Run, 'id' | 'domain'>, why: string): string {
  const prefix = runIdPrefix(domain);
  const time = id.slice(prefix.length, prefix.length + ulidTimeLength);
  return `${prefix}${time}${ulidRandomOf(why)}`;
}
