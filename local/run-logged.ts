import { type Command, readTail, spawnKept } from './kept-process.ts';

export interface LoggedCommand extends Command {
  /** What failed, in a person's words, when it does. */
  readonly whatFailed: string;
  readonly signal?: AbortSignal;
}

/**
 * Runs a command to its end; its output goes to a log file. An aborted signal ends it and what it
 * started.
 *
 * @throws Error with the end of the log when it fails; the signal's reason when aborted
 */
export async function runLogged({ whatFailed, signal, ...command }: LoggedCommand): Promise<void> {
  signal?.throwIfAborted();
  const kept = spawnKept(command);
  const onAbort = () => void kept.stop();
  signal?.addEventListener('abort', onAbort);
  const failure = await kept.ended;
  signal?.removeEventListener('abort', onAbort);
  signal?.throwIfAborted();
  if (failure !== null) {
    const { logFile } = command;
    throw new Error(`${whatFailed}: ${failure}. The end of ${logFile}:\n${readTail(logFile)}`);
  }
}
