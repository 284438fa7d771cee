// Keeps one program of the local cloud: `node keeper.mjs <log file> <program> [arguments]`.
//
// The program may live as long as the keeper's standard input stays open. Whoever started it
// closes it to stop the program, or dies, by whatever death, and the pipe closes by itself: so
// nothing outlives its starter, without anybody having to clean up after a kill -9.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';

const PATIENCE_MS = 8000;
const POLL_MS = 50;

const [logFile, program, ...args] = process.argv.slice(2);
const log = openSync(logFile, 'a');
const kept = spawn(program, args, { detached: true, stdio: ['ignore', log, log] });
let stopping = false;

kept.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
kept.on('exit', (code, signal) => {
  if (stopping) return;
  // It ended by itself; what it had started must not stay behind.
  signalGroup('SIGKILL');
  if (code !== 0) process.stderr.write(`${signal ?? `exit ${code}`}\n`);
  process.exit(code ?? 1);
});

for (const name of ['SIGINT', 'SIGHUP']) process.on(name, () => {});
process.on('SIGTERM', stop);
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();

async function stop() {
  if (stopping) return;
  stopping = true;
  signalGroup('SIGTERM');
  const deadline = Date.now() + PATIENCE_MS;
  while (groupLives() && Date.now() < deadline) await new Promise((r) => setTimeout(r, POLL_MS));
  signalGroup('SIGKILL');
  process.exit(0);
}

function groupLives() {
  return signalGroup(0);
}

/** The whole group: the program's own helpers (a Node process for each warm function) with it. */
function signalGroup(signal) {
  try {
    process.kill(-kept.pid, signal);
    return true;
  } catch {
    return false;
  }
}
