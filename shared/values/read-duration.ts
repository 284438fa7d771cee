import type { CellReading } from './cell-reading.ts';
import { readDecimal } from './read-decimal.ts';

export type DurationProblem = 'not-a-duration' | 'ambiguous' | 'out-of-range';
export type DurationUnit = 'hours' | 'minutes';

const hoursMax = 10_000;
const number = '(\\d[\\d\\s]*(?:[.,]\\d+)?)';
const hourWords = '(?:h|hrs?|hours?|heures?)';
const minuteWords = "(?:m|mn|mins?|minutes?|')";
const shapes: readonly (readonly [RegExp, (text: readonly string[]) => string[]])[] = [
  [new RegExp(`^${number}\\s*${hourWords}\\.?$`), ([h = '']) => [h, '0']],
  [
    new RegExp(
      `^(\\d+)\\s*${hourWords}\\.?\\s*(?:et\\s+|and\\s+)?(\\d{1,2})\\s*${minuteWords}?\\.?$`,
    ),
    ([h = '', m = '']) => [h, m],
  ],
  [new RegExp(`^${number}\\s*${minuteWords}\\.?$`), ([m = '']) => ['0', m]],
  [/^(\d+):([0-5]\d)(?::[0-5]\d)?$/, ([h = '', m = '']) => [h, m]],
  [
    /^pt(?=\d)(?:(\d+(?:[.,]\d+)?)h)?(?:(\d+(?:[.,]\d+)?)m)?$/,
    ([h = '0', m = '0']) => [h || '0', m || '0'],
  ],
];

/**
 * Reads a length of time in hours, rounded to two decimals: `10`, `2,5`, `10h`, `1h30`, `90 min`,
 * `1:30`, `PT1H30M`.
 *
 * @param unit what a bare number means; a column may be named `duration_minutes`
 */
export function readDuration(
  cell: unknown,
  unit: DurationUnit = 'hours',
): CellReading<number, DurationProblem> {
  const bare = readDecimal(cell);
  if (bare.kind === 'empty') return bare;
  if (bare.kind === 'value') {
    return toHours(unit === 'hours' ? [bare.decimal, '0'] : ['0', bare.decimal]);
  }
  if (bare.problem !== 'not-a-number') return { kind: 'problem', problem: bare.problem };
  const text = String(cell).normalize('NFKC').trim().toLowerCase();
  for (const [shape, read] of shapes) {
    const found = shape.exec(text);
    if (found !== null) return toHours(read(found.slice(1)));
  }
  return { kind: 'problem', problem: 'not-a-duration' };
}

function toHours(parts: readonly string[]): CellReading<number, DurationProblem> {
  const [hours, minutes] = parts.map((part) => {
    const reading = readDecimal(part);
    return reading.kind === 'value' ? Number(reading.decimal) : Number.NaN;
  });
  const value = Math.round(((hours ?? 0) + (minutes ?? 0) / 60) * 100) / 100;
  if (Number.isNaN(value)) return { kind: 'problem', problem: 'not-a-duration' };
  if (value < 0 || value > hoursMax) return { kind: 'problem', problem: 'out-of-range' };
  return { kind: 'value', value };
}
