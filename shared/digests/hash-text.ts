import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** SHA-256 of a text's UTF-8 bytes, hex. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * The first 130 bits of a text's SHA-256 in Crockford's base 32: 26 characters, the length of a
 * ULID. Two of a million million texts meet with a chance of 10⁻¹⁵.
 */
export function hashToBase32(text: string): string {
  const bytes = hashShort(text);
  let characters = '';
  let bits = 0;
  let held = 0;
  for (let at = 0; characters.length < 26; ) {
    if (held < 5) {
      bits = (bits << 8) | (bytes[at] ?? 0);
      held += 8;
      at += 1;
    }
    held -= 5;
    characters += crockford.charAt((bits >> held) & 31);
    bits &= (1 << held) - 1;
  }
  return characters;
}

const encoder = new TextEncoder();
const blank = sha256.create();
const hasher = sha256.create();
const shortBytes = new Uint8Array(1_024);
const digest = new Uint8Array(sha256.outputLen);

/**
 * SHA-256 of a text, for ids, of which a file has as many as rows: to make a hasher and its buffers
 * takes longer than to hash a short text. Good until the next call.
 */
function hashShort(text: string): Uint8Array {
  if (text.length * 3 > shortBytes.length) return sha256(encoder.encode(text));
  const { written } = encoder.encodeInto(text, shortBytes);
  blank._cloneInto(hasher).update(shortBytes.subarray(0, written)).digestInto(digest);
  return digest;
}
