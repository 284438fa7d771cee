import { type Command, type KeptProcess, readTail, spawnKept } from './kept-process.ts';

export interface ServiceRequest extends Command {
  /** The person's word for it: "the local AWS". */
  readonly name: string;
  readonly isReady: () => Promise<boolean>;
  readonly readyWithinSeconds: number;
  readonly signal: AbortSignal;
}

/** A running program of the local cloud. */
export interface Service {
  readonly name: string;
  /** Ends it and everything it started; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts a program that goes on until it is stopped, or until this process ends.
 *
 * @returns the service once it answers
 * @throws Error with the end of its log when it ends or does not answer in time, and the signal's
 *   reason when that is aborted; in all these cases nothing is left running
 */
export async function startService(request: ServiceRequest): Promise<Service> {
  request.signal.throwIfAborted();
  const kept = spawnKept(request);
  try {
    await waitUntilReady(request, kept);
  } catch (error) {
    await kept.stop();
    throw error;
  }
  return { name: request.name, stop: kept.stop };
}

async function waitUntilReady(request: ServiceRequest, kept: KeptProcess): Promise<void> {
  const { name, readyWithinSeconds, logFile } = request;
  const deadline = Date.now() + readyWithinSeconds * 1000;
  while (Date.now() < deadline) {
    request.signal.throwIfAborted();
    if (kept.hasEnded()) {
      throw new Error(
        `${name} did not start: ${(await kept.ended) ?? 'it ended'}\n${readTail(logFile)}`,
      );
    }
    if (await request.isReady().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${name} did not answer in ${readyWithinSeconds} s.\n${readTail(logFile)}`);
}
