import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from './ports.ts';
import { type Service, startService } from './service.ts';

/**
 * Starts the local AWS with an environment of its own: whatever else it were given, it would hand
 * on to every function it runs.
 *
 * @param folder for its log and state, made when missing
 * @param enforcesRights IAM policies, signatures and bucket policies are checked as on AWS
 */
export async function startMinistack(
  python: string,
  folder: string,
  preferredPort: number,
  enforcesRights: boolean,
  signal: AbortSignal,
): Promise<{ service: Service; endpoint: string }> {
  const port = await findFreePort(preferredPort);
  const endpoint = `http://127.0.0.1:${port}`;
  const inside = (name: string) => {
    const made = path.join(folder, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  // Its function runner is a CommonJS file in there; under our own package it would be a module.
  writeFileSync(path.join(inside('ministack/tmp'), 'package.json'), '{"type":"commonjs"}\n');
  const programs = [path.dirname(process.execPath), path.dirname(python), '/usr/bin', '/bin'];
  const service = await startService({
    name: 'The local AWS',
    program: python,
    args: ['-m', 'ministack'],
    cwd: inside('ministack'),
    logFile: path.join(inside('logs'), 'ministack.log'),
    env: {
      PATH: programs.join(path.delimiter),
      HOME: inside('ministack/home'),
      TMPDIR: inside('ministack/tmp'),
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: 'localhost',
      IOT_MTLS_ENABLED: '0',
      // Every start is a fresh one: objects go to disk to spare memory, the rest is never saved.
      PERSIST_STATE: '0',
      S3_PERSIST: '1',
      S3_DATA_DIR: inside('ministack/s3'),
      STATE_DIR: inside('ministack/state'),
      LAMBDA_WARM_TTL_SECONDS: '60',
      ...(enforcesRights ? { AUTH: 'true' } : {}),
    },
    isReady: async () => (await fetch(`${endpoint}/_ministack/health`)).ok,
    readyWithinSeconds: 30,
    signal,
  });
  return { service, endpoint };
}
