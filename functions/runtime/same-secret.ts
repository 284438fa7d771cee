import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether two texts are the same. Their hashes are compared: those have one length, and take one time. */
export function isSameSecret(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
