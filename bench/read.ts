import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { nodeOptions } from '../infra/parts/node-options.ts';
import { writeJsonFile } from '../local/outputs.ts';
import { say } from '../local/say.ts';
import { writeReadFile } from './read-files.ts';
import { compareParsing, measureApart } from './read-parse.ts';
import { printReading, type SizeFigures } from './read-report.ts';
import { measureStage } from './read-stage.ts';
import { spreadOf } from './spread.ts';

const sizes = [100_000, 1_000_000];
const rounds = 3;
/** So slow that a million rows wait for 40 s: a source that did not would be far ahead. */
const slowSinkMs = 20;

const root = path.dirname(import.meta.dirname);
// Every process that is measured runs as the deployed functions do.
process.env['NODE_OPTIONS'] = nodeOptions;
process.exitCode = await benchRead();

/**
 * Measures how files are read, against bare `Papa.parse`: parsing alone, then the whole reading
 * stage, then the stage before a slow sink. Every measurement is a process of its own, those that
 * are compared take turns, and the files are made beforehand.
 *
 * @returns the exit code; figures that miss their target are told, they are no failure
 */
async function benchRead(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-bench-read-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => process.exit(1));
  const [loadBefore = 0] = loadavg();
  const machine = { cores: availableParallelism(), node: process.version, loadBefore };
  const measured: SizeFigures[] = [];
  for (const rows of sizes)
    measured.push(await measureSize(path.join(folder, `${rows}.csv`), rows));
  console.log(
    `\n${machine.cores} cores, Node ${machine.node}, load before ${loadBefore.toFixed(1)}`,
  );
  console.log(printReading(measured, slowSinkMs));
  const written = path.join(root, '.local', 'bench-read.json');
  writeJsonFile(written, { at: new Date().toISOString(), machine, slowSinkMs, measured });
  console.log(`written to ${path.relative(root, written)}\n`);
  return 0;
}

async function measureSize(file: string, rows: number): Promise<SizeFigures> {
  say(`${rows} rows: parsing alone, ${rounds} rounds of each`);
  const parsing = await compareParsing(rows, rounds);
  await writeReadFile(file, rows);
  say(`${rows} rows: bare Papa.parse and the whole stage, ${rounds} rounds of each`);
  const turns = Array.from({ length: rounds }, () => ({
    bare: measureApart('papa', file),
    stage: measureStage(file, 0),
  }));
  say(`${rows} rows: before a sink that takes ${slowSinkMs} ms a chunk`);
  const slow = measureStage(file, slowSinkMs);
  const bytes = statSync(file).size;
  rmSync(file);
  const speed = (which: 'bare' | 'stage') =>
    spreadOf(turns.map((turn) => rows / (turn[which].wallMs / 1000)));
  const cpu = (which: 'bare' | 'stage') =>
    spreadOf(turns.map((turn) => (turn[which].cpuMs / rows) * 1000));
  const peakMb = (which: 'bare' | 'stage') => spreadOf(turns.map((turn) => turn[which].peakMb));
  return {
    rows,
    bytes,
    parsingRatio: parsing.ratio,
    bare: { rowsPerSecond: speed('bare'), cpuPerRow: cpu('bare'), peakMb: peakMb('bare') },
    stage: { rowsPerSecond: speed('stage'), cpuPerRow: cpu('stage'), peakMb: peakMb('stage') },
    ratio: spreadOf(turns.map(({ bare, stage }) => bare.wallMs / stage.wallMs)),
    cpuRatio: spreadOf(turns.map(({ bare, stage }) => bare.cpuMs / stage.cpuMs)),
    slow: { seconds: slow.wallMs / 1000, peakMb: slow.peakMb },
  };
}
