import type { Context } from 'aws-lambda';

/** So much of a function's time is left for giving locks and lanes back: milliseconds. */
const spareMs = 15_000;

/** Until when a turn of sending or asking has to be back. */
export function turnDeadline(context: Pick<Context, 'getRemainingTimeInMillis'>): Date {
  return new Date(Date.now() + context.getRemainingTimeInMillis() - spareMs);
}
