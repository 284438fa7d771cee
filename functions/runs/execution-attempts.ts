import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** What a history says each time something of a state is begun: a step, or the map over chunks. */
const begun: ReadonlySet<string> = new Set([
  'TaskScheduled',
  'LambdaFunctionScheduled',
  'MapRunStarted',
]);

/**
 * How often each state of an execution was begun, first tries and retries together.
 *
 * @param events of a standard execution's history, in order; their data is not looked at
 */
export function countAttempts(
  events: Iterable<Pick<HistoryEvent, 'type' | 'stateEnteredEventDetails'>>,
): ReadonlyMap<string, number> {
  const visits: { readonly state: string; times: number }[] = [];
  for (const { type = '', stateEnteredEventDetails } of events) {
    const last = visits.at(-1);
    if (stateEnteredEventDetails?.name !== undefined) {
      visits.push({ state: stateEnteredEventDetails.name, times: 0 });
    } else if (last !== undefined && begun.has(type)) last.times += 1;
  }
  const attempts = new Map<string, number>();
  for (const { state, times } of visits) {
    // A state that schedules nothing, a choice, was gone through all the same.
    attempts.set(state, (attempts.get(state) ?? 0) + Math.max(1, times));
  }
  return attempts;
}
