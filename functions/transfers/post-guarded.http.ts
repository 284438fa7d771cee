import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isCallable } from '../../shared/transfers/callbacks/judge-address.ts';
import { hostOf } from '../../shared/transfers/callbacks/judge-callback-url.ts';
import type { CallbackPost, Posted } from '../../shared/transfers/callbacks/notify-ended.ts';

/** All addresses of a name; throws when it has none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

export interface PostingOptions {
  /** CIDRs that may be called although they are not public. */
  readonly exceptions: readonly string[];
  /** For the whole call: name, connection, answer. */
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
}

/**
 * Posts to an address that somebody gave. Its name is resolved once, every address that it has is
 * judged, and the connection is made to the one that was judged: a name that leads elsewhere a
 * moment later (DNS rebinding) leads nowhere. Redirects are answers like any others.
 *
 * @returns what came of it; throws for nothing that name, network or receiver do
 */
export function createGuardedPost({
  exceptions,
  timeoutMs = 10_000,
  resolve = systemResolve,
}: PostingOptions): (post: CallbackPost) => Promise<Posted> {
  return async (post) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const host = hostOf(post.url);
    const addresses = await withinTime(resolveHost(host, resolve), signal);
    const [address] = addresses ?? [];
    if (addresses === undefined || address === undefined) return { kind: 'no-answer' };
    if (!addresses.every((each) => isCallable(each, exceptions))) return { kind: 'forbidden' };
    return send(post, host, address, signal);
  };
}

/** undefined: no such name, or nobody to ask. */
async function resolveHost(host: string, resolve: Resolve): Promise<readonly string[] | undefined> {
  if (isIP(host) !== 0) return [host];
  try {
    return await resolve(host);
  } catch {
    return undefined;
  }
}

async function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const giveUp = () => resolve(undefined);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Connects to `address`; host header and certificate are those of the name. */
function send(
  { url, headers, body }: CallbackPost,
  host: string,
  address: string,
  signal: AbortSignal,
): Promise<Posted> {
  const isTls = url.protocol === 'https:';
  const { promise, resolve } = Promise.withResolvers<Posted>();
  const request = (isTls ? https : http).request({
    method: 'POST',
    host: address,
    port: url.port || (isTls ? 443 : 80),
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host, 'content-length': String(body.byteLength) },
    // A connection of its own: a kept one could lead where its name led before.
    agent: false,
    signal,
    ...(isTls && isIP(host) === 0 ? { servername: host } : {}),
  });
  request.on('response', (response) => {
    resolve({ kind: 'answered', status: response.statusCode ?? 0 });
    // What it says is of no interest, however long it goes on.
    response.destroy();
  });
  request.on('error', () => resolve({ kind: 'no-answer' }));
  request.end(body);
  return promise;
}
