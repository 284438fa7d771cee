import { type OutcomePorts, recordOutcomes } from '../life/record-outcomes.ts';
import type { Transfer, TransferState } from '../transfer.ts';
import { isMadeBy } from './makers.ts';

/** Characters that evidence has at least: a word is none. */
export const evidenceCharsMin = 10;

export interface Resolving {
  /** What is true: the payee was paid, or was not. */
  readonly outcome: 'COMPLETED' | 'FAILED';
  /** E-mail of who decides. */
  readonly by: string;
  /** Where it is written, in words. */
  readonly evidence: string;
}

export type Resolved =
  /** The transfer as it is now; the same decision again finds it so. */
  | { readonly kind: 'resolved'; readonly transfer: Transfer }
  | { readonly kind: 'missing' }
  /** Nobody resolves a bulk of their own, admin included. */
  | { readonly kind: 'own' }
  | { readonly kind: 'too-little-evidence'; readonly min: number }
  /** It is under way, or settled without a contradiction. */
  | { readonly kind: 'not-allowed'; readonly state: TransferState };

/**
 * A person says what became of a transfer: of one whose fate nobody knows, whether or not it needs
 * attention, or of one where the scheme contradicts what was booked. The money follows in the same
 * transaction: settled, released, or corrected.
 *
 * @param transferId the sender's
 * @see TRANSFERS "Bulk": nobody resolves their own; COMMITTED learnt after a release
 */
export async function resolveTransfer(
  ports: OutcomePorts,
  { bulkId, transferId }: { readonly bulkId: string; readonly transferId: string },
  { outcome, by, evidence }: Resolving,
): Promise<Resolved> {
  const bulk = await ports.store.readBulk(bulkId);
  const transfer = bulk && (await ports.store.findInBulk(bulkId, transferId));
  // Rows of a file that was refused were never anybody's transfers.
  const isHeld = bulk?.state === 'sending' || bulk?.state === 'ended';
  if (bulk === undefined || transfer === undefined || !isHeld) return { kind: 'missing' };
  if (isMadeBy(bulk, by)) return { kind: 'own' };
  const told = evidence.trim();
  if ([...told].length < evidenceCharsMin) {
    return { kind: 'too-little-evidence', min: evidenceCharsMin };
  }
  const { row } = transfer;
  const trigger = { kind: 'resolve', outcome, by, evidence: told } as const;
  const note = { by, reason: told };
  const recorded = await recordOutcomes(ports, bulkId, [{ row, trigger }], note);
  const after = recorded.moved[0] ?? (await ports.store.readTransfer({ bulkId, row })) ?? transfer;
  return recorded.notAllowed.length > 0
    ? { kind: 'not-allowed', state: after.state }
    : { kind: 'resolved', transfer: after };
}
