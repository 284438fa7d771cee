import { UnreadableWorkbook } from './unreadable-workbook.ts';

/** Bytes in which the encoding must have been told. */
const headBytesMax = 256;

/**
 * An XML part as text. Its encoding is told by its byte order mark, else by where its zeros stand,
 * else by its declaration, else it is UTF-8 (XML 1.0, appendix F). Unpaired bytes become U+FFFD,
 * which costs their row.
 *
 * @throws UnreadableWorkbook RUN-F10 for an encoding that nobody knows
 */
export async function* decodeXml(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head = new Uint8Array();
  for await (const block of blocks) {
    if (decoder !== undefined) {
      yield decoder.decode(block, { stream: true });
      continue;
    }
    head = joinTwo(head, block);
    if (head.length < headBytesMax) continue;
    decoder = createDecoder(head);
    yield decoder.decode(head, { stream: true });
  }
  // Also of a part shorter than a head, and for what the last block left unfinished.
  yield decoder === undefined ? createDecoder(head).decode(head) : decoder.decode();
}

function createDecoder(head: Uint8Array): TextDecoder {
  try {
    return new TextDecoder(findEncoding(head));
  } catch {
    throw new UnreadableWorkbook('RUN-F10');
  }
}

function findEncoding(head: Uint8Array): string {
  const [a, b, c] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  const text = new TextDecoder('latin1').decode(head.subarray(0, headBytesMax));
  const told = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1] ?? 'utf-8';
  // Whoever could read that word does not write 16 bits a character, whatever it says.
  return /^utf-?16/i.test(told) ? 'utf-8' : told;
}

function joinTwo(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
