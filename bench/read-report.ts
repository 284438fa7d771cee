import type { Spread } from './spread.ts';

/** Issue figures that reading is held to: ratios to bare `Papa.parse`, and MB. */
const targets = { parsingRatioMax: 1.2, ratioMin: 0.25, peakMbMax: 256, growthMbMax: 64 } as const;

export interface ReaderFigures {
  readonly rowsPerSecond: Spread;
  /** Microseconds. */
  readonly cpuPerRow: Spread;
  readonly peakMb: Spread;
}

/** How a file of so many rows is read. */
export interface SizeFigures {
  readonly rows: number;
  readonly bytes: number;
  /** CPU of our parsing by that of the parser alone. */
  readonly parsingRatio: number;
  readonly bare: ReaderFigures;
  readonly stage: ReaderFigures;
  /** Rows a second of the stage by those of the parser alone, in the same round. */
  readonly ratio: Spread;
  /** The same by CPU, which a busy machine disturbs less. */
  readonly cpuRatio: Spread;
  readonly slow: { readonly seconds: number; readonly peakMb: number };
}

/** The figures as a table to read, targets beside them. */
export function printReading(sizes: readonly SizeFigures[], slowSinkMs: number): string {
  const peaks = sizes.map(({ slow }) => slow.peakMb);
  const growth = (peaks.at(-1) ?? 0) - (peaks[0] ?? 0);
  const lines = [
    ...sizes.flatMap((size) => tellSize(size, slowSinkMs)),
    [
      'memory of the largest above that of the smallest, MB',
      meet(growth, '≤', targets.growthMbMax),
    ],
  ];
  return lines.map(([name = '', figures = '']) => `${name.padEnd(54)}${figures}`).join('\n');
}

function tellSize(size: SizeFigures, slowSinkMs: number): readonly (readonly string[])[] {
  const { rows, bytes, parsingRatio, bare, stage, ratio, cpuRatio, slow } = size;
  return [
    [`${rows} rows × 12 columns, ${(bytes / 1e6).toFixed(0)} MB`],
    [
      '  parsing alone, CPU ÷ that of bare Papa.parse',
      meet(parsingRatio, '≤', targets.parsingRatioMax),
    ],
    ['  bare Papa.parse, rows/s', tell(bare.rowsPerSecond, 0)],
    ['    µs of CPU a row; peak MB', `${tell(bare.cpuPerRow)}; ${tell(bare.peakMb, 0)}`],
    ['  whole reading stage, rows/s', tell(stage.rowsPerSecond, 0)],
    ['    µs of CPU a row; peak MB', `${tell(stage.cpuPerRow)}; ${tell(stage.peakMb, 0)}`],
    [
      '    rows/s ÷ those of bare Papa.parse',
      `${tell(ratio, 2)}   ${judge(ratio.median, '≥', targets.ratioMin)}`,
    ],
    ['    the same by CPU', tell(cpuRatio, 2)],
    [`  sink of ${slowSinkMs} ms a chunk, seconds`, slow.seconds.toFixed(1)],
    ['    peak MB', meet(slow.peakMb, '≤', targets.peakMbMax)],
  ];
}

const tell = ({ min, median, max }: Spread, digits = 1): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;

const meet = (figure: number, sign: '≤' | '≥', target: number): string =>
  `${figure.toFixed(target < 10 ? 2 : 0)}   ${judge(figure, sign, target)}`;

function judge(figure: number, sign: '≤' | '≥', target: number): string {
  const reached = sign === '≤' ? figure <= target : figure >= target;
  return `target ${sign} ${target}: ${reached ? 'reached' : 'NOT reached'}`;
}
