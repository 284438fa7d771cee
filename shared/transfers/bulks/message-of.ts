import { decidePaymentEnding } from '../../runs/decide-payment-ending.ts';
import { type CodedMessage, isTerminal, noCounts, type Run } from '../../runs/run.ts';
import type { Bulk } from '../bulk.ts';
import { lastDecision } from './last-decision.ts';
import type { BulkReader } from './present-transfer.ts';

/** What a run of payments says first when it ended by its counts (`decidePaymentEnding`). */
const endingCodes: ReadonlySet<string> = new Set([
  ...['TRF-U01', 'TRF-A30', 'TRF-A31', 'TRF-C02', 'TRF-C03'],
]);

/**
 * What a bulk says of its end: what its run said, with the counts as they are now, for outcomes may
 * be learnt after the run has ended. That a rejection has a reason is told to who may read it.
 */
export function messageOf(
  bulk: Bulk | undefined,
  run: Run,
  { isMasked }: Pick<BulkReader, 'isMasked'>,
): CodedMessage | null {
  const decision = lastDecision(bulk, run);
  const isReasoned = decision?.kind === 'rejected' && decision.comment !== null && !isMasked;
  const told = partsOf(run.message).flatMap((part) => bringUpToDate(part, bulk, run));
  const parts = isReasoned ? [...told, { code: 'TRF-A28', data: {} }] : told;
  return parts.length > 1 ? { code: 'RUN-NOTED', data: { parts } } : (parts[0] ?? null);
}

function partsOf(message: CodedMessage | null): readonly CodedMessage[] {
  if (message?.code !== 'RUN-NOTED') return message === null ? [] : [message];
  return message.data['parts'] as readonly CodedMessage[];
}

/** @returns nothing when there is nothing to say any more: all was paid */
function bringUpToDate(
  part: CodedMessage,
  bulk: Bulk | undefined,
  run: Run,
): readonly CodedMessage[] {
  const isOver = bulk?.state === 'ended' && !bulk.validateOnly && isTerminal(run.status);
  if (!isOver || !endingCodes.has(part.code)) return [part];
  const { total, completed, failed, cancelled } = bulk.totals;
  const counts = {
    ...noCounts,
    ...{ read: total, created: completed, rejected: failed, setAside: cancelled },
  };
  // What the run could not find out is known by now.
  const { message } = decidePaymentEnding({ ...run, findings: {} }, counts);
  return message === null ? [] : [message];
}
