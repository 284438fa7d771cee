import { existsSync, readFileSync } from 'node:fs';

/**
 * Takes settings from a file of `NAME=value` lines, as `.env.example` shows them. What the shell
 * already gives wins. Node 18 cannot read such a file by itself.
 *
 * @param {string} file
 * @param {NodeJS.ProcessEnv} env changed in place
 */
export function readDotenv(file, env = process.env) {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const [, name, value] = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || env[name] !== undefined) continue;
    env[name] = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  }
}
