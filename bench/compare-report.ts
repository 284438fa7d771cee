import { spreadOf } from './spread.ts';

/** How long one round took, seconds. */
export interface Took {
  readonly wall: number;
  /** Of all threads. */
  readonly cpu: number;
}

/** Ours, round by round. */
export interface OurFigures {
  /** From the two files to the list: read, cleaned, divided by claim, compared. */
  readonly files: readonly Took[];
  /** The comparison stage alone: from the partitions that reading leaves (NDJSON) to the list. */
  readonly partitions: readonly Took[];
  /** Compared alone: from rows in memory to the list. */
  readonly rows: readonly Took[];
  readonly claims: number;
  readonly peakMb: number;
}

/** One round of DuckDB: until the list is a table, and until its rows are in hand. */
export interface DuckRound {
  readonly table: Took;
  readonly out: Took;
}
export interface DuckFigures {
  readonly version: string;
  readonly threads: number;
  readonly files: readonly DuckRound[];
  readonly tables: readonly DuckRound[];
}

const target = 0.3;

/** Medians beside one another, and how fast ours is of DuckDB: by the clock, and of CPU. */
export function printComparison(ours: OurFigures, ducks: readonly DuckFigures[]): string {
  const lines = [printRow('', ['ours', 'DuckDB', 'wall', 'CPU'])];
  for (const { threads, files, tables } of ducks) {
    const out = (rounds: readonly DuckRound[]) => rounds.map((round) => round.out);
    lines.push(
      `DuckDB with ${threads} thread${threads > 1 ? 's' : ''}`,
      compare('  rows → list; tables → list in hand', ours.rows, out(tables), 'judged'),
      compare(
        '  rows → list; tables → list as a table',
        ours.rows,
        tables.map(({ table }) => table),
      ),
      compare('  two files → list; two files → list in hand', ours.files, out(files), 'judged'),
      compare('  partitions (NDJSON) → list; files → list in hand', ours.partitions, out(files)),
    );
  }
  return lines.join('\n');
}

function compare(
  name: string,
  own: readonly Took[],
  its: readonly Took[],
  judged?: 'judged',
): string {
  const median = (rounds: readonly Took[], what: keyof Took) =>
    spreadOf(rounds.map((round) => round[what])).median;
  const ratio = (what: keyof Took) => median(its, what) / median(own, what);
  const cells = [
    ...[own, its].map((rounds) => `${median(rounds, 'wall').toFixed(3)} s`),
    ...(['wall', 'cpu'] as const).map((what) => ratio(what).toFixed(2)),
  ];
  if (judged === undefined) return printRow(name, cells);
  const reached = ratio('wall') >= target ? 'reached' : 'NOT reached';
  return `${printRow(name, cells)}  target ≥ ${target}: ${reached}`;
}

const printRow = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(52)}${cells.map((cell) => cell.padStart(10)).join('')}`;
