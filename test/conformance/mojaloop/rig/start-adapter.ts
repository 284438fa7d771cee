import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stoppable } from './stoppable.ts';

export const adapterFolder = path.resolve(import.meta.dirname, '..');
const logFile = path.join(adapterFolder, '.cache', 'adapter.log');

export interface Adapter extends Stoppable {
  /** Without a chance to say goodbye. */
  kill(): Promise<void>;
}

export interface AdapterWish {
  /** In whole seconds. */
  readonly phaseTimeoutMs: number;
  readonly cacheUrl: string;
  /** Of the hub, `127.0.0.1:port`. */
  readonly peer: string;
  readonly ports: readonly [inbound: number, outbound: number, metrics: number];
}

/** Whoever ends us without a word ends it too: the channel to us closes. */
const endWithParent = 'process.on("disconnect",()=>process.exit())';

/**
 * Starts the real scheme adapter of npm, payer side, as a process of its own: without TLS and
 * signatures, and accepting parties and quotes by itself, as Quai wants it (docs/transfers.md).
 *
 * @returns once it answers
 */
export async function startAdapter(wish: AdapterWish): Promise<Adapter> {
  const [inbound, outbound, metrics] = wish.ports;
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const main = path.join(adapterFolder, 'node_modules/@mojaloop/sdk-scheme-adapter/src/index.js');
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${endWithParent}`, main],
    {
      cwd: adapterFolder,
      stdio: ['ignore', log, log, 'ipc'],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        INBOUND_LISTEN_PORT: String(inbound),
        OUTBOUND_LISTEN_PORT: String(outbound),
        METRICS_SERVER_LISTEN_PORT: String(metrics),
        PEER_ENDPOINT: wish.peer,
        // Nobody calls the payer's own back end.
        BACKEND_ENDPOINT: wish.peer,
        CACHE_URL: wish.cacheUrl,
        DFSP_ID: 'payerfsp',
        JWS_SIGN: 'false',
        VALIDATE_INBOUND_JWS: 'false',
        AUTO_ACCEPT_PARTY: 'true',
        AUTO_ACCEPT_QUOTES: 'true',
        REQUEST_PROCESSING_TIMEOUT_SECONDS: String(wish.phaseTimeoutMs / 1_000),
        LOG_INDENT: '0',
      },
    },
  );
  const stop = () => stopProcess(child, 'SIGTERM');
  try {
    await isReady(child, `http://127.0.0.1:${outbound}/`, inbound);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, kill: () => stopProcess(child, 'SIGKILL') };
}

const readyWithinMs = 60_000;

async function isReady(child: ChildProcess, url: string, inbound: number): Promise<void> {
  const until = Date.now() + readyWithinMs;
  while (Date.now() < until && child.exitCode === null) {
    const answers = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers && (await isListening(inbound))) return;
    await sleep(100);
  }
  throw new Error(`The scheme adapter did not start; it says why in ${logFile}`);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** An adapter that hangs does not end when asked: then it is ended. */
async function stopProcess(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await ended;
  clearTimeout(timer);
}
