/** `ç è ê ù Å` of MacRoman: bytes that Windows-1252 leaves without a character. */
const unknownTo1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** `á à ã é û` of MacRoman. To Windows-1252 they are `‡ ˆ ‹ Ž ž`, which follow no small letter. */
const oddIn1252 = new Set([0x87, 0x88, 0x8b, 0x8e]);

/**
 * Whether the accents of a text are those of an old Macintosh (Excel for Mac, "CSV Macintosh").
 * Only the letters that Windows-1252 cannot mean inside a word count as proof: `é è à ç ê ù`, so
 * nearly any French, Spanish or Portuguese text, but not one with German umlauts alone
 * (`ä ö ü` are `Š š Ÿ` there): that is taken for Windows-1252.
 *
 * @param bytes a piece of the text that is no UTF-8
 */
export function isMacRoman(bytes: Uint8Array): boolean {
  let proofs = 0;
  let against = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const followsLetter = isSmallLetter(bytes[i - 1]);
    if (unknownTo1252.has(byte)) {
      if (followsLetter || isSmallLetter(bytes[i + 1])) proofs += 1;
    } else if (oddIn1252.has(byte)) {
      if (followsLetter) proofs += 1;
    } else if (byte >= 0xe0 && followsLetter) {
      // `à`–`ÿ` of Windows-1252; in MacRoman these are signs and capitals.
      against += 1;
    }
  }
  return proofs > 10 * against;
}

function isSmallLetter(byte = 0): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
