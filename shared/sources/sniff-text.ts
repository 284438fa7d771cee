import { looksLikeJson } from './looks-like-json.ts';
import type { FileKind } from './sniff-file.ts';

/** Characters in which markup has to show what it is. */
const proofChars = 4096;

/**
 * What a text is, by how it begins.
 *
 * @param head its first 64 KB, decoded
 * @param name only decides where texts of two kinds look alike
 */
export function sniffText(head: string, name: string): FileKind {
  const text = head.replace(/^[\s\0\ufeff]+/, '');
  if (text === '') return 'empty';
  if (text.startsWith('version https://git-lfs.github.com/')) return 'git-lfs-pointer';
  if (/^-----BEGIN [A-Z0-9 ]+-----/.test(text)) return 'pem';
  if (text.startsWith('<')) return sniffMarkup(text.slice(0, proofChars)) ?? 'csv';
  const mail = sniffMail(text);
  if (mail !== undefined) return mail;
  if (/\.ya?ml$/i.test(name) || /^(?:%YAML [\d.]+\s*\n)?---[ \t]*\r?\n/.test(text)) return 'yaml';
  if (!/^[[{]/.test(text)) return 'csv';
  if (/\.(?:json|ndjson|jsonl|geojson)$/i.test(name)) return 'json';
  return looksLikeJson(text) ? 'json' : 'csv';
}

/** Undefined when the text only begins with a `<`, as a cell may. */
function sniffMarkup(text: string): FileKind | undefined {
  // What may stand before the first element: declaration, comments, instructions, document type.
  const prolog =
    /^(?:\s+|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!doctype (?!html)[^>[]*(?:\[[^\]]*\]\s*)?>)+/i;
  const before = prolog.exec(text)?.[0] ?? '';
  const body = text.slice(before.length);
  if (/^<!doctype html\b/i.test(body)) return 'html';
  if (/^<(?:html|table|head|body|meta|style|div|thead|tr|font|center)\b[^<]*>/i.test(body)) {
    return 'html';
  }
  if (/^<(?:\w+:)?workbook\b/i.test(body) && body.includes('office:spreadsheet')) {
    return 'spreadsheet-xml';
  }
  if (/^<office:document\b/.test(body)) return 'opendocument';
  if (/^<svg\b/i.test(body)) return 'image';
  return before.trim() !== '' || /^<[a-z_!][\w.:-]*(?:[\s/][^<]*)?>/i.test(body)
    ? 'xml'
    : undefined;
}

const mailHeader =
  /^(?:from|to|cc|subject|date|received|return-path|delivered-to|mime-version|message-id|content-type|content-transfer-encoding|reply-to|x-[\w-]+): /i;

/** A message as mail programs save it; a web page saved with all its files is one as well. */
function sniffMail(text: string): FileKind | undefined {
  if (!mailHeader.test(text)) return undefined;
  const lines = text.slice(0, proofChars).split(/\r\n?|\n/);
  const end = lines.indexOf('');
  const headers = lines.slice(0, end === -1 ? lines.length : end).filter((l) => mailHeader.test(l));
  if (headers.length < 2) return undefined;
  return headers.some((line) => /multipart\/related/i.test(line)) ? 'mhtml' : 'email';
}
