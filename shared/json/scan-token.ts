import { takeNumber } from './scan-number.ts';
import { endValue, fail, type JsonScan } from './scan-state.ts';

/** Goes on in a token that has begun. @returns the index behind what was taken of it */
export function takeToken(scan: JsonScan, text: string, from: number): number {
  switch (scan.token) {
    case 'text':
      return takeText(scan, text, from);
    case 'escape':
      return takeEscape(scan, text, from);
    case 'hex':
      return takeHex(scan, text, from);
    case 'word':
      return takeWord(scan, text, from);
    case 'none':
      return from;
    default:
      return takeNumber(scan, scan.token, text, from);
  }
}

function takeText(scan: JsonScan, text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      endText(scan);
      return at + 1;
    }
    if (code === 0x5c) {
      scan.token = 'escape';
      return at + 1;
    }
    if (code < 0x20) {
      const isLineEnd = code === 0x0a || code === 0x0d;
      return fail(scan, isLineEnd ? 'line-break-in-text' : 'control-character', at);
    }
  }
  return text.length;
}

function endText(scan: JsonScan): void {
  if (!scan.isKey) {
    endValue(scan);
    return;
  }
  scan.token = 'none';
  scan.expected = 'colon';
  scan.stop = 'key';
  scan.segment.keys += 1;
}

function takeEscape(scan: JsonScan, text: string, at: number): number {
  const next = text.charAt(at);
  if (next === 'u') {
    scan.token = 'hex';
    scan.hexLeft = 4;
    scan.segment.hasUnicodeEscape = true;
    return at + 1;
  }
  if (!'"\\/bfnrt'.includes(next)) return fail(scan, 'wrong-escape', at);
  scan.token = 'text';
  return at + 1;
}

function takeHex(scan: JsonScan, text: string, at: number): number {
  if (!/[0-9a-fA-F]/.test(text.charAt(at))) return fail(scan, 'wrong-escape', at);
  scan.hexLeft -= 1;
  if (scan.hexLeft === 0) scan.token = 'text';
  return at + 1;
}

function takeWord(scan: JsonScan, text: string, from: number): number {
  let at = from;
  while (at < text.length && scan.awaited !== '') {
    if (text.charAt(at) !== scan.awaited.charAt(0)) return fail(scan, 'unknown-word', at);
    scan.awaited = scan.awaited.slice(1);
    at += 1;
  }
  if (scan.awaited === '') endValue(scan);
  return at;
}
