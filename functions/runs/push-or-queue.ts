import type { LivePorts } from '../../shared/live/live-ports.ts';
import { retryPush } from '../../shared/live/push-retries.ts';
import { pushRun } from '../../shared/live/push-run.ts';
import { logger } from '../runtime/observe.ts';

/**
 * Pushes what is new in a run; what cannot be pushed now goes through the queue of retries, so that
 * it holds up no other run.
 *
 * @throws when the queue does not take it either: then only the stream still has it
 */
export async function pushOrQueue(ports: LivePorts, runId: string, deadline: Date): Promise<void> {
  try {
    const options = { connectionId: null, attempts: 0, deadline };
    logger.info('Pushed', { runId, ...(await pushRun(ports, runId, options)) });
  } catch (error) {
    logger.error('Not pushed', { runId, error: error as Error });
    await retryPush(ports.retries, { runId, connectionId: null, attempt: 1 });
  }
}
