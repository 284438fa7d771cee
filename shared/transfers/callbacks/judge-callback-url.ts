import ipaddr from 'ipaddr.js';
import { isCallable } from './judge-address.ts';

/** What a deployment calls when a bulk has ended. */
export interface CallbackPolicy {
  /** Origin of our own deployment: nothing there needs to be told. */
  readonly ownOrigin: string;
  /** Locally a receiver has no certificate. */
  readonly allowsHttp: boolean;
  /** CIDRs that may be called although they are not public; locally those of this machine. */
  readonly exceptions: readonly string[];
}

export type AddressFault = 'malformed' | 'not-https' | 'credentials' | 'port' | 'internal';

export type CallbackTarget =
  | { readonly kind: 'none' }
  /** Our own deployment: the bulk is ended here, nobody has to be called. */
  | { readonly kind: 'own' }
  | { readonly kind: 'call'; readonly url: URL }
  | { readonly kind: 'forbidden'; readonly fault: AddressFault };

/**
 * Whom a `callback_url` means, as far as its text tells. What its name leads to is judged when it
 * is called (`isCallable`). An address that is forbidden never refuses a bulk: it is told.
 *
 * @param text as the sender gave it
 * @see API.md "Bulk transfers", `callback_url`
 */
export function judgeCallbackUrl(
  text: string | null | undefined,
  policy: CallbackPolicy,
): CallbackTarget {
  if (!text) return { kind: 'none' };
  const url = URL.parse(text);
  if (url === null || url.hostname === '') return { kind: 'forbidden', fault: 'malformed' };
  if (isOwn(url, policy.ownOrigin)) return { kind: 'own' };
  const fault = findFault(url, policy);
  return fault === undefined ? { kind: 'call', url } : { kind: 'forbidden', fault };
}

/** The host of an address as a resolver takes it: IPv6 without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function findFault(url: URL, { allowsHttp, exceptions }: CallbackPolicy): AddressFault | undefined {
  const isHttp = url.protocol === 'http:';
  if (url.protocol !== 'https:' && !(isHttp && allowsHttp)) return 'not-https';
  if (url.username !== '' || url.password !== '') return 'credentials';
  if (!isUsualPort(url.port)) return 'port';
  const host = isLocalName(hostOf(url)) ? '127.0.0.1' : hostOf(url);
  return ipaddr.isValid(host) && !isCallable(host, exceptions) ? 'internal' : undefined;
}

/** Below 1024 are mail, file and directory services, which could take our body for theirs. */
function isUsualPort(port: string): boolean {
  return port === '' || port === '80' || port === '443' || Number(port) >= 1024;
}

const isLocalName = (host: string) => /^(.+\.)?localhost\.?$/.test(host);
const isThisMachine = (host: string) => isLocalName(host) || /^(127\.0\.0\.1|::1)$/.test(host);

/** Locally our origin has several names, and the seed's own example takes another one than we do. */
function isOwn(url: URL, ownOrigin: string): boolean {
  const own = URL.parse(ownOrigin);
  if (own === null) return false;
  if (url.origin === own.origin) return true;
  const isAlike = url.protocol === own.protocol && url.port === own.port;
  return isAlike && isThisMachine(hostOf(url)) && isThisMachine(hostOf(own));
}
