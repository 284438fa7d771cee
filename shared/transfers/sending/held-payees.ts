import type { Timing } from '../../runs/timing.ts';
import type { PayeeLock, TransfersStore } from '../transfers-store.ts';

/** Payees that this turn holds; each counts as busy until its lock is really given back. */
export interface HeldPayees {
  /**
   * Until when it cannot be called for: ms since the epoch, ∞ while a call of this turn is under
   * way; undefined: it can be, as far as this turn knows.
   */
  busyUntil(payee: string): number | undefined;
  /** Before the lock is taken, so that no other row of this turn reaches for it. */
  reach(payees: readonly string[]): void;
  /** The lock was not got. */
  letGo(payees: readonly string[]): void;
  /** The call is over; the lock goes back with the next ones that do. */
  giveBack(payee: string): void;
  /** Nobody knows whether the call is over: the lock is not given back, its lease ends it. */
  keep(payee: string, leaseUntil: string): void;
  /** Waits until all that were given back are free for others. */
  settle(): Promise<void>;
}

export function holdPayees(
  {
    store,
    timing,
  }: { readonly store: Pick<TransfersStore, 'unlock'>; readonly timing: Pick<Timing, 'now'> },
  holder: string,
  onChange: () => void,
  onFault: (fault: unknown) => void,
): HeldPayees {
  const busy = new Map<string, number>();
  let returned: Pick<PayeeLock, 'payee' | 'holder'>[] = [];
  let returning: Promise<void> | undefined;
  const unlock = async () => {
    while (returned.length > 0) {
      const batch = returned;
      returned = [];
      await store.unlock(batch);
      for (const { payee } of batch) busy.delete(payee);
      onChange();
    }
  };
  const begin = () => {
    returning ??= unlock()
      .catch(onFault)
      .finally(() => {
        returning = undefined;
      });
    return returning;
  };
  return {
    busyUntil(payee) {
      const until = busy.get(payee);
      return until !== undefined && until > timing.now().getTime() ? until : undefined;
    },
    reach(payees) {
      for (const payee of payees) busy.set(payee, Number.POSITIVE_INFINITY);
    },
    letGo(payees) {
      for (const payee of payees) busy.delete(payee);
    },
    giveBack(payee) {
      returned.push({ payee, holder });
      void begin();
    },
    keep(payee, leaseUntil) {
      busy.set(payee, Date.parse(leaseUntil));
    },
    async settle() {
      await begin();
    },
  };
}
