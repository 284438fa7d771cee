const encoder = new TextEncoder();
/** Bytes of one UTF-16 code unit in UTF-8, at most. */
const unitBytesMax = 3;
let scratch = new Uint8Array(1 << 16);

/** How many bytes a text has in UTF-8, without making them. */
export function measureUtf8(text: string): number {
  const most = text.length * unitBytesMax;
  if (most > scratch.length) scratch = new Uint8Array(most);
  return encoder.encodeInto(text, scratch).written;
}
