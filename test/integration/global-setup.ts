import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { bootQuai } from '../../local/boot-quai.ts';
import { findTools } from '../../local/local-tools.ts';
import type { LocalOutputs } from '../../local/outputs.ts';
import { say } from '../../local/say.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    outputs: LocalOutputs;
  }
}

const root = path.resolve(import.meta.dirname, '../..');
const localFolder = path.join(root, '.local');
const PREFIX = 'test-cloud-';

/**
 * Boots a cloud for the tests alone: free ports, a folder of its own, the fault switch on. Whatever
 * a user has running is left in peace. When it does not boot, nothing is left behind.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeForgotten();
  const folder = path.join(localFolder, `${PREFIX}${process.pid}`);
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => interrupted.abort(new Error('Interrupted.')));
  }
  const quai = await bootQuai({
    root,
    tools: await findTools(root),
    folder,
    ports: { frontDoor: 0, aws: 0, search: 0, scheme: 0 },
    stage: 'test',
    faults: true,
    say: (line) => say(`test cloud: ${line}`),
    signal: interrupted.signal,
  });
  project.provide('outputs', quai.outputs);
  return async () => {
    await quai.stop();
    // Kept when somebody wants to read its logs.
    if (process.env['KEEP_TEST_CLOUD'] !== 'on') rmSync(folder, { recursive: true, force: true });
  };
}

/** A run that was killed could not clear up; its programs ended with it, its folder stayed. */
function removeForgotten(): void {
  if (!existsSync(localFolder)) return;
  for (const name of readdirSync(localFolder).filter((entry) => entry.startsWith(PREFIX))) {
    if (isAlive(Number(name.slice(PREFIX.length)))) continue;
    rmSync(path.join(localFolder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
