import { logger } from '../runtime/observe.ts';
import { type PublishingPorts, publishRunConcluded } from './publish-run-concluded.ts';

export interface QueueingPorts extends PublishingPorts {
  /** Puts a run into the queue of retries. Throws when the queue did not take it. */
  queueRetry(runId: string): Promise<void>;
}

/**
 * Tells the bus of the end of a run; what cannot be told now goes through the queue of retries.
 *
 * @throws when the queue does not take it either: then only the stream still has it
 */
export async function publishOrQueue(ports: QueueingPorts, runId: string): Promise<void> {
  try {
    const outcome = await publishRunConcluded(ports, runId);
    logger.info('Run concluded', { runId, outcome });
  } catch (error) {
    logger.error('Not published', { runId, error: error as Error });
    await ports.queueRetry(runId);
  }
}
