import { type FindingCounts, type FindingLevels, graver } from '../findings/count-findings.ts';
import type { Finding, FindingLevel } from '../findings/finding.ts';
import { createGroupCutting } from './slice-groups.ts';

/** Where the reading stage puts what it reads. Writing a number again replaces it. */
export interface ChunkSink {
  writeChunk(index: number, chunk: ChunkBody): Promise<void>;
  writeFindings(part: number, findings: readonly Finding[]): Promise<void>;
}

/** A chunk as it is stored. */
export interface ChunkBody {
  /** NDJSON in UTF-8: a `ChunkRecord` a line, no line end behind the last. */
  readonly bytes: Uint8Array;
  readonly records: number;
  /** Groups into which `sliceGroups` will cut it. */
  readonly groups: number;
}

export interface WrittenChunk {
  /** From 0. */
  readonly index: number;
  readonly records: number;
}

export interface ChunkWriting {
  /** @param line a `ChunkRecord` as JSON in UTF-8; it is copied */
  addRecord(line: Uint8Array): void;
  addFindings(findings: readonly Finding[]): void;
  /** Whether something has to be written before more is added; asked after every row. */
  isFull(): boolean;
  /**
   * Writes what is full.
   *
   * @returns whether a chunk was among it
   */
  writeFull(): Promise<boolean>;
  /** Writes what is left. */
  end(): Promise<void>;
  chunks(): readonly WrittenChunk[];
  findingsByCode(): FindingCounts;
  findingLevels(): FindingLevels;
}

/** Findings that are held before they are written as one part. */
const findingsPerPart = 1_000;

/** Bytes at which a chunk is full whatever it counts: its records may be long ones. */
const chunkBytesMax = 8_000_000;

/** Gathers records and findings into objects of bounded size; holds one of each at most. */
export function createChunkWriting(sink: ChunkSink, chunkSize: number): ChunkWriting {
  const chunks: WrittenChunk[] = [];
  const byCode: Record<string, number> = {};
  const levels: Record<string, FindingLevel> = {};
  const chunk = createChunkFilling();
  let findings: Finding[] = [];
  let part = 0;
  const isChunkFull = () => chunk.records() >= chunkSize || chunk.bytes() >= chunkBytesMax;
  const isPartFull = () => findings.length >= findingsPerPart;
  const writeChunk = async () => {
    const index = chunks.length;
    const body = chunk.take();
    await sink.writeChunk(index, body);
    chunks.push({ index, records: body.records });
  };
  const writePart = async () => {
    await sink.writeFindings(part, findings);
    part += 1;
    findings = [];
  };
  return {
    addRecord: chunk.add,
    addFindings(more) {
      for (const finding of more) {
        byCode[finding.code] = (byCode[finding.code] ?? 0) + 1;
        levels[finding.code] = graver(levels[finding.code], finding.level);
        findings.push(finding);
      }
    },
    isFull: () => isChunkFull() || isPartFull(),
    async writeFull() {
      if (isPartFull()) await writePart();
      if (!isChunkFull()) return false;
      await writeChunk();
      return true;
    },
    async end() {
      if (chunk.records() > 0) await writeChunk();
      if (findings.length > 0) await writePart();
    },
    chunks: () => chunks,
    findingsByCode: () => byCode,
    findingLevels: () => levels,
  };
}

const newLine = 10;
const bytesAtFirst = 524_288;

/** One chunk at a time, line by line, in a place that grows with the largest chunk. */
function createChunkFilling() {
  let place = new Uint8Array(bytesAtFirst);
  let filled = 0;
  let records = 0;
  let cutting = createGroupCutting();
  return {
    records: () => records,
    bytes: () => filled,
    add(line: Uint8Array): void {
      const end = filled + line.length + 1;
      if (end > place.length) {
        const wider = new Uint8Array(Math.max(end, place.length * 2));
        wider.set(place.subarray(0, filled));
        place = wider;
      }
      place.set(line, filled);
      place[end - 1] = newLine;
      filled = end;
      records += 1;
      cutting.add(line.length);
    },
    take(): ChunkBody {
      // A copy: whoever stores it may keep it longer than until the next row.
      const body = { bytes: place.slice(0, filled - 1), records, groups: cutting.groups() };
      filled = 0;
      records = 0;
      cutting = createGroupCutting();
      return body;
    },
  };
}
