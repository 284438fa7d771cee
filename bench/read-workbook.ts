import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import type { ReadingFigures } from './read-one-workbook.ts';
import { spreadOf } from './spread.ts';
import { writeWorkbookFile } from './workbook-rows.ts';

const rows = 100_000;
const columns = 20;
const rounds = 3;
/** Issue figures: our reader's share of what the library takes. */
const ratioMax = 0.5;
const readers = ['ours', 'library'] as const;

process.exitCode = benchWorkbook();

/**
 * Reads one workbook with our reader and with the library, each in a process of its own, and prints
 * what both took. The ratios are those of rounds in which both ran.
 *
 * @returns the exit code; figures that miss their target are told, they are no failure
 */
function benchWorkbook(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'quai-bench-workbook-'));
  const file = path.join(folder, 'rows.xlsx');
  try {
    writeWorkbookFile(file, rows, columns);
    const mb = (statSync(file).size / 2 ** 20).toFixed(1);
    const [load = 0] = loadavg();
    console.log(`${rows} rows × ${columns} columns, ${mb} MB packed`);
    console.log(`${availableParallelism()} cores, load before ${load.toFixed(1)}`);
    const measured = Array.from({ length: rounds }, () => ({
      ours: measure('ours', file),
      library: measure('library', file),
    }));
    for (const reader of readers) {
      const of = (figure: keyof ReadingFigures) =>
        tell(measured.map((round) => round[reader][figure]));
      console.log(
        `${reader.padEnd(8)} CPU ${of('cpuSeconds')} s, wall ${of('wallSeconds')} s, ` +
          `peak of the whole process ${of('peakMb')} MB`,
      );
    }
    for (const figure of ['cpuSeconds', 'wallSeconds', 'peakMb'] as const) {
      const ratios = spreadOf(measured.map(({ ours, library }) => ours[figure] / library[figure]));
      const verdict = ratios.median <= ratioMax ? 'reached' : 'NOT reached';
      console.log(
        `ratio of ${figure.padEnd(12)} ${ratios.median.toFixed(2)} ` +
          `(${ratios.min.toFixed(2)}–${ratios.max.toFixed(2)})   target ≤ ${ratioMax}: ${verdict}`,
      );
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws Error when the reader did not find every row */
function measure(reader: (typeof readers)[number], file: string): ReadingFigures {
  const script = path.join(import.meta.dirname, 'read-one-workbook.ts');
  const child = spawnSync(process.execPath, [script, reader, file], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr);
  const figures: ReadingFigures = JSON.parse(child.stdout);
  if (figures.rows !== rows) throw new Error(`${reader} found ${figures.rows} rows of ${rows}`);
  return figures;
}

function tell(values: readonly number[]): string {
  const { min, median, max } = spreadOf(values);
  const digits = max < 100 ? 2 : 0;
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
}
