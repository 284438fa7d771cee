import { checkJson, type JsonError } from '../../shared/json/check-json.ts';
import { readJson } from '../../shared/json/read-json.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { collectItems } from '../sources/a-source.ts';

/** Reads a text that arrives in blocks of so many characters: a decoder's blocks are larger. */
export function readTexts(
  text: string,
  size: number,
  listKeys: readonly string[] = [],
): Promise<readonly SourceItem[]> {
  return collectItems(readJson(inTexts(text, size), { listKeys }));
}

async function* inTexts(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) {
    yield { text: text.slice(at, at + size), encoding: 'utf-8' as const };
  }
}

/** What is wrong with a text, if anything. */
export function errorOf(text: string): JsonError | undefined {
  const check = checkJson(text);
  return check.kind === 'wrong' ? check.error : undefined;
}
