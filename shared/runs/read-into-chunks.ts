import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { flattenBatches } from '../sources/flatten-batches.ts';
import type { SourceBatch, SourceFacts } from '../sources/source-item.ts';
import {
  type ChunkSink,
  type ChunkWriting,
  createChunkWriting,
  type WrittenChunk,
} from './chunk-writing.ts';
import { createColumnReading } from './column-reading.ts';
import { createRowJudging, lostRow, type RowOutcome } from './judge-rows.ts';
import type { ReadingRules } from './reading-rules.ts';
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
  readonly findingsByCode: Readonly<Record<string, number>>;
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
  readonly sink: ChunkSink<R>;
  readonly chunkSize?: number;
  /** Called after each chunk with the rows read so far. */
  readonly onProgress?: (rows: number) => Promise<void> | void;
}

/**
 * Reads a file's rows once, in constant memory, into chunks of good records and parts of findings.
 * Of rows with the same id the first wins: an equal one is set aside, a different one rejected.
 * Doing it again for the same file writes the same objects again.
 *
 * @throws what the source or the sink throws: faults, for the step to be tried again
 */
export async function readIntoChunks<R>(input: ReadingInput<R>): Promise<ReadingResult> {
  const { rules, slot, sink, chunkSize = chunkRecords, onProgress } = input;
  const writing = createChunkWriting(sink, chunkSize);
  const columns = createColumnReading(rules.fields, slot);
  const judging = createRowJudging(rules);
  const counts = { rows: 0, accepted: 0, rejected: 0, setAside: 0 };
  let facts: SourceFacts = {};
  let blocking: Finding | undefined;

  for await (const item of flattenBatches(input.source)) {
    if (item.kind === 'facts') {
      const { kind: _, ...found } = item;
      facts = { ...facts, ...found };
      continue;
    }
    const cells = columns.take(item);
    await writing.addFindings(cells.findings);
    blocking = cells.findings.find(({ level }) => level === 'blocking');
    if (blocking !== undefined) break;
    if (cells.kind === 'nothing') continue;
    const judged = cells.kind === 'row' ? judging.judge(cells.row) : lostRow;
    counts.rows += 1;
    counts[judged.outcome] += 1;
    await writing.addFindings(judged.findings);
    if (judged.record === undefined) continue;
    if (await writing.addRecord(judged.record)) await onProgress?.(counts.rows);
  }
  if (blocking === undefined && counts.rows === 0) {
    blocking = newFinding({ code: 'RUN-F03', level: 'blocking', slot });
    await writing.addFindings([blocking]);
  }
  await writing.end();
  const unknownColumns = columns.unknown();
  return tellResult(counts, { facts, unknownColumns }, writing, blocking);
}

function tellResult<R>(
  { rows, accepted, rejected, setAside }: Pick<ReadingResult, 'rows' | RowOutcome>,
  told: Pick<ReadingResult, 'facts' | 'unknownColumns'>,
  writing: ChunkWriting<R>,
  blocking: Finding | undefined,
): ReadingResult {
  return {
    verdict: verdictOf(blocking),
    rows,
    ...(blocking === undefined
      ? { accepted, rejected, setAside, chunks: writing.chunks() }
      : { accepted: 0, rejected, setAside: setAside + accepted, chunks: [], blocking }),
    findingsByCode: writing.findingsByCode(),
    ...told,
    parts: [
      { name: 'cleaning', in: rows + leftOutRows(told.facts), out: rows },
      { name: 'validation', in: rows, out: blocking === undefined ? accepted : 0 },
    ],
  };
}

function leftOutRows({ leftOut = {} }: SourceFacts): number {
  return Object.values(leftOut).reduce((sum, rows) => sum + rows, 0);
}

function verdictOf(blocking: Finding | undefined): ReadingResult['verdict'] {
  if (blocking === undefined) return 'read';
  return blocking.code === 'RUN-F02' || blocking.code === 'RUN-F03' ? 'empty' : 'refused';
}
