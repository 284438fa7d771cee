import { rmSync } from 'node:fs';
import path from 'node:path';
import { bootQuai } from '../local/boot-quai.ts';
import { findTools, type LocalTools } from '../local/local-tools.ts';
import type { LocalOutputs } from '../local/outputs.ts';
import { say } from '../local/say.ts';

const root = path.dirname(import.meta.dirname);

export interface BenchCloud {
  readonly root: string;
  readonly tools: LocalTools;
  readonly outputs: LocalOutputs;
  /** Logs and state of this cloud; gone afterwards. */
  readonly folder: string;
}

/**
 * Boots a cloud of its own (whatever a user has running is left in peace), measures on it and
 * takes it away again, also when it is interrupted.
 *
 * @param search `off`: without the index that follows the courses
 * @returns the exit code; figures that miss their target are told, they are no failure
 */
export async function withCloud(
  measure: (cloud: BenchCloud) => Promise<void>,
  search: 'as-installed' | 'off' = 'as-installed',
): Promise<number> {
  const folder = path.join(root, '.local', `bench-cloud-${process.pid}`);
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => interrupted.abort(new Error('Interrupted.')));
  }
  const found = await findTools(root);
  const tools = search === 'off' ? { ...found, openSearchHome: null } : found;
  if (search === 'off') process.env['SEARCH'] = 'off';
  const quai = await bootQuai({
    ...{ root, tools, folder, say },
    ports: { frontDoor: 0, aws: 0, search: 0, scheme: 0 },
    stage: 'local',
    faults: false,
    signal: interrupted.signal,
  });
  try {
    const stopped = new Promise<never>((_, reject) => {
      interrupted.signal.addEventListener('abort', () => reject(interrupted.signal.reason));
    });
    await Promise.race([measure({ root, tools, outputs: quai.outputs, folder }), stopped]);
    return 0;
  } finally {
    await quai.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
