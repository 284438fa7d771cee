import { type FindPaidBefore, paidBeforeCode } from '../bulks/paid-before.ts';
import type { OutcomeBook } from './outcome-book.ts';
import type { WantedCall } from './row-source.ts';

/**
 * Leaves out the rows that are about to be sent for the first time and were paid already by an
 * earlier try: they fail, and what is held for them is released.
 */
export async function leavePaid(
  findPaid: FindPaidBefore,
  book: Pick<OutcomeBook, 'add'>,
  wanted: readonly WantedCall[],
): Promise<readonly WantedCall[]> {
  const first = wanted.filter(({ call, notFound }) => call === 'send' && !notFound);
  const paid = await findPaid(first.map(({ transfer }) => transfer));
  const trigger = { kind: 'refused', error: { code: paidBeforeCode, message: null } } as const;
  for (const { bulkId, row, posts } of paid) book.add(bulkId, { row, trigger, posts });
  return wanted.filter(({ transfer }) => !paid.has(transfer));
}
