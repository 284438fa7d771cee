import { readTransferAnswer } from '../../shared/transfers/scheme/read-answer.ts';
import { readDiscovery } from '../../shared/transfers/scheme/read-discovery.ts';
import type { Reply } from '../../shared/transfers/scheme/reply.ts';
import { writeOrder } from '../../shared/transfers/scheme/write-order.ts';
import type { SchemeAdapter } from '../../shared/transfers/scheme-adapter.ts';
import {
  askTimeoutMs,
  postTimeoutMs,
  type SendingPolicy,
} from '../../shared/transfers/sending/sending-policy.ts';

export interface SchemeAdapterOptions {
  /** `http://adapter:4001`, with or without a path before the adapter's own. */
  readonly url: string;
  readonly policy: SendingPolicy;
  /** Sent as `Authorization: Bearer`, for an adapter behind a gateway; empty: none. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

/** An answer has 6 KB; whatever is larger is not one of the adapter's. */
const answerBytesMax = 256 * 1024;

/**
 * The adapter over HTTP. It never repeats a call by itself: whether that is safe is decided where
 * the transfer's state is known. Connections are kept open and used again.
 *
 * @throws TypeError when the url is none: a wrong setting, not the adapter's doing
 */
export function createSchemeAdapter(options: SchemeAdapterOptions): SchemeAdapter {
  const { policy } = options;
  const { href } = new URL(options.url);
  const call = createCall(href.replace(/\/+$/, ''), options);
  return {
    discover: async ({ type, identifier }) => {
      const path = `/parties/${encodeURIComponent(type)}/${encodeURIComponent(identifier)}`;
      return readDiscovery(await call('GET', path, askTimeoutMs(policy)));
    },
    send: async (order) => {
      const body = JSON.stringify(writeOrder(order));
      const reply = await call('POST', '/transfers', postTimeoutMs(policy), body);
      return readTransferAnswer(order.uuid, 'send', reply);
    },
    ask: async (uuid) => {
      const path = `/transfers/${encodeURIComponent(uuid)}`;
      return readTransferAnswer(uuid, 'ask', await call('GET', path, askTimeoutMs(policy)));
    },
  };
}

type Call = (method: string, path: string, timeoutMs: number, body?: string) => Promise<Reply>;

function createCall(base: string, options: SchemeAdapterOptions): Call {
  const { token = '', fetch: fetchIt = fetch } = options;
  const headers = {
    accept: 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  return async (method, path, timeoutMs, body) => {
    const request = new Request(base + path, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      // A payment is never sent to another place because somebody answers so.
      redirect: 'manual',
      // Covers the whole answer, to its last byte: the adapter can hang at any point.
      signal: AbortSignal.timeout(timeoutMs),
    });
    try {
      const response = await fetchIt(request);
      const text = await readBounded(response);
      return { kind: 'answered', status: response.status, body: parseJson(text) };
    } catch (error) {
      return { kind: 'no-answer', because: reasonOf(error) };
    }
  };
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > answerBytesMax) return 'The answer is too long.';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What failed before anything could be sent: only then the adapter knows of nothing. */
const connecting = ['connect', 'getaddrinfo'];
const tookTooLong = ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'];

function reasonOf(error: unknown): 'timeout' | 'refused' | 'broken' {
  if (!(error instanceof Error)) return 'broken';
  if (error.name === 'TimeoutError') return 'timeout';
  const cause = error.cause as SystemFault | undefined;
  if (tookTooLong.includes(cause?.code ?? '')) return 'timeout';
  // Where a name has several addresses, each of them has a fault of its own.
  const faults = cause?.errors ?? (cause === undefined ? [] : [cause]);
  const neverConnected = faults.every(({ syscall = '' }) => connecting.includes(syscall));
  return faults.length > 0 && neverConnected ? 'refused' : 'broken';
}

interface SystemFault {
  readonly code?: string;
  readonly syscall?: string;
  readonly errors?: readonly SystemFault[];
}
