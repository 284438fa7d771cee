const doubleQuote = 0x22;
const singleQuote = 0x27;
const greater = 0x3e;

/** Up to where a tag or comment was looked through that the last piece cut; the quote open there. */
export interface Cut {
  at: number;
  quote: number;
}

/**
 * Where a tag ends, or -1 when it goes on in the next piece. A value may well hold a `>`.
 *
 * @param openQuote the quote within which `from` lies, else 0
 */
export function findTagEnd(text: string, from: number, openQuote: number, cut: Cut): number {
  let at = from;
  if (openQuote !== 0) {
    const close = findQuote(text, openQuote, from);
    if (close === -1) {
      cut.quote = openQuote;
      return -1;
    }
    at = close + 1;
  }
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === greater) return at;
    if (code !== doubleQuote && code !== singleQuote) continue;
    const close = findQuote(text, code, at + 1);
    if (close === -1) {
      cut.quote = code;
      return -1;
    }
    at = close;
  }
  return -1;
}

function findQuote(text: string, quote: number, from: number): number {
  return text.indexOf(quote === doubleQuote ? '"' : "'", from);
}
