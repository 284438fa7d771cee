import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** `.local/running.json`: the one start of this checkout that is up. */
export interface RunningMark {
  readonly pid: number;
  /** Front door; null while it is still starting. */
  readonly url: string | null;
  readonly startedAt: string;
}

export type ClaimResult =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'already-running'; readonly mark: RunningMark };

const entries = ['start.ts', 'dev.ts'].map((name) => path.join(import.meta.dirname, name));

/**
 * Takes the mark for this process. One that a dead process left behind is taken over.
 *
 * @param file `.local/running.json` of the checkout
 * @param isOurs whether a process is a running start (the operating system gives pids again)
 */
export function claimRunning(
  file: string,
  mark: RunningMark,
  isOurs: (pid: number) => boolean = isStartProcess,
): ClaimResult {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    if (createWhole(file, mark)) return { kind: 'claimed' };
    const other = readRunning(file);
    if (other !== null && isOurs(other.pid)) return { kind: 'already-running', mark: other };
    rmSync(file, { force: true });
  }
}

/** Of two starts at once only one gets it, and nobody reads a mark that is half written. */
function createWhole(file: string, mark: RunningMark): boolean {
  const draft = `${file}.${mark.pid}`;
  writeFileSync(draft, `${JSON.stringify(mark)}\n`);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Changes the mark of this process, as its address becomes known. */
export function updateRunning(file: string, mark: RunningMark): void {
  writeFileSync(file, `${JSON.stringify(mark)}\n`);
}

/** Gives the mark back, unless it is another's by now. */
export function releaseRunning(file: string, pid: number): void {
  if (readRunning(file)?.pid === pid) rmSync(file, { force: true });
}

/** @returns null when there is none or it cannot be read */
export function readRunning(file: string): RunningMark | null {
  try {
    const { pid, url, startedAt } = JSON.parse(readFileSync(file, 'utf8')) as RunningMark;
    return Number.isInteger(pid) && pid > 1 ? { pid, url, startedAt } : null;
  } catch {
    return null;
  }
}

/** Whether the process lives and is this checkout's `npm start` or `npm run dev`. */
export function isStartProcess(pid: number): boolean {
  const commandLine = commandLineOf(pid);
  return entries.some((entry) => commandLine.includes(entry));
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux') return '';
  }
  const ps = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 ? ps.stdout : '';
}
