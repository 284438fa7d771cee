/**
 * Characters that no cleaning touches: ASCII without `<`, `&` and controls, letters with accents
 * in one piece (NFC leaves all below U+0300 alone), quotation marks, dashes, `…` and `€`. Not the
 * spaces among them that are wider or narrower than the plain one.
 */
const sound = "!-%'-;=-~\\u00a1-\\u00ac\\u00ae-\\u02ff\\u2010-\\u2027\\u20ac";

/** Words with one space between them. */
const soundLine = new RegExp(`^[${sound}]+(?: [${sound}]+)*$`);
/** Words with one space or line break between them. */
const soundLines = new RegExp(`^[${sound}]+(?:[ \\n][${sound}]+)*$`);

/**
 * What UTF-8 looks like once it was read as Windows-1252: a lead byte 0xC2–0xF4 and a byte
 * 0x80–0xBF behind it.
 */
const damage =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/**
 * Whether cleaning might change a text: nearly none needs it, and to look is ten times cheaper
 * than to clean. May say yes of a text that is sound, never no of one that is not.
 *
 * @param keepLines whether line breaks are kept
 */
export function needsCleaning(text: string, keepLines: boolean): boolean {
  return !(keepLines ? soundLines : soundLine).test(text) || damage.test(text);
}
