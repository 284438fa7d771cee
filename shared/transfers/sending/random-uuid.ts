import type { Timing } from '../../runs/timing.ts';

/** A UUID (version 4) that no transfer has: what is asked for to see whether anybody answers. */
export function randomUuid(timing: Pick<Timing, 'random'>): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(timing.random() * 16).toString(16));
  digits[12] = '4';
  digits[16] = '8';
  const text = digits.join('');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => text.slice(from, to))
    .join('-');
}
