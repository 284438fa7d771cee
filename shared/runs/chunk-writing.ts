import type { Finding } from '../findings/finding.ts';
import type { ChunkRecord } from './reading-rules.ts';

/** Where the reading stage puts what it reads. Writing a number again replaces it. */
export interface ChunkSink<R> {
  writeChunk(index: number, records: readonly ChunkRecord<R>[]): Promise<void>;
  writeFindings(part: number, findings: readonly Finding[]): Promise<void>;
}

export interface WrittenChunk {
  /** From 0. */
  readonly index: number;
  readonly records: number;
}

export interface ChunkWriting<R> {
  /** Whether a chunk was filled and written. */
  addRecord(record: ChunkRecord<R>): Promise<boolean>;
  addFindings(findings: readonly Finding[]): Promise<void>;
  /** Writes what is left. */
  end(): Promise<void>;
  chunks(): readonly WrittenChunk[];
  findingsByCode(): Readonly<Record<string, number>>;
}

/** Findings that are held before they are written as one part. */
const findingsPerPart = 1_000;

/** Gathers records and findings into objects of bounded size. */
export function createChunkWriting<R>(sink: ChunkSink<R>, chunkSize: number): ChunkWriting<R> {
  const chunks: WrittenChunk[] = [];
  const byCode: Record<string, number> = {};
  let records: ChunkRecord<R>[] = [];
  let findings: Finding[] = [];
  let part = 0;
  const writeChunk = async () => {
    const chunk = { index: chunks.length, records: records.length };
    await sink.writeChunk(chunk.index, records);
    chunks.push(chunk);
    records = [];
  };
  const writePart = async () => {
    await sink.writeFindings(part, findings);
    part += 1;
    findings = [];
  };
  return {
    async addRecord(record) {
      records.push(record);
      if (records.length < chunkSize) return false;
      await writeChunk();
      return true;
    },
    async addFindings(more) {
      for (const finding of more) byCode[finding.code] = (byCode[finding.code] ?? 0) + 1;
      findings.push(...more);
      if (findings.length >= findingsPerPart) await writePart();
    },
    async end() {
      if (records.length > 0) await writeChunk();
      if (findings.length > 0) await writePart();
    },
    chunks: () => chunks,
    findingsByCode: () => byCode,
  };
}
