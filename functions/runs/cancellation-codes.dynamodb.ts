import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** A conflict with a transaction under way is a rival too: read again, decide again. */
export const staleCodes = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

/** Reasons of a cancelled transaction, one per item; any other fault is thrown on. */
export function cancellationCodes(error: unknown): string[] {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const known = new Set(['None', ...staleCodes]);
  // Throttled, too large, not valid: faults, whatever else happened beside them.
  if (codes.some((code) => !known.has(code))) throw error;
  return codes;
}
