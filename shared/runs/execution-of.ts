import type { Run } from './run.ts';

/**
 * Name of the execution that works on a run: the run's own id, and after it went on from waiting
 * for somebody a number behind, since no two executions may have one name.
 */
export function executionOf({ id, resumed }: Pick<Run, 'id' | 'resumed'>): string {
  return resumed === 0 ? id : `${id}.${resumed}`;
}

/** The run that an execution works on. */
export function runOfExecution(execution: string): string {
  return execution.split('.')[0] ?? execution;
}
