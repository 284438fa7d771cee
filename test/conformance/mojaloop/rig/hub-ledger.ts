export type HubState = 'RESERVED' | 'COMMITTED' | 'ABORTED';

/** A transfer as the switch keeps it. */
export interface HubTransfer {
  readonly id: string;
  readonly payee: string;
  /** Decimal text, as it was presented. */
  readonly amount: string;
  readonly currency: string;
  readonly payload: string;
  state: HubState;
  /** The message that told its end; null: it has none, or none was told. */
  final: { readonly path: string; readonly body: unknown } | null;
  /** Times that it was presented under its id. */
  prepares: number;
  /** Times that the payee was credited: more than once must never be. */
  credits: number;
}

export type Presented =
  | { readonly kind: 'new'; readonly transfer: HubTransfer }
  /** The same message to the last byte: told again how it ended, if it did. */
  | { readonly kind: 'same'; readonly transfer: HubTransfer }
  /** Another message under an id that is known: 3106. */
  | { readonly kind: 'modified' };

/** The switch's and the payees' books: what really became of the money. */
export interface HubLedger {
  readonly transfers: ReadonlyMap<string, HubTransfer>;
  /** The duplicate check of Mojaloop's central ledger: by id, and by the whole message. */
  present(id: string, payee: string, payload: string): Presented;
  credit(id: string): void;
  /** @returns the transfer, when this ended it */
  end(id: string, state: 'COMMITTED' | 'ABORTED'): HubTransfer | undefined;
  /** What payees were credited, as decimal texts. */
  creditsByPayee(): ReadonlyMap<string, readonly string[]>;
  count(state: HubState): number;
  clear(): void;
}

export function createHubLedger(): HubLedger {
  const transfers = new Map<string, HubTransfer>();
  return {
    transfers,
    present(id, payee, payload) {
      const known = transfers.get(id);
      if (known !== undefined) {
        known.prepares += 1;
        return known.payload === payload ? { kind: 'same', transfer: known } : { kind: 'modified' };
      }
      const { amount, currency } = amountOf(payload);
      const transfer: HubTransfer = {
        ...{ id, payee, amount, currency, payload },
        ...{ state: 'RESERVED', final: null, prepares: 1, credits: 0 },
      };
      transfers.set(id, transfer);
      return { kind: 'new', transfer };
    },
    credit(id) {
      const transfer = transfers.get(id);
      if (transfer !== undefined) transfer.credits += 1;
    },
    end(id, state) {
      const transfer = transfers.get(id);
      if (transfer?.state !== 'RESERVED') return undefined;
      transfer.state = state;
      return transfer;
    },
    creditsByPayee() {
      const credits = new Map<string, readonly string[]>();
      for (const { payee, amount, credits: times } of transfers.values()) {
        if (times === 0) continue;
        credits.set(payee, [...(credits.get(payee) ?? []), ...Array(times).fill(amount)]);
      }
      return credits;
    },
    count: (state) => [...transfers.values()].filter((each) => each.state === state).length,
    clear: () => transfers.clear(),
  };
}

function amountOf(payload: string): { readonly amount: string; readonly currency: string } {
  return (JSON.parse(payload) as { amount: { amount: string; currency: string } }).amount;
}
