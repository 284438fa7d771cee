import sanitizeHtml from 'sanitize-html';

export interface SanitisedText {
  readonly text: string;
  /** Whether tags were taken out, so that nothing disappears in silence. */
  readonly removedMarkup: boolean;
}

/** Markup inside entities (`&lt;script&gt;`) appears only after a pass; so deep we look. */
const passesMax = 4;
const possibleTag = /<(?=[a-z/!?])/gi;
const completeTag = /<[a-z/!?][^<]*>/i;
/** Beginnings of tags, but for those whose contents go with them. */
const plainTag = /<\/?(?!(?:script|style|textarea|option|xmp)(?![^\s/>]))[a-z][^\s/<>]*/gi;
/** Marks (accents and the like) that are put in order together; no writing needs so many. */
const marksMax = 30;
const manyMarks = new RegExp(`(\\p{M}{${marksMax}})(?=\\p{M})`, 'gu');
const markJoiner = '\u034f';

/**
 * Makes plain text of whatever a cell holds: tags, scripts and comments out, entities decoded,
 * control and direction characters out, Unicode NFC, spaces collapsed. `a < b` stays.
 *
 * @param keepLines keeps line breaks, at most one blank line in a row
 */
export function sanitiseText(value: string, keepLines = false): SanitisedText {
  // First of all, and after each pass: a control character inside "<script" would hide it.
  let text = removeControls(value);
  let removedMarkup = false;
  for (let pass = 0; pass < passesMax && /[<&]/.test(text); pass += 1) {
    const plain = removeControls(stripMarkup(text));
    removedMarkup ||= completeTag.test(text);
    if (plain === text) break;
    text = plain;
  }
  // What is still left looks like a tag and must not become one anywhere.
  text = text.replace(possibleTag, '< ');
  return { text: collapse(text, keepLines), removedMarkup };
}

/** One pass: without the tags that show, with one layer of entities decoded. */
export function stripMarkup(text: string): string {
  const prepared = text
    // Blocks end lines, or "<p>One</p><p>Two</p>" would become one word.
    .replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|ul|ol|table)\s*>/gi, '\n')
    // A "<" that no ">" follows opens no tag; the parser would take everything behind it away.
    .replace(/<(?![^<]*>)/g, '&lt;')
    // Tags that nothing closes lie in one another, and the parser takes ever longer the deeper it
    // is. They all go, so that any may be one that holds nothing.
    .replace(plainTag, '<wbr');
  return sanitizeHtml(prepared, { allowedTags: [], allowedAttributes: {} })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function removeControls(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return (
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
      // A text of nothing but marks would take time by the square of its length.
      // https://unicode.org/reports/tr15/#Stream_Safe_Text_Format
      .replace(manyMarks, `$1${markJoiner}`)
      .normalize('NFC')
  );
}

function collapse(text: string, keepLines: boolean): string {
  if (!keepLines) return text.replace(/\s+/g, ' ').trim();
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** An address that may be linked to: http or https, with a host; undefined for any other. */
export function readWebAddress(value: string): string | undefined {
  const text = removeControls(value).trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url.href : undefined;
}
