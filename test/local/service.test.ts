import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type ServiceRequest, startService } from '../../local/service.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'quai-service-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let services = 0;

/** A shell that starts a helper, as the local AWS starts functions, and writes both pids down. */
function aService(script: string, fields: Partial<ServiceRequest> = {}) {
  const own = path.join(folder, String(services++));
  const pids = `${own}.pids`;
  const request: ServiceRequest = {
    name: 'The service',
    program: 'sh',
    args: ['-c', `sleep 1000 & echo $$ $! > ${pids}.new; mv ${pids}.new ${pids}; ${script}`],
    env: { PATH: process.env['PATH'] ?? '' },
    cwd: folder,
    logFile: `${own}.log`,
    isReady: async () => existsSync(pids),
    readyWithinSeconds: 20,
    signal: new AbortController().signal,
    ...fields,
  };
  return { request, living: () => pidsIn(pids).filter(isAlive) };
}

function pidsIn(file: string): number[] {
  return readFileSync(file, 'utf8').trim().split(' ').map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended but was not yet fetched by its parent is not alive.
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

test('stopping ends the program and what it started', async () => {
  const { request, living } = aService('wait');
  const service = await startService(request);
  expect(living()).toHaveLength(2);
  await service.stop();
  expect(living()).toEqual([]);
  await service.stop();
});

test('a program that ends by itself leaves no helper, and its log tells why', async () => {
  const { request, living } = aService('echo no space left >&2; exit 7', {
    isReady: async () => false,
  });
  await expect(startService(request)).rejects.toThrow(
    /did not start: .*exit 7[\s\S]*no space left/,
  );
  expect(living()).toEqual([]);
});

test('an interruption while it starts leaves nothing', async () => {
  const interrupted = new AbortController();
  const { request, living } = aService('wait', { signal: interrupted.signal });
  const starting = startService({
    ...request,
    isReady: async () => {
      if (await request.isReady()) interrupted.abort(new Error('Interrupted.'));
      return false;
    },
  });
  await expect(starting).rejects.toThrow('Interrupted.');
  expect(living()).toEqual([]);
});

test('when the starter is killed outright, what it started ends too', async () => {
  const { request, living } = aService('wait');
  const keeper = path.resolve(import.meta.dirname, '../../local/keeper.mjs');
  const [, script = ''] = request.args;
  const starter = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, ${JSON.stringify([keeper, request.logFile, 'sh', '-c', script])}, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
       setInterval(() => {}, 1000);`,
    ],
    { stdio: 'ignore' },
  );
  await expect.poll(() => request.isReady(), { timeout: 10_000 }).toBe(true);
  expect(living()).toHaveLength(2);
  starter.kill('SIGKILL');
  await expect.poll(living, { timeout: 10_000 }).toEqual([]);
});
