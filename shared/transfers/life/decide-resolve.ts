import type { Transfer } from '../transfer.ts';
import { complete, fail, nextVersion } from './move-transfer.ts';
import type { TransferMove, Trigger } from './trigger.ts';

type Resolve = Extract<Trigger, { readonly kind: 'resolve' }>;

/** A person found out that it failed. */
export const foundFailedCode = 'TRF-L01';

/**
 * A person decides, with evidence: what became of an UNKNOWN transfer, or what is true where the
 * scheme contradicts what was booked. Of an incident that is: a late COMMITTED is corrected, or
 * what was booked stands and the incident is closed. Money that left is never taken back here.
 */
export function decideResolve(transfer: Transfer, resolve: Resolve, now: Date): TransferMove {
  switch (transfer.state) {
    case 'PENDING':
    case 'SENDING':
      return { kind: 'not-allowed' };
    case 'UNKNOWN':
      return signed(decideUnknown(transfer, resolve, now), resolve, now);
    case 'COMPLETED':
    case 'FAILED':
      return decideFinal(transfer, resolve, now);
  }
}

function decideUnknown(transfer: Transfer, { outcome }: Resolve, now: Date) {
  return outcome === 'COMPLETED'
    ? complete(transfer, now, {})
    : fail(transfer, { code: foundFailedCode, message: null }, now, {});
}

function decideFinal(transfer: Transfer, resolve: Resolve, now: Date): TransferMove {
  const { incident, state } = transfer;
  const stands = resolve.outcome === state;
  if (incident === null) return { kind: stands ? 'same' : 'not-allowed' };
  if (stands) {
    const after = nextVersion(transfer, { incident: null });
    return signed({ kind: 'moved', after, effect: 'none' }, resolve, now);
  }
  // Paid after all, and its money was released: it is taken from what is available.
  if (state === 'COMPLETED' || incident.learnt !== 'COMMITTED') return { kind: 'not-allowed' };
  const { after } = complete({ ...transfer, incident: null }, now, {});
  return signed({ kind: 'moved', after, effect: 'correction' }, resolve, now);
}

function signed(
  move: Extract<TransferMove, { readonly kind: 'moved' }>,
  { by, evidence }: Resolve,
  now: Date,
): TransferMove {
  const resolvedBy = { by, at: now.toISOString(), evidence };
  return { ...move, after: { ...move.after, resolvedBy } };
}
