import type { Order } from './read-order.ts';

export type LedgerState = 'RESERVED' | 'COMMITTED' | 'ABORTED';

/** A transfer as the switch keeps it. */
export interface LedgerTransfer {
  readonly transferId: string;
  readonly homeTransactionId: string;
  readonly payer: string;
  readonly payee: string;
  readonly amount: string;
  readonly currency: string;
  state: LedgerState;
  /** ISO 8601; null while it is RESERVED. */
  completedAt: string | null;
  /** FSPIOP code of an abort, where there was one. */
  errorCode: string | null;
  /** Times that it was presented under its id. */
  prepares: number;
  /** Times that the payee was credited: more than once must never be. */
  credits: number;
}

export interface LedgerReport {
  readonly transfers: number;
  readonly byState: Readonly<Partial<Record<LedgerState, number>>>;
  /** Transfers credited more than once under one id. */
  readonly doubleCredits: number;
  /** Orders of a payer (homeTransactionId) that were credited under more than one id. */
  readonly doublePayments: number;
  readonly duplicatePrepares: number;
  /** Sum of what payees were credited, decimal text by currency. */
  readonly creditedByCurrency: Readonly<Record<string, string>>;
  /** Amounts credited, by payee. */
  readonly paid: Readonly<Record<string, readonly string[]>>;
}

/** The switch's and the payees' books, in memory. */
export interface SchemeLedger {
  find(transferId: string): LedgerTransfer | undefined;
  /** A new transfer RESERVED; `duplicate`: its id is known, and nothing is done. */
  prepare(order: Order): 'prepared' | 'duplicate';
  credit(transferId: string): void;
  /** @returns the transfer when this made it final */
  end(
    transferId: string,
    state: 'COMMITTED' | 'ABORTED',
    errorCode?: string,
  ): LedgerTransfer | undefined;
  report(): LedgerReport;
  clear(): void;
}

export function createSchemeLedger(): SchemeLedger {
  const transfers = new Map<string, LedgerTransfer>();
  return {
    find: (transferId) => transfers.get(transferId),
    prepare: (order) => {
      const known = transfers.get(order.transferId);
      if (known !== undefined) {
        known.prepares += 1;
        return 'duplicate';
      }
      transfers.set(order.transferId, newTransfer(order));
      return 'prepared';
    },
    credit: (transferId) => {
      const transfer = transfers.get(transferId);
      if (transfer !== undefined) transfer.credits += 1;
    },
    end: (transferId, state, errorCode) => {
      const transfer = transfers.get(transferId);
      if (transfer?.state !== 'RESERVED') return undefined;
      transfer.state = state;
      transfer.completedAt = new Date().toISOString();
      transfer.errorCode = errorCode ?? null;
      return transfer;
    },
    report: () => reportOn([...transfers.values()]),
    clear: () => transfers.clear(),
  };
}

function newTransfer(order: Order): LedgerTransfer {
  return {
    transferId: order.transferId,
    homeTransactionId: order.homeTransactionId,
    payer: order.from.idValue,
    payee: order.to.idValue,
    amount: order.amount,
    currency: order.currency,
    state: 'RESERVED',
    completedAt: null,
    errorCode: null,
    prepares: 1,
    credits: 0,
  };
}

function reportOn(transfers: readonly LedgerTransfer[]): LedgerReport {
  const credited = transfers.filter(({ credits }) => credits > 0);
  const orders = Map.groupBy(credited, (each) => `${each.payer}/${each.homeTransactionId}`);
  const payees = Map.groupBy(credited, ({ payee }) => payee);
  const states = Map.groupBy(transfers, ({ state }) => state);
  const amountsOf = (each: LedgerTransfer) =>
    Array.from({ length: each.credits }, () => each.amount);
  const currencies = Map.groupBy(credited, ({ currency }) => currency);
  return {
    transfers: transfers.length,
    byState: Object.fromEntries([...states].map(([state, each]) => [state, each.length])),
    doubleCredits: credited.filter(({ credits }) => credits > 1).length,
    doublePayments: [...orders.values()].filter(({ length }) => length > 1).length,
    duplicatePrepares: transfers.reduce((sum, { prepares }) => sum + prepares - 1, 0),
    creditedByCurrency: Object.fromEntries(
      [...currencies].map(([currency, each]) => [currency, sumOf(each.flatMap(amountsOf))]),
    ),
    paid: Object.fromEntries([...payees].map(([payee, each]) => [payee, each.flatMap(amountsOf)])),
  };
}

/** Amounts have up to four decimals: summed exactly, in ten-thousandths. */
function sumOf(amounts: readonly string[]): string {
  const sum = amounts.reduce((total, amount) => {
    const [units = '0', decimals = ''] = amount.split('.');
    return total + BigInt(units + decimals.padEnd(4, '0'));
  }, 0n);
  const digits = sum.toString().padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`.replace(/\.?0+$/, '');
}
