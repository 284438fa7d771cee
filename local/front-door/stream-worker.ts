// The thread that runs the one function the local AWS cannot: it does not stream. Its environment
// is the deployed function's own, so that the bundle finds itself as on AWS.
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import type { FunctionUrlEvent } from './function-url-event.ts';
import type { FromStreamWorker, StreamWorkerData, ToStreamWorker } from './stream-messages.ts';

const FUNCTION_TIMEOUT_MS = 15 * 60 * 1000;

interface Prelude {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
}
type StreamingHandler = (event: FunctionUrlEvent, stream: Writable, context: object) => unknown;

/** The response stream of the Lambda runtime; writing to it after the client left fails. */
class ResponseStream extends Writable {
  readonly id: string;
  private isBegun = false;

  constructor(id: string) {
    super();
    this.id = id;
  }

  begin({ statusCode = 200, headers = {} }: Prelude): void {
    if (this.isBegun) return;
    this.isBegun = true;
    tell({ kind: 'head', id: this.id, statusCode, headers });
  }

  setContentType(contentType: string): void {
    this.begin({ headers: { 'content-type': contentType } });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.begin({ headers: { 'content-type': 'application/octet-stream' } });
    tell({ kind: 'chunk', id: this.id, bytes: new Uint8Array(chunk) });
    done();
  }

  override _final(done: () => void): void {
    this.begin({});
    tell({ kind: 'end', id: this.id });
    done();
  }
}

const streams = new Map<string, ResponseStream>();

Object.assign(globalThis, {
  awslambda: {
    streamifyResponse: (handler: StreamingHandler) => handler,
    HttpResponseStream: {
      from: (stream: ResponseStream, prelude: Prelude) => {
        stream.begin(prelude);
        return stream;
      },
    },
  },
});

const loading = import((workerData as StreamWorkerData).bundle) as Promise<{
  handler: StreamingHandler;
}>;
// A bundle that does not load is told to whoever calls it.
loading.catch(() => {});

parentPort?.on('message', (message: ToStreamWorker) => {
  if (message.kind === 'abandon') streams.get(message.id)?.destroy();
  else void answer(message.id, message.event);
});

async function answer(id: string, event: FunctionUrlEvent): Promise<void> {
  const stream = new ResponseStream(id);
  streams.set(id, stream);
  stream.on('error', () => {});
  stream.on('close', () => streams.delete(id));
  try {
    const { handler } = await loading;
    await handler(event, stream, contextOf(id));
    if (!stream.writableEnded) stream.end();
  } catch (error) {
    if (stream.destroyed && !stream.writableFinished) return;
    tell({ kind: 'fault', id, message: (error as Error).stack ?? String(error) });
    stream.destroy();
  }
}

function contextOf(id: string) {
  const endsAt = Date.now() + FUNCTION_TIMEOUT_MS;
  const functionName = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'stream-run';
  return {
    awsRequestId: id,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => endsAt - Date.now(),
  };
}

function tell(message: FromStreamWorker): void {
  parentPort?.postMessage(message);
}
