import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ChunkRecord } from './reading-rules.ts';

/** Records of one group: with the marker they fit one transaction of DynamoDB (100 writes). */
const groupRecordsMax = 99;

/**
 * Bytes of one group's records at most: a transaction takes 4 MB, and a stored item is larger than
 * its record by what the domain derives from it and by the names of its fields.
 */
const groupBytesMax = 1_200_000;

/**
 * Cuts a chunk into its groups, by number. The cuts follow from the chunk alone, so every attempt
 * makes the same ones and finds the markers of the others.
 */
export function sliceGroups<R>(records: readonly ChunkRecord<R>[]): Map<number, ChunkRecord<R>[]> {
  const groups = new Map<number, ChunkRecord<R>[]>();
  let group: ChunkRecord<R>[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = utf8ToBytes(JSON.stringify(record)).length;
    const isFull = group.length === groupRecordsMax || bytes + size > groupBytesMax;
    if (group.length === 0 || isFull) {
      group = [];
      bytes = 0;
      groups.set(groups.size, group);
    }
    group.push(record);
    bytes += size;
  }
  return groups;
}
