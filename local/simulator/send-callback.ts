import type { SignableMessage } from '../../shared/transfers/callbacks/sign-message.ts';
import { fulfilOf } from './adapter-replies.ts';
import type { LedgerTransfer } from './scheme-ledger.ts';

export interface CallbackOptions {
  /** What stands before `/transfers`: `http://localhost:8000/api`. */
  readonly url: string;
  /** Headers that prove who wrote it; left out: unsigned, and refused by Quai. */
  readonly sign?: (message: SignableMessage) => Promise<Readonly<Record<string, string>>>;
  /** How often each is sent; once, if left out. */
  readonly copies?: number;
}

/**
 * Tells a backend what became of a transfer, as FSPIOP does: `PUT /transfers/{id}`, or
 * `PUT /transfers/{id}/error` for an abort with a code.
 *
 * @returns the statuses it was answered with, one for each copy; 0: nobody answered
 */
export async function sendCallback(
  transfer: Readonly<LedgerTransfer>,
  { url, sign, copies = 1 }: CallbackOptions,
): Promise<readonly number[]> {
  const { transferId, errorCode } = transfer;
  const path = `/transfers/${transferId}${errorCode === null ? '' : '/error'}`;
  const errorInformation = { errorCode, errorDescription: 'Told by the simulator' };
  const body = errorCode === null ? fulfilOf(transfer) : { errorInformation };
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const message = { method: 'PUT', path, date: new Date(), body: bytes } as const;
  const headers = { 'content-type': 'application/json', ...(await sign?.(message)) };
  const sendOne = async () => {
    const request = { method: 'PUT', headers, body: bytes };
    const response = await fetch(url + path, request).catch(() => undefined);
    return response?.status ?? 0;
  };
  return Promise.all(Array.from({ length: copies }, sendOne));
}
