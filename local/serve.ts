import { rmSync } from 'node:fs';
import path from 'node:path';
import { bootQuai, type RunningQuai } from './boot-quai.ts';
import { findTools } from './local-tools.ts';
import { writeJsonFile } from './outputs.ts';
import { claimRunning, releaseRunning, updateRunning } from './running-file.ts';
import { say } from './say.ts';

export const root = path.dirname(import.meta.dirname);
const localFolder = path.join(root, '.local');
const runningFile = path.join(localFolder, 'running.json');
const outputsFile = path.join(localFolder, 'outputs.json');

/** What a command does while everything is up. @returns its exit code */
export type WhileUp = (quai: RunningQuai, signal: AbortSignal) => Promise<number>;

/**
 * Starts everything for this checkout, lets the command do its work, and stops everything again,
 * whatever happens in between: a failure, Ctrl-C, `npm run stop`, a closed terminal.
 */
export async function serve(whileUp: WhileUp): Promise<number> {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => interrupted.abort(new Interrupted()));
  }
  const mark = { pid: process.pid, url: null, startedAt: new Date().toISOString() };
  const claim = claimRunning(runningFile, mark);
  if (claim.kind === 'already-running') {
    const where = claim.mark.url === null ? 'It is still starting' : `It is at ${claim.mark.url}`;
    console.error(`Quai is running already. ${where}; stop it with: npm run stop`);
    return 1;
  }
  let quai: RunningQuai | undefined;
  try {
    quai = await boot(interrupted.signal);
    updateRunning(runningFile, { ...mark, url: quai.outputs.api_url });
    writeJsonFile(outputsFile, quai.outputs);
    return await whileUp(quai, interrupted.signal);
  } catch (error) {
    if (interrupted.signal.aborted) return 130;
    console.error(`\n${(error as Error).message}\n`);
    return 1;
  } finally {
    if (interrupted.signal.aborted) say('stopping');
    await quai?.stop();
    releaseRunning(runningFile, process.pid);
    say('everything is stopped');
  }
}

async function boot(signal: AbortSignal): Promise<RunningQuai> {
  const folder = path.join(localFolder, 'cloud');
  // What an earlier start left there is true no longer.
  rmSync(outputsFile, { force: true });
  return bootQuai({
    root,
    tools: await findTools(root),
    folder,
    ports: { frontDoor: 8000, aws: 4566, search: 9200, scheme: 4001 },
    stage: 'local',
    faults: false,
    say,
    signal,
  });
}

/** @returns once somebody wants it to end */
export function untilInterrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // A timer that does nothing keeps the process up whatever else is open.
    const keepUp = setInterval(() => {}, 1 << 30);
    signal.addEventListener('abort', () => {
      clearInterval(keepUp);
      resolve();
    });
  });
}

class Interrupted extends Error {
  override message = 'Interrupted.';
}
