import { readFileSync } from 'node:fs';
import type { CourseContent } from '../../shared/courses/course-content.ts';
import type { CourseRecord } from '../../shared/courses/course-record.ts';
import { courseListKeys, coursesFields } from '../../shared/courses/courses-fields.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { type ReadingResult, readIntoChunks } from '../../shared/runs/read-into-chunks.ts';
import type { ChunkRecord } from '../../shared/runs/reading-rules.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { recordsOf } from '../runs/a-chunk.ts';
import { inBlocksOf } from '../sources/a-source.ts';

export interface FileRead {
  readonly result: ReadingResult;
  readonly records: readonly ChunkRecord<CourseRecord>[];
  readonly contents: readonly CourseContent[];
  readonly findings: readonly Finding[];
  /** `RUN-W01 1 url`, in the order of the file. */
  readonly told: readonly string[];
}

const rules = createCoursesReadingRules({ currency: 'XOF' });

/** Reads one of `test/files`, or the text itself, as the reading stage does. */
export async function readCourses(
  name: string,
  text: string | Uint8Array = readFileSync(new URL(`../files/${name}`, import.meta.url)),
  blockSize = 1_000,
): Promise<FileRead> {
  const records: ChunkRecord<CourseRecord>[] = [];
  const findings: Finding[] = [];
  const result = await readIntoChunks({
    source: readSource(inBlocksOf(blockSize, text), {
      name,
      listKeys: courseListKeys,
      fields: coursesFields,
    }),
    rules,
    slot: 'file',
    sink: {
      writeChunk: async (_, { bytes }) => void records.push(...recordsOf<CourseRecord>(bytes)),
      writeFindings: async (_, part) => void findings.push(...part),
    },
  });
  return {
    result,
    records,
    contents: records.map(({ record }) => record.content),
    findings,
    told: findings.map(({ code, row, column }) => `${code} ${row} ${column}`),
  };
}
