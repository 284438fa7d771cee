import type { DecodedText, TextEncoding } from './decode-text.ts';

/** Text of which every line ends in `\n`, without NULs. */
export interface CleanBlock {
  readonly text: string;
  readonly encoding: TextEncoding | null;
  /** Where NULs stood: places in `text`, in order, each once. */
  readonly nulsAt: readonly number[];
  readonly isLast: boolean;
}

/** A mark at a line's beginning: there a file begins that was put behind another one. */
const marks = /(^|\n)\ufeff+/g;
const innerMarks = /(\n)\ufeff+/g;

/**
 * Every line end as `\n`, the last line too; a carriage return at a block's end waits for what
 * follows it. NULs (padding of exports with fixed lengths) are taken out before anything is
 * parsed: behind a closing quote they would spoil it. So would a byte order mark before an opening
 * one, which stands in the middle of files that were put together.
 */
export async function* cleanLines(texts: AsyncIterable<DecodedText>): AsyncGenerator<CleanBlock> {
  let held = '';
  let encoding: TextEncoding | null = null;
  let endsLine = true;
  for await (const block of texts) {
    encoding = block.encoding;
    const whole = held + block.text;
    held = whole.endsWith('\r') ? '\r' : '';
    const unified = unifyLineEnds(held === '' ? whole : whole.slice(0, -1));
    const { text, nulsAt } = takeNuls(takeMarks(unified, endsLine));
    if (text !== '') endsLine = text.endsWith('\n');
    yield { text, encoding, nulsAt, isLast: false };
  }
  yield { text: held === '' && endsLine ? '' : '\n', encoding, nulsAt: [], isLast: true };
}

/** Most files have one kind of line end: then nothing, or only one kind, has to be replaced. */
function unifyLineEnds(text: string): string {
  if (!text.includes('\r')) return text;
  const unified = text.replace(/\r\n/g, '\n');
  return unified.includes('\r') ? unified.replaceAll('\r', '\n') : unified;
}

function takeMarks(text: string, startsLine: boolean): string {
  if (!text.includes('\ufeff')) return text;
  return text.replace(startsLine ? marks : innerMarks, '$1');
}

function takeNuls(text: string): { readonly text: string; readonly nulsAt: readonly number[] } {
  if (!text.includes('\0')) return { text, nulsAt: [] };
  const parts = text.split(/\0+/);
  const nulsAt: number[] = [];
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    at += part.length;
    nulsAt.push(at);
  }
  return { text: parts.join(''), nulsAt };
}
