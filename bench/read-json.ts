import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSource } from '../shared/sources/read-source.ts';
import { writeCourseObject } from './course-objects.ts';

/**
 * How fast JSON is read as a stream, and in how much memory, against `JSON.parse` of the same file
 * as a whole: each in a process of its own.
 *
 *     node bench/read-json.ts [megabytes]
 */
interface Measure {
  readonly rows: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

const shapes = ['array', 'wrapped', 'lines'] as const;
type Shape = (typeof shapes)[number];

const [mode = '', file = ''] = process.argv.slice(2);
if (mode === 'stream' || mode === 'whole' || mode === 'decode') {
  console.log(JSON.stringify(await measure(mode, file)));
} else {
  await compare(Number(mode || 200));
}

async function compare(megabytes: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-read-json-'));
  try {
    for (const shape of shapes) {
      const target = path.join(folder, `${shape}.json`);
      await writeFile(target, shape, megabytes * 1e6);
      const mb = statSync(target).size / 1e6;
      const stream = inChild('stream', target);
      tell(`${shape}, as a stream`, mb, stream);
      tell('  decoding alone', mb, inChild('decode', target));
      if (shape !== 'lines') {
        const whole = inChild('whole', target);
        tell('  JSON.parse of the whole', mb, whole);
        const cpu = (stream.cpuSeconds / whole.cpuSeconds).toFixed(2);
        const memory = (stream.peakMb / whole.peakMb).toFixed(2);
        console.log(`  the stream takes ${cpu} × the CPU and ${memory} × the memory`);
      }
      rmSync(target);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inChild(mode: string, file: string): Measure {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, mode, file]).toString());
}

function tell(what: string, mb: number, { rows, seconds, cpuSeconds, peakMb }: Measure): void {
  const speed = `${(mb / seconds).toFixed(0)} MB/s`.padStart(9);
  const cpu = `${cpuSeconds.toFixed(2)} s CPU`;
  console.log(`${what.padEnd(26)} ${speed}  ${cpu}  peak ${peakMb} MB  ${rows} rows`);
}

async function measure(mode: 'stream' | 'whole' | 'decode', file: string): Promise<Measure> {
  const begun = process.hrtime.bigint();
  const rows = mode === 'whole' ? parseWhole(file) : await readStream(mode, file);
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  return { rows, seconds, cpuSeconds, peakMb: Math.round(maxRSS / 1024) };
}

function parseWhole(file: string): number {
  const value = JSON.parse(readFileSync(file, 'utf8'));
  return (Array.isArray(value) ? value : value.data).length;
}

async function readStream(mode: 'stream' | 'decode', file: string): Promise<number> {
  const bytes = createReadStream(file, { highWaterMark: 65_536 });
  let rows = 0;
  if (mode === 'decode') {
    const decoder = new TextDecoder();
    for await (const block of bytes) rows += decoder.decode(block, { stream: true }) === '' ? 1 : 0;
    return rows;
  }
  for await (const batch of readSource(bytes, { name: 'bench.json', fields: [] })) {
    for (const item of batch) {
      if (item.kind === 'object') rows += 1;
      if (item.kind === 'problem') throw new Error(`${item.code} in row ${item.row}`);
    }
  }
  return rows;
}

async function writeFile(target: string, shape: Shape, bytes: number): Promise<void> {
  const file = await open(target, 'w');
  try {
    await file.write(
      shape === 'array' ? '[\n' : shape === 'wrapped' ? '{"next":null,"data":[\n' : '',
    );
    let written = 0;
    for (let n = 1; written < bytes; ) {
      let part = '';
      while (part.length < 1e6) {
        if (n > 1) part += shape === 'lines' ? '\n' : ',\n';
        part += writeCourseObject(n);
        n += 1;
      }
      written += (await file.write(part)).bytesWritten;
    }
    await file.write(shape === 'array' ? '\n]\n' : shape === 'wrapped' ? '\n]}\n' : '\n');
  } finally {
    await file.close();
  }
}
