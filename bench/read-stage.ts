import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createCoursesReadingRules } from '../shared/courses/read-course.ts';
import { readIntoChunks } from '../shared/runs/read-into-chunks.ts';
import { readSource } from '../shared/sources/read-source.ts';

/** One reading of a file into chunks. */
export interface StageFigures {
  readonly rows: number;
  readonly chunks: number;
  /** NDJSON that the sink was given. */
  readonly chunkBytes: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory that the process ever held, with Node and the sources it strips of types. */
  readonly peakMb: number;
}

/**
 * Reads a course file by the whole reading stage in a process of its own: bytes, text, cells,
 * columns, rules of the courses, repetitions, chunks as NDJSON for a sink that counts them.
 *
 * @param sinkMs how long the sink takes over every chunk
 */
export function measureStage(file: string, sinkMs: number): StageFigures {
  const self = fileURLToPath(import.meta.url);
  const out = execFileSync(process.execPath, [self, file, String(sinkMs)], { encoding: 'utf8' });
  return JSON.parse(out) as StageFigures;
}

/** @throws Error when a row was not accepted: then something else was measured */
async function readHere(file: string, sinkMs: number): Promise<StageFigures> {
  const rules = createCoursesReadingRules({ currency: 'XOF' });
  let chunkBytes = 0;
  const began = performance.now();
  const before = process.cpuUsage();
  const result = await readIntoChunks({
    source: readSource(createReadStream(file), { name: 'courses.csv', fields: rules.fields }),
    rules,
    slot: 'file',
    sink: {
      writeChunk: async (_, { bytes }) => {
        chunkBytes += bytes.length;
        if (sinkMs > 0) await wait(sinkMs);
      },
      writeFindings: async () => {},
    },
  });
  const { user, system } = process.cpuUsage(before);
  const { rows, accepted, chunks } = result;
  if (accepted !== rows) throw new Error(`${accepted} of ${rows} rows accepted`);
  return {
    rows,
    chunks: chunks.length,
    chunkBytes,
    cpuMs: (user + system) / 1000,
    wallMs: performance.now() - began,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file = '', sinkMs = '0'] = process.argv;
  console.log(JSON.stringify(await readHere(file, Number(sinkMs))));
}
