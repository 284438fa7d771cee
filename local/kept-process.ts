import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const keeper = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const TAIL_LINES = 40;

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** The whole environment: nothing of ours is added. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Takes all it says. */
  readonly logFile: string;
}

/** A program that cannot outlive this process (see keeper.mjs). */
export interface KeptProcess {
  hasEnded(): boolean;
  /** Resolves when it is over: to null after exit 0 or a stop, else to how it ended. */
  readonly ended: Promise<string | null>;
  /** Ends it and everything it started; may be called again. */
  stop(): Promise<void>;
}

export function spawnKept({ program, args, env, cwd, logFile }: Command): KeptProcess {
  const child = spawn(process.execPath, [keeper, logFile, program, ...args], {
    cwd,
    env: { ...env },
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  let remark = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    remark += text;
  });
  // A pipe that breaks because the keeper has ended is no news.
  child.stdin.on('error', () => {});
  let over = false;
  const ended = new Promise<string | null>((resolve) => {
    const finish = (how: string | null) => {
      over = true;
      resolve(how);
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code) => finish(code === 0 ? null : remark.trim()));
  });
  return {
    ended,
    hasEnded: () => over,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** The last lines of a log; empty when there is none. */
export function readTail(file: string): string {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}
