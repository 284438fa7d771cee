import path from 'node:path';
import { findFreePort } from './ports.ts';
import { type Service, startService } from './service.ts';

/** The scheme adapter that a deployment talks to. */
export interface LocalScheme {
  /** `http://127.0.0.1:4001`, no trailing slash. */
  readonly url: string;
  /** Seconds per phase before it gives up. */
  readonly phaseSeconds: number;
  /** null: somebody else's, given by SCHEME_ADAPTER_URL. */
  readonly service: Service | null;
}

/** So short that a transfer nobody answers for is asked for while one looks on. */
const SIMULATED_PHASE_SECONDS = 1;

/**
 * Starts the simulator of the scheme adapter, or takes the adapter that SCHEME_ADAPTER_URL names.
 *
 * @param preferredPort the adapter's own is 4001; a busy one is replaced
 */
export async function startScheme(
  root: string,
  folder: string,
  preferredPort: number,
  signal: AbortSignal,
): Promise<LocalScheme> {
  const given = process.env['SCHEME_ADAPTER_URL'];
  if (given) {
    const phaseSeconds = Number(process.env['SCHEME_ADAPTER_PHASE_SECONDS'] || 30);
    return { url: given.replace(/\/+$/, ''), phaseSeconds, service: null };
  }
  const port = await findFreePort(preferredPort);
  const url = `http://127.0.0.1:${port}`;
  const service = await startService({
    name: 'The simulated scheme adapter',
    program: process.execPath,
    args: [
      path.join(root, 'local/simulator/main.ts'),
      `--port=${port}`,
      `--phase-timeout-ms=${SIMULATED_PHASE_SECONDS * 1000}`,
    ],
    cwd: root,
    logFile: path.join(folder, 'logs', 'simulator.log'),
    env: { PATH: process.env['PATH'] ?? '' },
    isReady: async () => (await fetch(url)).ok,
    readyWithinSeconds: 20,
    signal,
  });
  return { url, phaseSeconds: SIMULATED_PHASE_SECONDS, service };
}
