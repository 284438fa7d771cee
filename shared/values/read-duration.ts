import type { CellReading } from './cell-reading.ts';
import { cellCharsMax, plainText } from './plain-text.ts';
import { readDecimal } from './read-decimal.ts';

export type DurationProblem = 'not-a-duration' | 'ambiguous' | 'out-of-range';
export type DurationUnit = 'hours' | 'minutes';

/** Hours, minutes and seconds as they are written. */
type Parts = readonly [hours: string, minutes: string, seconds: string];

const hoursMax = 10_000;
const number = '(\\d[\\d ]*(?:[.,]\\d+)?)';
const hourWords = '(?:h|hrs?|hours?|heures?)';
const minuteWords = "(?:m|mn|mins?|minutes?|')";
const sixty = '([0-5]?\\d)';
const shapes: readonly (readonly [RegExp, (text: readonly string[]) => Parts])[] = [
  [new RegExp(`^${number} *${hourWords}\\.?$`), ([h = '']) => [h, '0', '0']],
  [
    // `1h75` is refused: an hour and a quarter more, or an hour and three quarters?
    new RegExp(`^(\\d+) *${hourWords}\\.? *(?:et +|and +)?${sixty} *${minuteWords}?\\.?$`),
    ([h = '', m = '']) => [h, m, '0'],
  ],
  [new RegExp(`^${number} *${minuteWords}\\.?$`), ([m = '']) => ['0', m, '0']],
  [/^(\d+):([0-5]\d)(?::([0-5]\d))?$/, ([h = '', m = '', s]) => [h, m, s ?? '0']],
  [
    /^pt(?=\d)(?:(\d+(?:[.,]\d+)?)h)?(?:(\d+(?:[.,]\d+)?)m)?(?:(\d+(?:[.,]\d+)?)s)?$/,
    ([h, m, s]) => [h ?? '0', m ?? '0', s ?? '0'],
  ],
];

/**
 * Reads a length of time in hours, rounded to two decimals: `10`, `2,5`, `10h`, `1h30`, `90 min`,
 * `1:30`, `PT1H30M`. Days and weeks are refused: how many hours of lessons they have is not said.
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
    return toHours(unit === 'hours' ? [bare.decimal, '0', '0'] : ['0', bare.decimal, '0']);
  }
  if (bare.problem === 'ambiguous' || bare.problem === 'out-of-range') {
    return { kind: 'problem', problem: bare.problem };
  }
  const text = typeof cell === 'string' ? plainText(cell).toLowerCase() : '';
  if (text.length > cellCharsMax) return { kind: 'problem', problem: 'not-a-duration' };
  for (const [shape, read] of shapes) {
    const found = shape.exec(text);
    if (found !== null) return toHours(read(found.slice(1)));
  }
  return { kind: 'problem', problem: 'not-a-duration' };
}

function toHours(parts: Parts): CellReading<number, DurationProblem> {
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => {
    const reading = readDecimal(part);
    return reading.kind === 'value' ? Number(reading.decimal) : Number.NaN;
  });
  const value = Math.round((hours + minutes / 60 + seconds / 3600) * 100) / 100;
  if (Number.isNaN(value)) return { kind: 'problem', problem: 'not-a-duration' };
  if (value < 0 || value > hoursMax) return { kind: 'problem', problem: 'out-of-range' };
  return { kind: 'value', value };
}
