import type { FindingCounts, FindingLevels } from '../findings/count-findings.ts';
import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import type { SourceBatch, SourceFacts, SourceItem } from '../sources/source-item.ts';
import {
  type ChunkSink,
  type ChunkWriting,
  createChunkWriting,
  type WrittenChunk,
} from './chunk-writing.ts';
import { createColumnReading } from './column-reading.ts';
import { createContextRemarks } from './context-remarks.ts';
import { createRowJudging, lostRow, type RowOutcome } from './judge-rows.ts';
import type { ReadingRules } from './reading-rules.ts';
import type { RowSet } from './row-set.ts';
import type { StagePart } from './run.ts';

export type { ChunkSink, WrittenChunk } from './chunk-writing.ts';

/** Records of one chunk: the unit of parallel work and of retry. */
export const chunkRecords = 500;

export interface ReadingResult {
  /** `empty`: no data rows. Refused and empty files have a blocking finding and no chunks. */
  readonly verdict: 'read' | 'refused' | 'empty';
  /** Data rows; always accepted + rejected + setAside. */
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Repetitions, and every good row of a file that was refused on the way. */
  readonly setAside: number;
  readonly chunks: readonly WrittenChunk[];
  readonly findingsByCode: FindingCounts;
  readonly findingLevels: FindingLevels;
  readonly facts: SourceFacts;
  /** Headers or keys that are no field, as the sender wrote them. */
  readonly unknownColumns: readonly string[];
  readonly parts: readonly StagePart[];
  readonly blocking?: Finding;
}

export interface ReadingInput<R> {
  readonly source: AsyncIterable<SourceBatch>;
  readonly rules: ReadingRules<R>;
  /** Slot of the file, for its findings. */
  readonly slot: string;
  readonly sink: ChunkSink;
  readonly chunkSize?: number;
  /** Only these rows count (a replay of what failed); left out: all of them. */
  readonly onlyRows?: RowSet | undefined;
  /** Called after each chunk with the rows read so far. */
  readonly onProgress?: (rows: number) => Promise<void> | void;
}

/**
 * Reads a file's rows once, in constant memory, into chunks of good records and parts of findings.
 * Of rows with the same id the first wins: an equal one is set aside, a different one rejected.
 * Doing it again for the same file writes the same objects again.
 *
 * Nothing is waited for but the next batch and the sink, so a slow sink holds the source back.
 *
 * @throws what the source or the sink throws: faults, for the step to be tried again
 */
export async function readIntoChunks<R>(input: ReadingInput<R>): Promise<ReadingResult> {
  const { rules, slot, sink, chunkSize = chunkRecords, onlyRows, onProgress } = input;
  const writing = createChunkWriting(sink, chunkSize);
  const columns = createColumnReading(rules, slot);
  const judging = createRowJudging(rules);
  const context = createContextRemarks(slot);
  const counts = { rows: 0, accepted: 0, rejected: 0, setAside: 0 };
  let facts: SourceFacts = {};
  let blocking: Finding | undefined;

  /** Takes one item in, but for what has to be written then. */
  const take = (item: SourceItem): void => {
    if (item.kind === 'facts') {
      const { kind: _, ...found } = item;
      facts = { ...facts, ...found };
      return;
    }
    const cells = columns.take(item);
    const isCounted = doesCount(item, onlyRows);
    writing.addFindings(isCounted ? cells.findings : remarksOnFile(item, cells.findings));
    blocking = cells.findings.find(({ level }) => level === 'blocking');
    if (blocking === undefined && cells.kind === 'total') judging.meetTotal(cells.row);
    if (blocking !== undefined || cells.kind === 'nothing' || cells.kind === 'total') return;
    const judged = cells.kind === 'row' ? judging.judge(cells.row, isCounted) : lostRow;
    if (cells.kind === 'row') context.meet(item, cells.row, judged);
    // Judged all the same: a row that counts may repeat one that does not, and the first wins.
    if (!isCounted) {
      blocking = judged.blocking;
      if (blocking !== undefined) writing.addFindings([blocking]);
      return;
    }
    counts.rows += 1;
    counts[judged.outcome] += 1;
    writing.addFindings(judged.findings);
    if (judged.line !== undefined) writing.addRecord(judged.line.bytes);
  };

  reading: for await (const batch of input.source) {
    for (const item of batch) {
      take(item);
      if (writing.isFull() && (await writing.writeFull())) await onProgress?.(counts.rows);
      if (blocking !== undefined) break reading;
    }
  }
  if (blocking === undefined && counts.rows === 0) {
    blocking = newFinding({ code: 'RUN-F03', level: 'blocking', slot });
    writing.addFindings([blocking]);
  }
  if (blocking === undefined && counts.rejected === 0) {
    const wrongTotals = judging.endTotals();
    writing.addFindings(wrongTotals);
    [blocking] = wrongTotals;
  }
  if (blocking === undefined) {
    for (const remark of context.tell()) {
      writing.addFindings([remark]);
      if (writing.isFull()) await writing.writeFull();
    }
  }
  await writing.end();
  const unknownColumns = columns.unknown();
  return tellResult(counts, { facts, unknownColumns }, writing, blocking);
}

function tellResult(
  { rows, accepted, rejected, setAside }: Pick<ReadingResult, 'rows' | RowOutcome>,
  told: Pick<ReadingResult, 'facts' | 'unknownColumns'>,
  writing: ChunkWriting,
  blocking: Finding | undefined,
): ReadingResult {
  return {
    verdict: verdictOf(blocking),
    rows,
    ...(blocking === undefined
      ? { accepted, rejected, setAside, chunks: writing.chunks() }
      : { accepted: 0, rejected, setAside: setAside + accepted, chunks: [], blocking }),
    findingsByCode: writing.findingsByCode(),
    findingLevels: writing.findingLevels(),
    ...told,
    parts: [
      { name: 'cleaning', in: rows + leftOutRows(told.facts), out: rows },
      { name: 'validation', in: rows, out: blocking === undefined ? accepted : 0 },
    ],
  };
}

/** Of an object that does not count: what its keys say of the file, which is told but once. */
function remarksOnFile(item: SourceItem, findings: readonly Finding[]): readonly Finding[] {
  return item.kind === 'object' ? findings.filter(({ level }) => level !== 'rejected') : [];
}

/** Whether an item, or a remark on it, is told; what concerns the whole file always is. */
function doesCount(item: SourceItem, onlyRows: RowSet | undefined): boolean {
  if ((item.kind === 'row' || item.kind === 'object') && item.isContext) return false;
  if (onlyRows === undefined) return true;
  const isOfRow = item.kind === 'row' || item.kind === 'object' || item.kind === 'problem';
  if (!isOfRow || item.row === null) return true;
  return onlyRows.has(item.row) || (item.kind === 'problem' && item.level === 'blocking');
}

function leftOutRows({ leftOut = {} }: SourceFacts): number {
  return Object.values(leftOut).reduce((sum, rows) => sum + rows, 0);
}

function verdictOf(blocking: Finding | undefined): ReadingResult['verdict'] {
  if (blocking === undefined) return 'read';
  return blocking.code === 'RUN-F02' || blocking.code === 'RUN-F03' ? 'empty' : 'refused';
}
