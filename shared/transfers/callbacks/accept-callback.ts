import { changeLedger } from '../bulks/change-ledger.ts';
import { nextVersion } from '../life/move-transfer.ts';
import { type OutcomePorts, recordOutcomes } from '../life/record-outcomes.ts';
import type { Trigger } from '../life/trigger.ts';
import { classOfCode } from '../scheme/scheme-codes.ts';
import { askTimeoutMs, type SendingPolicy } from '../sending/sending-policy.ts';
import type { Transfer } from '../transfer.ts';
import type { TransferRef } from '../transfers-store.ts';
import type { CallbackNews } from './read-callback.ts';

export interface AcceptingPorts extends OutcomePorts {
  /** Tells those who look after the machines (`TRF-I01`: an incident). */
  alarm(code: string, data: Readonly<Record<string, unknown>>): void;
}

/** What became of a callback. Only `contradiction` and what comes after it are refusals. */
export type Accepted =
  /** It decided the transfer. */
  | 'recorded'
  /** It was known already, or says nothing that changes anything. */
  | 'same'
  /** Whoever sent the transfer is about to hear the same. */
  | 'left-to-sender'
  /** It proves nothing: the transfer is asked for now. */
  | 'asking'
  /** Against what is booked: an incident for a person, no money moves. */
  | 'contradiction'
  /** Nothing was sent under this id yet. */
  | 'never-sent'
  /** No transfer has this id. */
  | 'unknown';

/**
 * Takes in what the scheme tells of a transfer by itself: early, late (the run has long ended),
 * twice or in any order. A state is a proof, and settles or releases at once. An error is none, for
 * it may speak of one request only (a second POST, a question): a transfer whose fate is unknown is
 * asked for now, one under way is asked for by its sender. Only where the money has left does an
 * error of class `final` contradict what is booked.
 *
 * A state that comes while the POST's own answer is due is left to whoever waits for that answer.
 * TRANSFERS settles by answer, GET or callback: here the answer does, a moment later and together
 * with up to 90 others. A commit for each callback of its own would change the same account and run
 * as those, and hundreds of callbacks would keep everybody from booking anything. Nothing is lost by
 * it: when the sender dies or hears no state, the transfer is asked for by its id.
 *
 * @param uuid the adapter's id of the transfer, lower-case
 * @throws as `recordOutcomes`: the sender tries again
 * @see TRANSFERS "A transfer's life"
 */
export async function acceptCallback(
  ports: AcceptingPorts,
  uuid: string,
  news: CallbackNews,
): Promise<Accepted> {
  const found = await ports.store.findByUuid(uuid);
  if (found === undefined) return 'unknown';
  const ref = { bulkId: found.bulkId, row: found.row };
  if (news.kind === 'state') {
    if (isAnswerDue(found, ports.timing.now(), ports.policy)) return 'left-to-sender';
    return record(ports, ref, { kind: 'learnt', state: news.state, by: 'callback' });
  }
  return acceptError(ports, ref, news);
}

/** Whether somebody waits for the answer to its POST, and that can be expected within a phase. */
function isAnswerDue(
  { state, leaseUntil, lastPostAt }: Transfer,
  now: Date,
  policy: SendingPolicy,
): boolean {
  if (state !== 'SENDING' || leaseUntil === null || lastPostAt === null) return false;
  const isAlive = Date.parse(leaseUntil) > now.getTime();
  return isAlive && Date.parse(lastPostAt) + askTimeoutMs(policy) > now.getTime();
}

async function record(
  ports: AcceptingPorts,
  { bulkId, row }: TransferRef,
  trigger: Trigger,
): Promise<Accepted> {
  const recorded = await recordOutcomes(ports, bulkId, [{ row, trigger }]);
  if (recorded.contradictions.length > 0) {
    ports.alarm('TRF-I01', { run_id: bulkId, row });
    return 'contradiction';
  }
  if (recorded.notAllowed.length > 0) return 'never-sent';
  return recorded.moved.length > 0 ? 'recorded' : 'same';
}

async function acceptError(
  ports: AcceptingPorts,
  ref: TransferRef,
  { code, message }: Extract<CallbackNews, { readonly kind: 'error' }>,
): Promise<Accepted> {
  const transfer = await ports.store.readTransfer(ref);
  const error = { code, message };
  switch (transfer?.state) {
    case undefined:
      return 'unknown';
    case 'PENDING':
      return 'never-sent';
    case 'SENDING':
    case 'FAILED':
      return 'same';
    case 'UNKNOWN':
      return askNow(ports, ref, error);
    case 'COMPLETED':
      return classOfCode(code) === 'final'
        ? record(ports, ref, { kind: 'learnt', state: 'ABORTED', by: 'callback', error })
        : 'same';
  }
}

/** Whoever asks next does so now, and knows what was said. */
async function askNow(
  ports: AcceptingPorts,
  ref: TransferRef,
  error: { readonly code: string; readonly message: string | null },
): Promise<Accepted> {
  return changeLedger(ports, async () => {
    const before = await ports.store.readTransfer(ref);
    const now = ports.timing.now().toISOString();
    // Ended meanwhile, or due already: said again, it is not written again.
    if (before?.state !== 'UNKNOWN' || (before.nextAskAt ?? now) <= now) return { answer: 'same' };
    const after = nextVersion(before, { nextAskAt: now, error });
    return { change: { transfers: [{ before, after }] }, answer: 'asking' as Accepted };
  });
}
