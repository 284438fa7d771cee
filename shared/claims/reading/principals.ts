import { utf8ToBytes } from '@noble/hashes/utils.js';
import { writeFingerprint } from '../../digests/fingerprint.ts';

/** The insured persons A that have a line of their own in the statement. */
export interface KnownPrincipals {
  has(id: string): boolean;
  /**
   * The id of the only one of them of this name in this policy. Of namesakes nobody is found: to
   * take one of them would merge two families.
   *
   * @param nameKey `principalNameKey` of any line of the family
   */
  find(nameKey: string): string | undefined;
}

export interface Principals extends KnownPrincipals {
  add(id: string, nameKey: string): void;
  /** 34 bytes a person, and as many for each further spelling of their name. */
  write(): Uint8Array;
}

/** What ids of insured persons begin with; 26 characters of ASCII follow. */
const idPrefix = 'ins_';
const idLength = 26;
const nameBytes = Float64Array.BYTES_PER_ELEMENT;

/** Bits of a fingerprint that fit a number beside its first 32. */
const lowBits = 21;

/**
 * Remembers ids and names by 53 bits of them: of a million any two are taken for one with a chance
 * of 6 × 10⁻⁵, and then one remark (CLM-R13) is missing, or a child is somebody else's.
 *
 * @param written of an earlier one, which this one goes on from
 */
export function createPrincipals(written: Uint8Array = new Uint8Array()): Principals {
  const known = new Set<number>();
  /** Null: two of them have this name. */
  const byName = new Map<number, string | null>();
  /** In the order in which they were met: names, and ids beside them. */
  const names: number[] = [];
  const ids: string[] = [];
  const numberOf = createNumbering();
  const meet = (id: string, name: number) => {
    const number = numberOf(id);
    const named = byName.get(name);
    if ((named === id || named === null) && known.has(number)) return;
    known.add(number);
    byName.set(name, named === undefined || named === id ? id : null);
    names.push(name);
    ids.push(id);
  };
  const before = readPeople(written);
  for (const [i, id] of before.ids.entries()) meet(id, before.names[i] ?? 0);
  return {
    add: (id, nameKey) => meet(id, numberOf(nameKey)),
    has: (id) => known.has(numberOf(id)),
    find: (nameKey) => byName.get(numberOf(nameKey)) ?? undefined,
    write: () => writePeople(names, ids),
  };
}

function createNumbering(): (text: string) => number {
  const words = new Uint32Array(2);
  return (text) => {
    const bytes = utf8ToBytes(text);
    writeFingerprint(new DataView(bytes.buffer), bytes.byteOffset, bytes.length, words);
    return (words[0] ?? 0) * 2 ** lowBits + ((words[1] ?? 0) >>> (32 - lowBits));
  };
}

/** All names, then all ids. */
function writePeople(names: readonly number[], ids: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(names.length * (nameBytes + idLength));
  bytes.set(new Uint8Array(Float64Array.from(names).buffer));
  const text = ids.map((id) => id.slice(idPrefix.length)).join('');
  new TextEncoder().encodeInto(text, bytes.subarray(names.length * nameBytes));
  return bytes;
}

function readPeople(bytes: Uint8Array): {
  readonly names: Float64Array;
  readonly ids: readonly string[];
} {
  const count = bytes.length / (nameBytes + idLength);
  const idsAt = count * nameBytes;
  const text = new TextDecoder().decode(bytes.subarray(idsAt));
  return {
    names: new Float64Array(bytes.slice(0, idsAt).buffer),
    ids: Array.from(
      { length: count },
      (_, i) => idPrefix + text.slice(i * idLength, (i + 1) * idLength),
    ),
  };
}
