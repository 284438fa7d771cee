import { spawn, spawnSync } from 'node:child_process';
import { NeedsAttention } from './say.mjs';

const TAIL_CHARACTERS = 4000;

/**
 * Runs an installer quietly; its output is shown only when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { whatFailed: string }} options
 * @returns {Promise<void>}
 * @throws {NeedsAttention} with the end of its output when it fails or is missing
 */
export function runTool(command, args, { whatFailed, ...options }) {
  return new Promise((resolve, reject) => {
    let tail = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk) => {
      tail = (tail + chunk).slice(-TAIL_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(new NeedsAttention(`${whatFailed}: ${error.message}`)));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new NeedsAttention(`${whatFailed} (${signal ?? `exit ${code}`}).\n${tail.trim()}`));
    });
  });
}

/**
 * What a program says of itself; null when it is missing or fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string | null} standard output and error together
 */
export function askTool(command, args) {
  const answer = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  return answer.status === 0 ? `${answer.stdout}${answer.stderr}` : null;
}
