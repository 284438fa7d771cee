import { readFileSync } from 'node:fs';
import { flattenBatches } from '../../shared/sources/flatten-batches.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';

/** Bytes as a source of blocks of the given size. */
export async function* inBlocksOf(
  size: number,
  bytes: Uint8Array | string,
): AsyncGenerator<Uint8Array> {
  const whole = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

export function courseFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../files/courses/${name}`, import.meta.url)));
}

/** All items of a reader. */
export const collectItems = (batches: AsyncIterable<readonly SourceItem[]>) =>
  collect(flattenBatches(batches));

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const cellsOf = (items: readonly SourceItem[]): readonly unknown[][] =>
  items.flatMap((item) => (item.kind === 'row' ? [[...item.cells]] : []));

export const problemsOf = (items: readonly SourceItem[]): readonly string[] =>
  items.flatMap((item) => (item.kind === 'problem' ? [`${item.code} ${item.row}`] : []));

export const factsOf = (items: readonly SourceItem[]): Record<string, unknown> => {
  const facts: Record<string, unknown> = {};
  for (const item of items) {
    if (item.kind === 'facts') Object.assign(facts, item);
  }
  delete facts['kind'];
  return facts;
};
