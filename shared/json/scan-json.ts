import { nameProblem } from './json-problem.ts';
import { endNumber, isWholeNumber } from './scan-number.ts';
import { endValue, fail, type JsonScan, levelsMax, newSegment, type Token } from './scan-state.ts';
import { takeToken } from './scan-token.ts';

/**
 * Checks the next block of a JSON text, character by character and by the letter of RFC 8259,
 * without building anything and without recursion. It stops behind every mark at the floor's depth
 * (`scan.stop` says which), at the first character that is wrong (`scan.problem`), or at the
 * block's end.
 *
 * @returns the index where it stopped
 */
export function scanJson(scan: JsonScan, text: string, from: number): number {
  let at = from;
  scan.stop = null;
  while (at < text.length && scan.problem === null) {
    at = scan.token === 'none' ? takeMark(scan, text, at) : takeToken(scan, text, at);
    if (scan.stop === null) continue;
    if (scan.depth <= scan.floor + (scan.stop === 'opened' ? 1 : 0)) return at;
    scan.stop = null;
  }
  return at;
}

/** The text has ended. @returns whether it is complete; if not, `scan.problem` says what it lacks */
export function endScan(scan: JsonScan): boolean {
  const { token } = scan;
  if (isWholeNumber(token)) endNumber(scan, token as NumberToken, 0);
  if (scan.expected !== 'nothing') scan.problem ??= 'cut-short';
  return scan.problem === null;
}

type NumberToken = Exclude<Token, 'none' | 'text' | 'escape' | 'hex' | 'word'>;

/** What follows belongs to a new segment. @param at index in the block where it begins */
export function beginSegment(scan: JsonScan, at: number): void {
  scan.offset = -at;
  scan.segment = newSegment(scan.depth);
}

/** The block is through; what follows is the next one's. */
export function endBlock(scan: JsonScan, text: string): void {
  scan.offset += text.length;
}

/** Index of the next character that is no white space of JSON, or the text's length. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at += 1;
  }
  return at;
}

function takeMark(scan: JsonScan, text: string, from: number): number {
  const at = skipSpace(text, from);
  if (at === text.length) return at;
  const code = text.charCodeAt(at);
  switch (scan.expected) {
    case 'comma':
      return takeComma(scan, text, at, code);
    case 'colon':
      if (code !== 0x3a) return refuse(scan, text, at);
      scan.expected = 'value';
      return at + 1;
    case 'key':
    case 'first-key':
      if (code === 0x7d && scan.expected === 'first-key') return close(scan, at);
      if (code !== 0x22) return refuse(scan, text, at);
      return beginText(scan, true, at);
    case 'nothing':
      return refuse(scan, text, at);
    default:
      return takeValue(scan, text, at, code);
  }
}

function takeComma(scan: JsonScan, text: string, at: number, code: number): number {
  const inObject = scan.brackets[scan.depth - 1] === 1;
  if (code === (inObject ? 0x7d : 0x5d)) return close(scan, at);
  if (code !== 0x2c) return refuse(scan, text, at);
  scan.expected = inObject ? 'key' : 'value';
  scan.stop = 'mark';
  return at + 1;
}

function takeValue(scan: JsonScan, text: string, at: number, code: number): number {
  if (code === 0x22) return beginText(scan, false, at);
  if (code === 0x7b || code === 0x5b) return open(scan, code === 0x7b, at);
  if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
    scan.token = code === 0x2d ? 'minus' : code === 0x30 ? 'zero' : 'whole';
    scan.numberStart = scan.offset + at;
    return at + 1;
  }
  if (code === 0x74 || code === 0x66 || code === 0x6e) {
    scan.token = 'word';
    scan.awaited = code === 0x74 ? 'rue' : code === 0x66 ? 'alse' : 'ull';
    return at + 1;
  }
  if (code === 0x5d && scan.expected === 'first-value') return close(scan, at);
  if (code === 0x5d && scan.brackets[scan.depth - 1] === 0 && scan.depth > 0) {
    return fail(scan, 'comma-too-many', at);
  }
  return refuse(scan, text, at);
}

function beginText(scan: JsonScan, isKey: boolean, at: number): number {
  scan.token = 'text';
  scan.isKey = isKey;
  return at + 1;
}

function open(scan: JsonScan, isObject: boolean, at: number): number {
  if (scan.depth === levelsMax) return fail(scan, 'too-deep', at);
  if (scan.depth === scan.brackets.length) {
    const more = new Uint8Array(2 * scan.depth);
    more.set(scan.brackets);
    scan.brackets = more;
  }
  scan.brackets[scan.depth] = isObject ? 1 : 0;
  scan.depth += 1;
  if (scan.depth > scan.segment.deepest) scan.segment.deepest = scan.depth;
  scan.expected = isObject ? 'first-key' : 'first-value';
  scan.stop = 'opened';
  return at + 1;
}

function close(scan: JsonScan, at: number): number {
  scan.depth -= 1;
  endValue(scan);
  scan.stop = 'closed';
  return at + 1;
}

function refuse(scan: JsonScan, text: string, at: number): number {
  return fail(
    scan,
    nameProblem(scan.expected, String.fromCodePoint(text.codePointAt(at) ?? 0)),
    at,
  );
}
