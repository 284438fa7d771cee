import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeTime } from 'ulid';
import type { Domain } from './run.ts';

/** Characters of a ULID that tell its time, in milliseconds. */
export const ulidTimeLength = 10;
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ids of bulks begin as their seed says; all other runs alike. */
export function runIdPrefix(domain: Domain): string {
  return domain === 'transfers' ? 'bulk-' : 'run_';
}

/** Whether a text has the form of a run's id. */
export function isRunId(text: string): boolean {
  return /^(?:run_|bulk-)[0-9A-Za-z_-]{1,60}$/.test(text);
}

/**
 * The part of a run's id that tells its time: of two, the run of the later text came later. A run
 * that follows from another one (a replay, an undo) has the time of that one.
 */
export function timeOfRunId(id: string): string {
  const [, ulid = id] = /^(?:run_|bulk-)(.*)$/.exec(id) ?? [];
  return ulid.slice(0, ulidTimeLength);
}

/**
 * The id of the run of a dropped object: a ULID of the time at which the object was stored, whose
 * random part is a hash of key and version. The same arrival, told any number of times, is thus
 * the same run; the same file dropped again has a new version, so it is another.
 */
export function runIdOfArrival(
  domain: Domain,
  arrival: { readonly bucket: string; readonly key: string; readonly versionId: string },
  storedAt: Date,
): string {
  const { bucket, key, versionId } = arrival;
  const random = ulidRandomOf(JSON.stringify([bucket, key, versionId]));
  return `${runIdPrefix(domain)}${encodeTime(storedAt.getTime(), ulidTimeLength)}${random}`;
}

/** The random part of a ULID (80 bits) that is always the same for the same text. */
export function ulidRandomOf(text: string): string {
  const hash = sha256(utf8ToBytes(text));
  return [...hash.slice(0, 16)].map((byte) => crockford[byte % 32]).join('');
}
