import { type Cut, findTagEnd } from './find-tag-end.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';
import { depthMax, tagCharsMax } from './workbook-limits.ts';

/** What a part's reader is told while its XML is scanned. Names come without their prefix. */
export interface XmlReader {
  /** @param attributes as they are written, for `readAttribute` */
  open(name: string, attributes: string): void;
  /** Every element that was opened, empty ones too. */
  close(name: string): void;
  /** A piece of text, cut anywhere; entities are still in it, unless it is `literal` (CDATA). */
  text(piece: string, literal: boolean): void;
}

export interface XmlScan {
  push(text: string): void;
  /** @throws UnreadableWorkbook RUN-F10 when the document is not complete */
  end(): void;
}

/**
 * A scanner for the XML that spreadsheet programs write, fed in pieces of any length. It knows no
 * entities but the five of XML and has no way to declare others.
 *
 * @param part named when it is refused
 * @throws UnreadableWorkbook RUN-F10 for what is no XML or nested too deeply, RUN-F19 for a DTD
 */
export function scanXml(reader: XmlReader, part: string): XmlScan {
  let rest = '';
  let depth = 0;
  const cut: Cut = { at: 0, quote: 0 };
  const take = (text: string, open: number, end: number): void => {
    const first = text.charCodeAt(open + 1);
    if (first === slash) {
      depth -= 1;
      if (depth < 0) throw new UnreadableWorkbook('RUN-F10');
      reader.close(localName(text, open + 2, end));
      return;
    }
    const isEmpty = text.charCodeAt(end - 1) === slash;
    const last = isEmpty ? end - 1 : end;
    let nameEnd = open + 1;
    while (nameEnd < last && text.charCodeAt(nameEnd) > space) nameEnd += 1;
    const name = localName(text, open + 1, nameEnd);
    reader.open(name, nameEnd < last ? text.slice(nameEnd, last) : '');
    if (isEmpty) {
      reader.close(name);
      return;
    }
    depth += 1;
    if (depth > depthMax) throw new UnreadableWorkbook('RUN-F10');
  };
  return {
    push(piece) {
      const text = rest === '' ? piece : rest + piece;
      // What the last piece has cut goes on where it was left: it is not looked through again.
      let { at: from, quote } = cut;
      cut.at = 0;
      cut.quote = 0;
      let at = 0;
      for (;;) {
        const open = text.indexOf('<', at);
        const textEnd = open === -1 ? text.length : open;
        if (textEnd > at && depth > 0) reader.text(text.slice(at, textEnd), false);
        at = textEnd;
        if (open === -1) break;
        const second = text.charCodeAt(open + 1);
        const isMarkup = second === exclamation || second === question;
        const next = isMarkup
          ? skipMarkup(text, open, from, reader, part)
          : findTagEnd(text, Math.max(open + 1, from), quote, cut) + 1;
        if (next === 0) {
          // The last two characters may begin the mark that ends a comment or CDATA.
          cut.at = isMarkup ? Math.max(0, text.length - open - 2) : text.length - open;
          break;
        }
        from = 0;
        quote = 0;
        if (!isMarkup) take(text, open, next - 1);
        at = next;
      }
      rest = at === text.length ? '' : text.slice(at);
      if (rest.length > tagCharsMax) throw new UnreadableWorkbook('RUN-F10');
    },
    end() {
      if (depth !== 0 || rest !== '') throw new UnreadableWorkbook('RUN-F10');
    },
  };
}

const space = 0x20;
const exclamation = 0x21;
const slash = 0x2f;
const colon = 0x3a;
const question = 0x3f;

function localName(text: string, from: number, until: number): string {
  let start = from;
  let end = from;
  for (; end < until; end += 1) {
    const code = text.charCodeAt(end);
    if (code <= space) break;
    if (code === colon) start = end + 1;
  }
  return text.slice(start, end);
}

const commentOpen = '<!--';
const dataOpen = '<![CDATA[';

/**
 * Goes behind a comment, an instruction or a CDATA section; 0 when it is not complete yet.
 *
 * @param seen up to where its end was already looked for
 */
function skipMarkup(
  text: string,
  open: number,
  seen: number,
  reader: XmlReader,
  part: string,
): number {
  const behind = (mark: string, from: number) => {
    const at = text.indexOf(mark, Math.max(from, seen));
    return at === -1 ? 0 : at + mark.length;
  };
  if (text.charCodeAt(open + 1) === question) return behind('?>', open + 2);
  if (text.startsWith(commentOpen, open)) return behind('-->', open + commentOpen.length);
  if (text.startsWith(dataOpen, open)) {
    const next = behind(']]>', open + dataOpen.length);
    if (next !== 0) reader.text(text.slice(open + dataOpen.length, next - 3), true);
    return next;
  }
  const begun = text.slice(open, open + dataOpen.length);
  // A declaration cut by the end of the piece may still become a comment or CDATA.
  if (commentOpen.startsWith(begun) || dataOpen.startsWith(begun)) return 0;
  throw new UnreadableWorkbook('RUN-F19', { part });
}

/** Scans a whole part. */
export async function scanPart(
  texts: AsyncIterable<string>,
  reader: XmlReader,
  part: string,
): Promise<void> {
  const scan = scanXml(reader, part);
  for await (const text of texts) scan.push(text);
  scan.end();
}
