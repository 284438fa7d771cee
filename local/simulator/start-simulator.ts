import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCalls, type Outcome } from './answer-calls.ts';
import { answerControl, type Controls } from './answer-control.ts';
import { createFaults } from './faults.ts';
import { createSchemeLedger, type LedgerTransfer } from './scheme-ledger.ts';
import { createTimers, type Timers } from './timers.ts';

export interface SimulatorOptions {
  /** 0: one that the system gives. */
  readonly port?: number;
  /** The adapter's time-out per phase; what happens late happens in parts of it. */
  readonly phaseTimeoutMs?: number;
  /** How long a payment takes when nothing goes wrong. */
  readonly latencyMs?: number;
  /** As the real adapter may: two calls at once for one payee wedge it. */
  readonly wedges?: boolean;
  /** A transfer became COMMITTED or ABORTED: the place to send a callback from. */
  readonly onFinal?: (transfer: Readonly<LedgerTransfer>) => void;
  /** For tests that move time by hand. */
  readonly timers?: Timers;
}

export interface Simulator extends Controls {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Plays the payer side of the Mojaloop SDK scheme adapter, with switch and payees behind it, as the
 * real one was measured: `GET /`, `GET /parties/{type}/{id}`, `POST /transfers`,
 * `GET /transfers/{id}`; and beside them `/_ledger`, `/_transfer/{id}`, `/_scenarios`, `/_faults`,
 * `/_reset`. Keeps everything in memory, and listens on this machine only.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { phaseTimeoutMs = 1000, latencyMs = 0, wedges = false, onFinal = () => {} } = options;
  const ledger = createSchemeLedger();
  const timers = options.timers ?? createTimers();
  const faults = createFaults();
  const times = { phaseTimeoutMs, latencyMs };
  const calls = createCalls({ ledger, times, timers, onFinal }, faults, { wedges });
  const controls: Controls = {
    ledger: () => ({ ...ledger.report(), calls: { ...calls.counts } }),
    transfer: (id) => ledger.find(id),
    arm: (fault) => (fault.kind === 'refuse' ? pause(fault.ms) : faults.arm(fault)),
    clearFaults: () => faults.clear(),
    reset: () => {
      timers.stop();
      faults.clear();
      ledger.clear();
      calls.unwedge();
    },
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const text = await readBody(request);
    const control = answerControl(controls, request.method ?? '', request.url ?? '', text);
    write(response, control ?? (await route(calls, request, text)));
  };
  const port = await listen(server, options.port ?? 0);
  /** Nobody listens for a while, as during a restart; what was known before is known afterwards. */
  let pausing: NodeJS.Timeout | undefined;
  const pause = (ms: number) => {
    clearTimeout(pausing);
    const goOn = () => void listen(server, port).catch(() => {});
    // Whoever asked for it gets the answer first. The timer keeps the program alive meanwhile.
    pausing = setTimeout(() => {
      server.close();
      server.closeAllConnections();
      pausing = setTimeout(goOn, ms);
    }, answerMs);
  };
  return {
    ...controls,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      clearTimeout(pausing);
      timers.stop();
      await close(server);
    },
  };
}

/** What an answer takes to be on its way: milliseconds. */
const answerMs = 50;

async function route(
  calls: ReturnType<typeof createCalls>,
  { method, url = '' }: IncomingMessage,
  text: string,
): Promise<Outcome> {
  const [path = ''] = url.split('?');
  const [, room, first = '', second] = path.split('/').map(decodeURIComponent);
  if (method === 'GET' && path === '/') return { status: 200, body: '' };
  if (method === 'GET' && room === 'parties' && second) return calls.discover(first, second);
  if (method === 'GET' && room === 'transfers' && first) return calls.ask(first);
  if (method === 'POST' && path === '/transfers') {
    const body = parseJson(text);
    return body === undefined ? { status: 404, body: 'Not Found' } : calls.send(body);
  }
  return { status: 400, body: { message: `Couldn't match path ${path}`, statusCode: 400 } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'hang') return;
  if (outcome === 'reset') {
    response.destroy();
    return;
  }
  const { status, body } = outcome;
  const isText = typeof body === 'string';
  response.writeHead(status, {
    'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
  });
  response.end(isText ? body : JSON.stringify(body));
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(port, '127.0.0.1', resolve);
  await promise;
  server.off('error', reject);
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
