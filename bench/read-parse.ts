import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { decodeText } from '../shared/sources/decode-text.ts';
import { readCsv } from '../shared/sources/read-csv.ts';
import { writeReadFile } from './read-files.ts';

/** Who reads the file: the parser alone in chunk mode, our reader, or our reader before a slow sink. */
export type ParseWay = 'papa' | 'ours' | 'ours-slow-sink';

export interface ParseFigures {
  readonly rows: number;
  readonly cells: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory the process ever held. */
  readonly peakMb: number;
}

export interface ParseComparison {
  readonly rows: number;
  /** Medians. */
  readonly papa: ParseFigures;
  readonly ours: ParseFigures;
  /** CPU of ours by that of the parser alone. */
  readonly ratio: number;
  /** Peak memory before a sink that takes 1 ms for each batch. */
  readonly slowSinkPeakMb: number;
}

/**
 * Compares `readCsv` with bare `Papa.parse` in chunk mode, decoding included on both sides, each
 * measured in a process of its own, turn by turn.
 *
 * @param rows of 12 columns with quotes, line breaks and accents (see `writeReadFile`)
 */
export async function compareParsing(rows: number, rounds = 3): Promise<ParseComparison> {
  const folder = mkdtempSync(join(tmpdir(), 'read-parse-'));
  try {
    const file = join(folder, `${rows}.csv`);
    await writeReadFile(file, rows);
    const papa: ParseFigures[] = [];
    const ours: ParseFigures[] = [];
    for (let round = 0; round < rounds; round += 1) {
      papa.push(measureApart('papa', file));
      ours.push(measureApart('ours', file));
    }
    const slow = measureApart('ours-slow-sink', file);
    const [bare, own] = [median(papa), median(ours)];
    if (bare.cells !== own.cells) throw new Error(`${bare.cells} cells, ${own.cells} by readCsv`);
    const ratio = own.cpuMs / bare.cpuMs;
    return { rows, papa: bare, ours: own, ratio, slowSinkPeakMb: slow.peakMb };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function measureApart(way: ParseWay, file: string): ParseFigures {
  const self = fileURLToPath(import.meta.url);
  const out = execFileSync(process.execPath, [self, way, file], { encoding: 'utf8' });
  return JSON.parse(out) as ParseFigures;
}

function median(figures: readonly ParseFigures[]): ParseFigures {
  const ordered = [...figures].sort((a, b) => a.cpuMs - b.cpuMs);
  const middle = ordered[ordered.length >> 1];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

async function parseAlone(file: string): Promise<{ rows: number; cells: number }> {
  const seen = { rows: -1, cells: 0 };
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(file, { encoding: 'utf8' }), {
      chunk: ({ data }) => {
        for (const cells of data) {
          if (cells.length < 2) continue;
          seen.rows += 1;
          seen.cells += cells.length;
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  return { ...seen, cells: seen.cells - 12 };
}

async function parseByOurs(file: string, sinkMs: number): Promise<{ rows: number; cells: number }> {
  const seen = { rows: 0, cells: 0 };
  for await (const batch of readCsv(decodeText(createReadStream(file)), { fields: [] })) {
    for (const item of batch) {
      if (item.kind === 'problem') throw new Error(`row ${item.row}: ${item.code}`);
      if (item.kind !== 'row') continue;
      seen.rows += 1;
      seen.cells += item.cells.length;
    }
    if (sinkMs > 0) await wait(sinkMs);
  }
  return seen;
}

async function measureHere(way: ParseWay, file: string): Promise<ParseFigures> {
  const began = performance.now();
  const before = process.cpuUsage();
  const seen =
    way === 'papa'
      ? await parseAlone(file)
      : await parseByOurs(file, way === 'ours-slow-sink' ? 1 : 0);
  const { user, system } = process.cpuUsage(before);
  return {
    ...seen,
    cpuMs: (user + system) / 1000,
    wallMs: performance.now() - began,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

/** `node bench/read-parse.ts [rows …]`; with a way and a file it measures that once, for itself. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , first = '', file] = process.argv;
  if (first === 'papa' || first === 'ours' || first === 'ours-slow-sink') {
    process.stdout.write(JSON.stringify(await measureHere(first, file ?? '')));
  } else {
    const sizes = process.argv.slice(2).map(Number);
    for (const rows of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
      console.log(await compareParsing(rows));
    }
  }
}
