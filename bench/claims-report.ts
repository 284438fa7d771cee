import type { BaselineSeconds } from './baseline/run-baseline.ts';
import type { PairFigures } from './measure-claims.ts';
import { type Spread, spreadOf } from './spread.ts';

const targets = { memoryMb: 512, flatAtMost: 1.25, baselineRatioMin: 20 } as const;

/** A quarter of the size, the whole, and the whole once more. */
export interface SizeFigures {
  readonly quarter: PairFigures;
  readonly full: PairFigures;
  readonly again: PairFigures;
}

/** One round of a small pair: ours, and the usual way. */
export interface BaselineRound {
  readonly ours: PairFigures;
  readonly baseline: BaselineSeconds;
}

/** Rows a second of each stage, end to end, and of the same files once more. */
export function printSpeed({ quarter, full, again }: SizeFigures): string {
  const all = [quarter, full, again];
  const names = [...new Set(all.flatMap(({ stages }) => Object.keys(stages)))];
  const head = ['rows/s (seconds)', ...all.map(({ rows }) => String(rows))];
  head[3] = `${head[3]} again`;
  const cell = (rows: number, seconds: number | undefined) =>
    seconds === undefined ? '–' : `${perSecond(rows, seconds)} (${seconds.toFixed(1)})`;
  const lines = [
    head,
    ['files sent', ...all.map(({ rows, sendingSeconds }) => cell(rows, sendingSeconds))],
    ...names.map((name) => [name, ...all.map(({ rows, stages }) => cell(rows, stages[name]))]),
    ['end to end', ...all.map(({ rows, seconds }) => cell(rows, seconds))],
  ];
  return lines.map(([name = '', ...cells]) => printRow(name, cells)).join('\n');
}

/** The most memory of each function, after the quarter and after the whole. */
export function printMemory({ quarter, full }: SizeFigures): string {
  const lines = Object.entries(full.peakMemoryMb)
    .sort(([, a], [, b]) => b - a)
    .map(([name, mb]) => {
      const before = quarter.peakMemoryMb[name];
      const ratio = before === undefined ? undefined : mb / before;
      const isFlat = ratio === undefined || ratio <= targets.flatAtMost;
      const verdict = judge(
        `≤ ${targets.memoryMb} MB, ≤ ${targets.flatAtMost} × the quarter's`,
        mb <= targets.memoryMb && isFlat,
      );
      return printRow(name, [String(before ?? '–'), String(mb), ratio?.toFixed(2) ?? '–', verdict]);
    });
  return [printRow('peak memory, MB', ['quarter', 'whole', 'ratio']), ...lines].join('\n');
}

/**
 * Ours beside the usual way: on the same small files, and as fast as it was on the whole. The usual
 * way takes as long for each row of a large file; ours has to start its steps however small one is.
 */
export function printBaseline(
  rounds: readonly BaselineRound[],
  { rows: wholeRows, seconds: wholeSeconds }: PairFigures,
): string {
  const [
    {
      ours: { rows },
    } = { ours: { rows: 0 } },
  ] = rounds;
  const wholeRate = wholeRows / wholeSeconds;
  const ratioOfWhole = (way: keyof BaselineSeconds): Spread =>
    spreadOf(rounds.map(({ baseline }) => (wholeRate * baseline[way]) / rows));
  const usual = ratioOfWhole('row_by_row');
  const ways = ['row_by_row', 'update_or_create', 'again', 'bulk_create'] as const;
  return [
    printRow(`${rows} rows`, ['rows/s', 'ours ÷ it', 'ours, the whole ÷ it']),
    printRow('ours, end to end', [
      tell(
        per(
          rows,
          rounds.map(({ ours }) => ours.seconds),
        ),
      ),
    ]),
    printRow(`ours, the whole (${wholeRows} rows)`, [wholeRate.toFixed(0)]),
    ...ways.map((way) =>
      printRow(way, [
        tell(
          per(
            rows,
            rounds.map(({ baseline }) => baseline[way]),
          ),
        ),
        tell(ratioTo(rounds, way), 2),
        tell(ratioOfWhole(way), 2),
        ...(way === 'row_by_row'
          ? [judge(`≥ ${targets.baselineRatioMin}`, usual.median >= targets.baselineRatioMin)]
          : []),
      ]),
    ),
  ].join('\n');
}

function ratioTo(rounds: readonly BaselineRound[], way: keyof BaselineSeconds): Spread {
  return spreadOf(rounds.map(({ ours, baseline }) => baseline[way] / ours.seconds));
}

const per = (rows: number, seconds: readonly number[]): Spread =>
  spreadOf(seconds.map((each) => rows / each));
const perSecond = (rows: number, seconds: number): string =>
  seconds === 0 ? '–' : Math.round(rows / seconds).toLocaleString('en');
const printRow = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(34)}${cells.map((cell) => cell.padEnd(22)).join('')}`.trimEnd();
const judge = (target: string, reached: boolean): string =>
  `target ${target}: ${reached ? 'reached' : 'NOT reached'}`;
const tell = ({ min, median, max }: Spread, digits = 0): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;
