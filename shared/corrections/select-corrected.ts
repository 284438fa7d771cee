import type { SourceBatch, SourceItem } from '../sources/source-item.ts';
import { blockFile } from '../sources/table-reading.ts';
import { type CorrectionColumns, findCorrectionColumns, pickOwn } from './correction-columns.ts';
import { tellsRejected } from './corrections-words.ts';
import { createKeyJudging, type ReturnedRow, tellKey } from './judge-key.ts';
import { type RowKey, readRowKey } from './row-key.ts';

/** What a workbook of corrections turned out to hold; rows. */
export interface CorrectionFacts {
  /** Run whose rows are corrected; null when no row has a key. */
  readonly of: string | null;
  readonly changed: number;
  readonly unchanged: number;
  /** Without a key: rows that the first file did not have. */
  readonly added: number;
}

export interface CorrectionSelection {
  select(batches: AsyncIterable<SourceBatch>): AsyncGenerator<SourceBatch>;
  /** Null as long as no header of a workbook of ours was seen. */
  found(): CorrectionFacts | null;
}

/**
 * Stands between a reader and the rules. A file without our key column passes as it is. Of an error
 * workbook that comes back our columns are taken away, and only rows count that somebody changed or
 * added, the others go on as context; what is wrong with a key is a finding of its row.
 *
 * @param isOriginal whether the run of the first key is one that this file may correct
 */
export function createCorrectionSelection(
  isOriginal: (runId: string) => Promise<boolean>,
): CorrectionSelection {
  const counts = { changed: 0, unchanged: 0, added: 0, refused: 0 };
  let columns: CorrectionColumns | undefined;
  let header: readonly string[] = [];
  let first: RowKey | null = null;
  let judge: ReturnType<typeof createKeyJudging> | undefined;

  const takeHeader = (item: Extract<SourceItem, { kind: 'header' }>): readonly SourceItem[] => {
    columns = findCorrectionColumns(item.cells);
    if (columns === undefined) return [item];
    header = pickOwn(columns, item.cells).map((name) => name ?? '');
    judge = createKeyJudging(columns, header, null);
    // Objects bring their own keys.
    return columns.kind === 'object' ? [] : [{ ...item, cells: header }];
  };
  /** Whether the row goes on; false: its key is of a run that this file may not correct. */
  const knowRun = async (ours: CorrectionColumns, cells: readonly unknown[]): Promise<boolean> => {
    const key = readRowKey(tellKey(ours, cells));
    if (key === undefined) return true;
    if (!(await isOriginal(key.runId))) return false;
    first = key;
    judge = createKeyJudging(ours, header, first);
    return true;
  };

  return {
    async *select(batches) {
      for await (const batch of batches) {
        // The way of nearly every file.
        if (columns === undefined && batch.every(({ kind }) => kind !== 'header')) {
          yield batch;
          continue;
        }
        const out: SourceItem[] = [];
        for (const item of batch) {
          if (item.kind === 'header') out.push(...takeHeader(item));
          else if (columns === undefined || judge === undefined || !isReturned(item)) {
            if (isToldOfRow(item)) counts.refused += 1;
            out.push(item);
          } else if (first === null && !(await knowRun(columns, item.cells))) {
            yield [...out, blockFile('RUN-K01')];
            return;
          } else {
            const judged = judge(item);
            counts[judged.what] += 1;
            if (judged.what === 'unchanged') out.push(...tellContext(columns, item, judged.item));
            else out.push(judged.item);
          }
        }
        if (out.length > 0) yield out;
      }
      const { changed, unchanged, added, refused } = counts;
      if (unchanged > 0 && changed + added + refused === 0) {
        yield [blockFile('RUN-K05', { unchanged })];
      }
    },
    found() {
      if (columns === undefined) return null;
      const { changed, unchanged, added } = counts;
      return { of: first?.runId ?? null, changed, unchanged, added };
    },
  };
}

/** A row that nobody changed, and whether it was rejected: the last column says it. */
function tellContext(
  { problem }: CorrectionColumns,
  { cells }: ReturnedRow,
  item: SourceItem | undefined,
): readonly SourceItem[] {
  if (item === undefined) return [];
  if (item.kind !== 'row' && item.kind !== 'object') return [item];
  const wasRejected = problem !== null && tellsRejected(String(cells[problem] ?? ''));
  return [wasRejected ? { ...item, wasRejected } : item];
}

/** Whether it is a data row that shows its cells, also one that cannot be read. */
function isReturned(item: SourceItem): item is ReturnedRow {
  return item.kind === 'row' || (isToldOfRow(item) && item.cells !== undefined);
}

function isToldOfRow(item: SourceItem): item is Extract<SourceItem, { kind: 'problem' }> {
  return item.kind === 'problem' && item.level !== 'warning' && item.level !== 'info';
}
