import type { Position, Posting } from '../account.ts';

/** No bucket goes beyond what JSON carries exactly, in either direction (TRANSFERS "Files"). */
export const bucketMaxMinor = 9_007_199_254_740_991n;

export type Posted =
  | { readonly kind: 'booked'; readonly position: Position }
  /** Not enough is available to be held; nothing of the list is booked. */
  | { readonly kind: 'short'; readonly missingMinor: bigint }
  /** A bucket would hold more than can be told exactly; nothing of the list is booked. */
  | { readonly kind: 'too-much'; readonly maxMinor: bigint };

/**
 * Moves money between the buckets of an account, one posting after the other, all or none.
 *
 * @param position as last read, minor units
 * @param postings amounts greater than 0
 * @returns the new position, or why it is refused. Refusals are values.
 * @throws RangeError for an amount that is not greater than 0, and when more is settled or released
 *   than is held: then something was counted twice (our bug)
 * @see TRANSFERS "Ledger"
 */
export function post(position: Position, postings: readonly Posting[]): Posted {
  let current = position;
  for (const posting of postings) {
    const { kind, amountMinor } = posting;
    if (amountMinor <= 0n) throw new RangeError(`a posting of ${kind} without an amount`);
    // Nothing new is held on funds below 0, nor beyond them; a correction may go below.
    if (kind === 'reserve' && current.availableMinor < amountMinor) {
      return { kind: 'short', missingMinor: amountMinor - current.availableMinor };
    }
    if ((kind === 'settle' || kind === 'release') && current.reservedMinor < amountMinor) {
      throw new RangeError(`more to ${kind} than is reserved`);
    }
    current = move(current, posting);
    if (isBeyond(current)) return { kind: 'too-much', maxMinor: bucketMaxMinor };
  }
  return { kind: 'booked', position: current };
}

/** What one posting leaves in each bucket, whether or not it may be booked. */
export function move(position: Position, { kind, amountMinor }: Posting): Position {
  const { availableMinor, reservedMinor, settledMinor, fundedMinor } = position;
  switch (kind) {
    case 'fund':
      return {
        ...position,
        availableMinor: availableMinor + amountMinor,
        fundedMinor: fundedMinor + amountMinor,
      };
    case 'reserve':
      return {
        ...position,
        availableMinor: availableMinor - amountMinor,
        reservedMinor: reservedMinor + amountMinor,
      };
    case 'settle':
      return {
        ...position,
        reservedMinor: reservedMinor - amountMinor,
        settledMinor: settledMinor + amountMinor,
      };
    case 'release':
      return {
        ...position,
        reservedMinor: reservedMinor - amountMinor,
        availableMinor: availableMinor + amountMinor,
      };
    case 'correction':
      return {
        ...position,
        availableMinor: availableMinor - amountMinor,
        settledMinor: settledMinor + amountMinor,
      };
  }
}

function isBeyond(position: Position): boolean {
  return Object.values(position).some(
    (minor: bigint) => minor > bucketMaxMinor || minor < -bucketMaxMinor,
  );
}
