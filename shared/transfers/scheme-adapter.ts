import type { Payee } from './payment.ts';
import type { TransferPhase } from './transfer.ts';

/** What the adapter is asked to pay. */
export interface TransferOrder {
  /** Lower-case UUID; committed before the first call. */
  readonly uuid: string;
  readonly homeTransactionId: string;
  readonly payer: {
    readonly type: string;
    readonly identifier: string;
    readonly displayName: string;
  };
  readonly payee: Pick<Payee, 'type' | 'identifier'>;
  /** Decimal text without trailing zeros: `10000`, `1.1`. */
  readonly amount: string;
  readonly currency: string;
  readonly note: string | null;
}

/** What an answer tells beside the state: how far the transfer came, and what the quote said. */
export interface TransferFacts {
  readonly phase: TransferPhase | null;
  /** Decimal texts of the quote, in the transfer's currency. */
  readonly payeeReceives: string | null;
  readonly payeeFee: string | null;
  readonly payeeName: string | null;
}

/** How the scheme's own call ended; each is a value, for not one of them is our fault. */
export type SchemeAnswer =
  /** `fulfil.body.transferState`: the only proof. */
  | {
      readonly kind: 'state';
      readonly transferState: 'COMMITTED' | 'ABORTED' | 'RESERVED' | 'RECEIVED';
      readonly facts: TransferFacts;
    }
  /** An FSPIOP code. */
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly message: string;
      readonly facts: TransferFacts;
    }
  /** HTTP 400: the adapter did not accept the request, nothing was sent on. */
  | { readonly kind: 'bad-request'; readonly message: string }
  /** Any other answer: 504, 500 without code, unreadable. Says nothing about the money. */
  | {
      readonly kind: 'unclear';
      readonly status: number;
      readonly message: string;
      /** It has not the form of the adapter's answers: a gateway before it may have spoken. */
      readonly isForeign?: true;
    }
  /** None within our own time-out, refused, reset. */
  | { readonly kind: 'no-answer'; readonly because: 'timeout' | 'refused' | 'broken' };

export type Discovery =
  | { readonly kind: 'found'; readonly fspId: string; readonly name: string | null }
  | { readonly kind: 'not-found'; readonly message: string }
  | Extract<SchemeAnswer, { readonly kind: 'code' | 'bad-request' | 'unclear' | 'no-answer' }>;

/**
 * The Mojaloop SDK scheme adapter, payer side. Every call has a time-out of its own; none throws
 * for what the adapter or the network does.
 *
 * @see TRANSFERS "A transfer's life"
 */
export interface SchemeAdapter {
  /** `GET /parties/{type}/{id}`. */
  discover(payee: Pick<Payee, 'type' | 'identifier'>): Promise<Discovery>;
  /** `POST /transfers`: look-up, quote and transfer in one. */
  send(order: TransferOrder): Promise<SchemeAnswer>;
  /** `GET /transfers/{uuid}`; code 3208: the scheme knows no such transfer. */
  ask(uuid: string): Promise<SchemeAnswer>;
}
