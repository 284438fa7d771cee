import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../local/ports.ts';
import { startService } from '../local/service.ts';

export interface BenchScheme {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a simulated scheme adapter of its own in which every payment takes so long. */
export async function startBenchScheme(
  root: string,
  { latencyMs, phaseMs }: { readonly latencyMs: number; readonly phaseMs: number },
): Promise<BenchScheme> {
  const port = await findFreePort(0);
  const url = `http://127.0.0.1:${port}`;
  const folder = path.join(root, '.local', `bench-scheme-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const service = await startService({
    name: 'The simulated scheme adapter of the bench',
    program: process.execPath,
    args: [
      path.join(root, 'local/simulator/main.ts'),
      ...[`--port=${port}`, `--phase-timeout-ms=${phaseMs}`, `--latency-ms=${latencyMs}`],
    ],
    cwd: root,
    logFile: path.join(folder, 'simulator.log'),
    env: { PATH: process.env['PATH'] ?? '' },
    isReady: async () => (await fetch(url)).ok,
    readyWithinSeconds: 20,
    signal: new AbortController().signal,
  });
  return {
    url,
    stop: async () => {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
