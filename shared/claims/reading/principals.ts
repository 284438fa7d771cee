import { utf8ToBytes } from '@noble/hashes/utils.js';
import { writeFingerprint } from '../../digests/fingerprint.ts';

/** The insured persons A that have a line of their own in the statement. */
export interface Principals {
  add(id: string): void;
  has(id: string): boolean;
  /** 8 bytes a person. */
  write(): Uint8Array;
}

/** Bits of a fingerprint that fit a number beside its first 32. */
const lowBits = 21;

/**
 * Remembers ids by 53 bits of them: of a million any two are taken for one with a chance of
 * 6 × 10⁻⁵, and then one remark (CLM-R13) is missing.
 */
export function createPrincipals(written: Uint8Array = new Uint8Array()): Principals {
  const words = new Uint32Array(2);
  const numberOf = (id: string): number => {
    const bytes = utf8ToBytes(id);
    writeFingerprint(new DataView(bytes.buffer), bytes.byteOffset, bytes.length, words);
    return (words[0] ?? 0) * 2 ** lowBits + ((words[1] ?? 0) >>> (32 - lowBits));
  };
  const known = new Set<number>(new Float64Array(written.slice().buffer));
  return {
    add: (id) => void known.add(numberOf(id)),
    has: (id) => known.has(numberOf(id)),
    write: () => new Uint8Array(Float64Array.from(known).buffer),
  };
}
