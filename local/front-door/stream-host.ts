import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { toFunctionUrlEvent } from './function-url-event.ts';
import { answerProblem } from './problem.ts';
import type { FromStreamWorker, StreamWorkerData, ToStreamWorker } from './stream-messages.ts';

export interface StreamHostRequest {
  /** The function's bundle, as it is deployed. */
  readonly bundleFile: string;
  /** The function's whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Runs the streaming function, in a thread of its own, for the front door. */
export interface StreamHost {
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Takes a new bundle; streams that are open end, and clients resume where they were. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

export function createStreamHost(host: StreamHostRequest): StreamHost {
  const open = new Map<string, ServerResponse>();
  let worker: Worker | null = null;

  /** @param detail why the streams that are open end here */
  const endAll = (detail: string) => {
    for (const response of open.values()) {
      answerProblem(response, 502, 'Bad Gateway', detail);
    }
    open.clear();
  };
  const drop = async (detail: string) => {
    const old = worker;
    worker = null;
    endAll(detail);
    await old?.terminate();
  };
  const start = (): Worker => {
    const fresh = startWorker(host);
    fresh.on('message', (message: FromStreamWorker) => passOn(message, open));
    const onDeath = () => {
      if (worker !== fresh) return;
      worker = null;
      endAll(`The streaming function ended unexpectedly; see ${host.logFile}.`);
    };
    fresh.on('error', onDeath).on('exit', onDeath);
    return fresh;
  };

  return {
    answer(request, response) {
      worker ??= start();
      const id = randomUUID();
      const current = worker;
      const tell = (message: ToStreamWorker) => current.postMessage(message);
      open.set(id, response);
      response.on('error', () => {});
      response.on('close', () => {
        if (open.delete(id)) tell({ kind: 'abandon', id });
      });
      tell({ kind: 'call', id, event: toFunctionUrlEvent(request, id, new Date()) });
    },
    reload: () => drop('The streaming function was replaced by a new version.'),
    stop: () => drop('The front door is closing.'),
  };
}

function startWorker({ bundleFile, env, logFile }: StreamHostRequest): Worker {
  const workerData: StreamWorkerData = { bundle: pathToFileURL(bundleFile).href };
  const worker = new Worker(new URL('./stream-worker.ts', import.meta.url), {
    workerData,
    env: { ...env },
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  const log = createWriteStream(logFile, { flags: 'a' }).on('error', () => {});
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });
  worker.on('error', (error: unknown) => log.write(`${String(error)}\n`));
  worker.on('exit', () => log.end());
  return worker;
}

function passOn(message: FromStreamWorker, open: Map<string, ServerResponse>): void {
  const response = open.get(message.id);
  if (response === undefined) return;
  switch (message.kind) {
    case 'head':
      response.writeHead(message.statusCode, message.headers);
      response.flushHeaders();
      return;
    case 'chunk':
      response.write(message.bytes);
      return;
    case 'end':
      open.delete(message.id);
      response.end();
      return;
    case 'fault':
      open.delete(message.id);
      answerProblem(response, 502, 'Bad Gateway', 'The streaming function failed.');
  }
}
