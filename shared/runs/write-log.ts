import type { ResultStore } from './result-store.ts';
import { isTerminal } from './run.ts';
import type { RunStore } from './run-store.ts';
import { type LogPorts, tellLog } from './tell-log.ts';

export interface LogWritingPorts extends LogPorts {
  readonly runs: LogPorts['runs'] & Pick<RunStore, 'read'>;
  readonly results: Pick<ResultStore, 'writeText'>;
}

/** Where the whole log of an ended run lies, in the results bucket. */
export function logKeyOf(runId: string): string {
  return `runs/${runId}/log.txt`;
}

/**
 * Puts the log of an ended run together, in its owner's language. Nothing changes by it: as long as
 * the file is not there the log is put together when somebody asks for it, and cut when it is long.
 *
 * @returns `not-ended` for a run that still goes on, or that does not exist
 */
export async function writeLog(
  ports: LogWritingPorts,
  runId: string,
): Promise<'written' | 'not-ended'> {
  const run = await ports.runs.read(runId);
  if (run === undefined || !isTerminal(run.status)) return 'not-ended';
  await ports.results.writeText(logKeyOf(runId), withLineEnds(tellLog(ports, run, run.lang)));
  return 'written';
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}
