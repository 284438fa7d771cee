import { measureUtf8 } from '../values/measure-utf8.ts';
import type { ChunkRecord } from './reading-rules.ts';

/** Writes of one group: with the marker they fit one transaction of DynamoDB (100 writes). */
const groupWritesMax = 99;

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
  const cutting = createGroupCutting();
  for (const record of records) {
    cutting.add(measureUtf8(JSON.stringify(record)), record.writes);
    const group = groups.get(cutting.groups() - 1);
    if (group === undefined) groups.set(groups.size, [record]);
    else group.push(record);
  }
  return groups;
}

/** Cuts a chunk of which only the sizes of its records are known, one after the other. */
export interface GroupCutting {
  /**
   * @param size   bytes of the next record's line
   * @param writes that settling it may take; one when not said
   */
  add(size: number, writes?: number): void;
  /** Groups so far; the last one holds the record that was added last. */
  groups(): number;
}

export function createGroupCutting(): GroupCutting {
  let groups = 0;
  let written = 0;
  let bytes = 0;
  return {
    groups: () => groups,
    add(size, writes = 1) {
      const isFull = written + writes > groupWritesMax || bytes + size > groupBytesMax;
      if (groups === 0 || isFull) {
        groups += 1;
        written = 0;
        bytes = 0;
      }
      written += writes;
      bytes += size;
    },
  };
}
