import { utf8ToBytes } from '@noble/hashes/utils.js';
import { writeFingerprint } from '../../digests/fingerprint.ts';
import { inParallel } from '../../runs/in-parallel.ts';
import { looseClaimKeyOf } from '../claim-keys.ts';
import type { ClaimRow } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { createRowTexts } from '../lines/row-texts.ts';
import type { PartitionItem, PartitionStore } from './partition-store.ts';

/** Characters of rows that are held before they are written, over all partitions. */
const heldMax = 8_000_000;
const writesAtOnce = 8;

/** Bytes of source that make one partition: its rows fit a function's memory many times. */
const sourceBytesPerPartition = 2_000_000;
/** Of one run. */
export const partitionsMax = 500;
/** How much a workbook's sheet is larger than its package, at most in practice. */
const packed = 8;

/** How many partitions files of these sizes are divided into; follows from the files alone. */
export function countPartitions(
  files: readonly { readonly size: number | null; readonly contentType: string | null }[],
): number {
  let bytes = 0;
  for (const { size, contentType } of files) {
    bytes += (size ?? 0) * (contentType?.includes('spreadsheetml') ? packed : 1);
  }
  return Math.min(partitionsMax, Math.max(1, Math.ceil(bytes / sourceBytesPerPartition)));
}

export interface PartitionWriting {
  add(row: ClaimRow): void;
  /** Whether something has to be written before more is added; asked after every row. */
  isFull(): boolean;
  writeFull(): Promise<void>;
  /** Writes what is left: the partitions that have rows. */
  end(): Promise<readonly PartitionItem[]>;
}

/**
 * Divides the rows of one file into partitions by their claim, so that all rows of a claim, of both
 * files, are compared together and none of the partitions grows with the files. The same rows in
 * the same order leave the same objects.
 */
export function createPartitionWriting(
  store: Pick<PartitionStore, 'writeRows'>,
  {
    runId,
    slot,
    count,
  }: { readonly runId: string; readonly slot: ClaimSlot; readonly count: number },
): PartitionWriting {
  const chooseFor = createChoice(count);
  const partitions = Array.from({ length: count }, () => createFilling());
  let held = 0;
  const flush = async () => {
    await inParallel([...partitions.entries()], writesAtOnce, async ([partition, filling]) => {
      const bytes = filling.take();
      if (bytes === undefined) return;
      const place = { partition, slot, part: filling.keys.length };
      filling.keys.push(await store.writeRows(runId, place, bytes));
    });
    held = 0;
  };
  return {
    add(row) {
      held += partitions[chooseFor(row)]?.add(row) ?? 0;
    },
    isFull: () => held >= heldMax,
    writeFull: flush,
    async end() {
      await flush();
      return partitions.flatMap(({ keys, rows }, index) =>
        keys.length === 0 ? [] : [{ index, keys, rows: rows() }],
      );
    },
  };
}

/** The partitions of several files as one list: the rows of a claim meet there. */
export function joinPartitions(
  files: readonly (readonly PartitionItem[])[],
): readonly PartitionItem[] {
  const joined = new Map<number, PartitionItem>();
  for (const { index, keys, rows } of files.flat()) {
    const before = joined.get(index) ?? { index, keys: [], rows: 0 };
    joined.set(index, { index, keys: [...before.keys, ...keys], rows: before.rows + rows });
  }
  return [...joined.values()].sort((a, b) => a.index - b.index);
}

/** Rows without a claim are judged alone: any partition will do, if it is always the same. */
function createChoice(count: number): (row: ClaimRow) => number {
  const fingerprint = new Uint32Array(2);
  // The lines of a claim mostly follow one another.
  let last: string | null = null;
  let chosen = 0;
  return ({ claimKey, row }) => {
    if (claimKey === null) return row % count;
    if (claimKey === last) return chosen;
    last = claimKey;
    const bytes = utf8ToBytes(looseClaimKeyOf(claimKey));
    writeFingerprint(new DataView(bytes.buffer), bytes.byteOffset, bytes.length, fingerprint);
    chosen = (fingerprint[0] ?? 0) % count;
    return chosen;
  };
}

/** The lines of one partition that wait to be written. */
function createFilling() {
  let lines: string[] = [];
  let texts = createRowTexts();
  let rows = 0;
  return {
    keys: [] as string[],
    rows: () => rows,
    /** @returns characters that wait longer now */
    add(row: ClaimRow): number {
      const line = texts.write(row);
      lines.push(line);
      rows += 1;
      return line.length;
    },
    take(): Uint8Array | undefined {
      const held = lines;
      lines = [];
      texts = createRowTexts();
      return held.length === 0 ? undefined : encoder.encode(held.join('\n'));
    },
  };
}

const encoder = new TextEncoder();
