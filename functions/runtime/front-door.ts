import { createHash, timingSafeEqual } from 'node:crypto';
import { originSecretHeader } from '../../shared/http/front-door-environment.ts';

/**
 * Whether a call came by the front door. Gateway and functions can be called by their own names
 * too, past everything that the front door holds back.
 *
 * @param headers      with lower-case names
 * @param originSecret what the front door adds to every call; empty: there is nothing to prove
 */
export function isByFrontDoor(
  headers: Readonly<Record<string, string | undefined>>,
  originSecret: string,
): boolean {
  return originSecret === '' || isSame(headers[originSecretHeader] ?? '', originSecret);
}

/** Compares hashes: those have one length, and take one time. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
