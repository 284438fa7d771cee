/** What Windows-1252 has at 0x80–0x9F, where Latin-1 has control characters; the rest is equal. */
const upperHalf = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const byteOf = new Map([...upperHalf].map((character, i) => [character, 0x80 + i]));

/**
 * Puts right what a decoder left of 0x80–0x9F. Some releases of Node decode "windows-1252" as
 * Latin-1; after this step both kinds give the same text.
 */
export function decodeWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => upperHalf[c.charCodeAt(0) - 0x80] ?? c);
}

/** The bytes of a text in Windows-1252, or undefined when it has characters that are not in it. */
export function encodeWindows1252(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : byteOf.get(text.charAt(i));
    if (byte === undefined) return undefined;
    bytes[i] = byte;
  }
  return bytes;
}
