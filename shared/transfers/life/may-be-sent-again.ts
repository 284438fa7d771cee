import { resendAfterMs, type SendingPolicy } from '../sending/sending-policy.ts';
import type { Transfer } from '../transfer.ts';

/**
 * Whether a transfer of which the scheme knows nothing (3208, just heard) may be sent once more
 * under the same id: its last POST can no longer be on its way, and it was not sent too often.
 *
 * @see TRANSFERS "A transfer's life", UNKNOWN → SENDING
 */
export function mayBeSentAgain(transfer: Transfer, now: Date, policy: SendingPolicy): boolean {
  return (
    transfer.state === 'UNKNOWN' &&
    now.getTime() > mayBeSentAgainFrom(transfer, policy) &&
    !wasSentTooOften(transfer, policy)
  );
}

/** Whether all resends are used up. */
export function wasSentTooOften({ posts }: Transfer, { resendsMax }: SendingPolicy): boolean {
  return posts - 1 >= resendsMax;
}

/** Until then its last POST may still be on its way: ms since the epoch. */
export function mayBeSentAgainFrom({ lastPostAt }: Transfer, policy: SendingPolicy): number {
  return Date.parse(lastPostAt ?? '') + resendAfterMs(policy);
}
