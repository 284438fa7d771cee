import { payeeKey } from '../payment.ts';
import type { Transfer } from '../transfer.ts';
import type { TransferRef } from '../transfers-store.ts';
import { type CallKind, decideNextStep, type StepContext } from './decide-next-step.ts';
import type { HeldPayees } from './held-payees.ts';
import type { OutcomeBook } from './outcome-book.ts';
import type { NextPage } from './row-pages.ts';

/** A transfer that is to be called for. */
export interface WantedCall {
  readonly transfer: Transfer;
  readonly call: CallKind;
  /** Of one that was sent before: the scheme has just said that it knows nothing of it (3208). */
  readonly notFound?: boolean;
}

/** What one pass over the rows saw. */
export interface Seen {
  /** Rows that were not over when they were looked at. */
  readonly open: (TransferRef & { readonly uuid: string })[];
  /** When the first of those that wait can go on (ms since the epoch). */
  wakeAt: number;
  /** Whether anything was begun or booked. */
  hasActed: boolean;
}

/** Gives out rows to call for, as many as there is room for, and books what needs no call. */
export interface RowSource {
  take(max: number): Promise<readonly WantedCall[]>;
  /** Somebody else has a call in flight for the payees of some that were taken. */
  noteHeld(): void;
  /** Nothing more comes, whatever is waited for. */
  isDry(): boolean;
  readonly seen: Seen;
}

/** Rows that wait for their payee; beyond that no further page is read. */
const deferredMax = 1_000;
const heldForMs = 2_000;

export function createRowSource(ports: {
  readonly nextPage: NextPage;
  readonly now: () => Date;
  readonly context: () => StepContext;
  /** Rows that are left out from now on. */
  readonly isLeftOut: (transfer: Transfer) => boolean;
  readonly payees: Pick<HeldPayees, 'busyUntil'>;
  readonly book: Pick<OutcomeBook, 'add' | 'isFull'>;
}): RowSource {
  const seen: Seen = { open: [], wakeAt: Number.POSITIVE_INFINITY, hasActed: false };
  let page: readonly Transfer[] = [];
  let at = 0;
  let coming = ports.nextPage();
  // Its fault is thrown where it is awaited; until then it is nobody's.
  coming.catch(() => {});
  let isLast = false;
  let deferred: Transfer[] = [];

  const judge = (transfer: Transfer, reached: ReadonlySet<string>): WantedCall | undefined => {
    const step = decideNextStep(transfer, ports.context(), ports.now());
    switch (step.kind) {
      case 'over':
        return undefined;
      case 'wait':
        if (step.until !== null) seen.wakeAt = Math.min(seen.wakeAt, step.until);
        return undefined;
      case 'book':
        ports.book.add(transfer.bulkId, {
          row: transfer.row,
          trigger: step.trigger,
          posts: transfer.posts,
        });
        seen.hasActed = true;
        return undefined;
      case 'call': {
        const payee = payeeKey(transfer.payee);
        const until = ports.payees.busyUntil(payee);
        if (until === undefined && !reached.has(payee)) return { transfer, call: step.call };
        // A call of this turn ends soon; a lease is waited for in a later pass.
        if (until === undefined || until === Number.POSITIVE_INFINITY) deferred.push(transfer);
        else seen.wakeAt = Math.min(seen.wakeAt, until);
        return undefined;
      }
    }
  };
  const note = (transfer: Transfer) => {
    const isOver = decideNextStep(transfer, ports.context(), ports.now()).kind === 'over';
    const { bulkId, row, uuid } = transfer;
    if (!isOver) seen.open.push({ bulkId, row, uuid });
    return !isOver;
  };
  const turnPage = async () => {
    page = await coming;
    at = 0;
    isLast = page.length === 0;
    if (isLast) return;
    coming = ports.nextPage();
    coming.catch(() => {});
  };

  return {
    seen,
    async take(max) {
      const taken: WantedCall[] = [];
      const reached = new Set<string>();
      const offer = (transfer: Transfer) => {
        const wanted = judge(transfer, reached);
        if (wanted === undefined) return;
        reached.add(payeeKey(transfer.payee));
        taken.push(wanted);
      };
      const waiting = deferred;
      deferred = [];
      for (const transfer of waiting) {
        if (taken.length < max) offer(transfer);
        else deferred.push(transfer);
      }
      const isMore = () => taken.length < max && deferred.length < deferredMax && !isLast;
      // What is only booked comes in any number: it waits for the commits.
      while (isMore() && !ports.book.isFull) {
        const transfer = page[at];
        at += 1;
        if (transfer === undefined) await turnPage();
        else if (!ports.isLeftOut(transfer) && note(transfer)) offer(transfer);
      }
      return taken;
    },
    noteHeld() {
      // They are looked at again in a later pass, when whoever holds the payee may be through.
      seen.wakeAt = Math.min(seen.wakeAt, ports.now().getTime() + heldForMs);
    },
    isDry: () => isLast && deferred.length === 0,
  };
}
