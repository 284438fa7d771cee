import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type OpeningPorts,
  openStream,
  type StreamRequest,
  streamLanguage,
} from '../../shared/live/open-stream.ts';
import {
  keepAlive,
  keepAliveEveryMs,
  type StreamWish,
  streamBroken,
  streamMs,
  streamRun,
} from '../../shared/live/stream-run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { logger } from '../runtime/observe.ts';
import { writeAnswer } from '../runtime/write-answer.ts';

export interface StreamingPorts extends OpeningPorts {
  readonly runs: Pick<RunStore, 'read' | 'readEvents'>;
  /** Whether the call came through the front door. */
  isThroughFrontDoor(request: StreamRequest): boolean;
}

export interface ResponseHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends status and headers, and gives the stream for the body. */
export type Respond = (head: ResponseHead) => Writable;

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache',
  // For proxies that would collect a response before they pass it on.
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
};

/** Answers one request for a stream: all refusals come before the first byte, as problems. */
export async function answerStream(
  ports: StreamingPorts,
  request: StreamRequest,
  requestId: string,
  respond: Respond,
): Promise<void> {
  const refuse = (problem: string, lang = streamLanguage(request)) => {
    const { body, ...head } = writeAnswer({ problem }, lang, requestId);
    end(respond(head), body ?? '');
  };
  try {
    if (!ports.isThroughFrontDoor(request)) return refuse('AUTH-06');
    const opening = await openStream(ports, request, new Date());
    switch (opening.kind) {
      case 'refused':
        return refuse(opening.problem);
      case 'nothing-more':
        return end(respond({ statusCode: 204, headers: { 'cache-control': 'no-cache' } }), '');
      case 'stream':
        logger.info('Stream', { runId: opening.wish.runId, after: opening.wish.afterSeq });
        return await writeStream(
          ports,
          opening.wish,
          respond({ statusCode: 200, headers: streamHeaders }),
        );
    }
  } catch (error) {
    logger.error('Stream not opened', { error: error as Error });
    refuse('RUN-500');
  }
}

async function writeStream(ports: StreamingPorts, wish: StreamWish, out: Writable): Promise<void> {
  const gone = new AbortController();
  out.once('close', () => gone.abort());
  out.on('error', () => gone.abort());
  const timer = setInterval(() => out.write(keepAlive), keepAliveEveryMs);
  try {
    const options = {
      now: () => new Date(),
      sleep: (ms: number) => sleep(ms, undefined, { signal: gone.signal }).catch(() => {}),
      signal: gone.signal,
      endAfterMs: streamMs,
    };
    const own = wish.as === undefined ? undefined : ports.streams?.[wish.as];
    const texts = own?.tell(wish, options) ?? streamRun(ports.runs, wish, options);
    for await (const text of texts) {
      // A slow reader is waited for, so that no more than a page is ever kept in memory.
      if (!out.write(text)) await once(out, 'drain', { signal: gone.signal }).catch(() => {});
      if (gone.signal.aborted) return;
    }
  } catch (error) {
    logger.error('Stream broken', { runId: wish.runId, error: error as Error });
    out.write(streamBroken(wish.lang));
  } finally {
    clearInterval(timer);
    out.end();
  }
}

/** Writes even when there is nothing to write: the head goes out with the first write. */
function end(out: Writable, body: string): void {
  out.write(body);
  out.end();
}
