import { encodeWindows1252 } from '../sources/windows-1252.ts';

/** Characters that a French or English text may hold besides ASCII. */
const plausible =
  /^[\p{ASCII}\u00a0-\u017f\u02c6\u02dc\u2010-\u2044\u20a0-\u20bf\u2122\ufb01\ufb02]*$/u;
const timesMax = 2;

/**
 * Puts right a text that is UTF-8 but was once read as Windows-1252 (`CatÃ©gorie`). Conservative:
 * the whole text must go back to bytes and those must be UTF-8 of ordinary characters; otherwise
 * it is left alone. A text that was damaged twice is repaired twice.
 *
 * @returns the repaired text, or undefined when there is nothing to repair
 */
export function repairMojibake(text: string): string | undefined {
  let repaired: string | undefined;
  for (let times = 0; times < timesMax; times += 1) {
    const once = repairOnce(repaired ?? text);
    if (once === undefined) break;
    repaired = once;
  }
  return repaired;
}

function repairOnce(text: string): string | undefined {
  // Every damaged character begins with one of these (lead bytes 0xC2–0xC5 and 0xE2).
  if (!/[ÂÃÄÅâ]/.test(text)) return undefined;
  const bytes = encodeWindows1252(text);
  if (bytes === undefined) return undefined;
  try {
    const repaired = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return plausible.test(repaired) ? repaired : undefined;
  } catch {
    return undefined;
  }
}
