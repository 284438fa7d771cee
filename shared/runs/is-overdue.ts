import type { Run } from './run.ts';

/** Whether the time is over in which somebody might have answered what a run waits for. */
export function isOverdue(
  { waitingFor, waitingUntil }: Pick<Run, 'waitingFor' | 'waitingUntil'>,
  now: Date,
): boolean {
  return waitingFor !== null && waitingUntil !== null && Date.parse(waitingUntil) < now.getTime();
}
