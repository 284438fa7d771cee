import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import type { Order } from './read-order.ts';
import type { LedgerTransfer } from './scheme-ledger.ts';

/** An answer of the adapter, in the form of the real one. */
export interface AdapterReply {
  readonly status: number;
  readonly body: unknown;
}

/** How far an order came before it was answered. */
export type Progress = 'asked' | 'found' | 'quoted' | 'prepared';

const steps: readonly Progress[] = ['asked', 'found', 'quoted', 'prepared'];
const party = {
  personalInfo: { complexName: { firstName: 'Ama', lastName: 'Test' } },
  name: 'Ama Test',
};
const fspId = 'payeefsp';

/** The adapter's record of an order: what it gives back of it, and what it learnt. */
function recordOf(order: Order, progress: Progress): Record<string, unknown> {
  const reached = (step: Progress) => steps.indexOf(progress) >= steps.indexOf(step);
  const { amount, currency, transferId, to } = order;
  const money = { amount, currency };
  const partyIdInfo = { partyIdType: to.idType, partyIdentifier: to.idValue, fspId };
  return {
    ...order.asGiven,
    amount,
    transferId,
    ...(reached('found') ? { to: { ...to, fspId, firstName: 'Ama', lastName: 'Test' } } : {}),
    direction: 'OUTBOUND',
    ...(reached('found') && !order.skipPartyLookup
      ? { getPartiesResponse: { body: { party: { partyIdInfo, ...party } } } }
      : {}),
    ...(reached('quoted')
      ? {
          quoteResponse: { body: { transferAmount: money, payeeReceiveAmount: money } },
          quoteResponseSource: fspId,
        }
      : {}),
    ...(reached('prepared') ? { prepare: { method: 'POST', path: '/transfers' } } : {}),
  };
}

/** HTTP 200 with a state: that of the ledger, not of the request. */
export function replyState(order: Order, fulfil: unknown): AdapterReply {
  const record = recordOf(order, 'prepared');
  return { status: 200, body: { ...record, currentState: 'COMPLETED', fulfil: { body: fulfil } } };
}

/** @param doing `preparing transfer`, as the adapter words it */
export function replyCode(
  order: Order,
  progress: Progress,
  doing: string,
  code: string,
  description: string,
): AdapterReply {
  const told = { errorInformation: { errorCode: code, errorDescription: description } };
  return replyError(
    { ...recordOf(order, progress), lastError: { httpStatusCode: 500, mojaloopError: told } },
    { status: 500, statusCode: code, message: `Got an error response ${doing}: ${inspect(told)}` },
  );
}

/** An error of the adapter's own: the code is that of HTTP, and the money may have moved. */
export function replyFault(
  order: Order,
  progress: Progress,
  status: number,
  message: string,
  fulfil?: unknown,
): AdapterReply {
  const record = {
    ...recordOf(order, progress),
    ...(fulfil === undefined ? {} : { fulfil: { body: fulfil } }),
    lastError: status === 504 ? { httpStatusCode: 504 } : {},
  };
  return replyError(record, { status, statusCode: String(status), message });
}

function replyError(
  record: Record<string, unknown>,
  error: { readonly status: number; readonly statusCode: string; readonly message: string },
): AdapterReply {
  return {
    status: error.status,
    body: {
      message: error.message,
      transferState: { ...record, currentState: 'ERROR_OCCURRED' },
      statusCode: error.statusCode,
    },
  };
}

/** A request that did not suit the adapter: here alone `statusCode` is a number. */
export function replyInvalid(message: string): AdapterReply {
  return { status: 400, body: { message, statusCode: 400 } };
}

/** `GET /transfers/{id}` of a transfer that the switch has. */
export function replyFound(transfer: LedgerTransfer): AdapterReply {
  const { transferId } = transfer;
  const fulfil = { body: fulfilOf(transfer) };
  const head = { transferId, currentState: 'COMPLETED', direction: 'OUTBOUND' };
  return { status: 200, body: { ...head, fulfil } };
}

export function replyNotFound(transferId: string): AdapterReply {
  const told = {
    errorInformation: {
      errorCode: '3208',
      errorDescription: 'Provided Transfer ID was not found on the server.',
    },
  };
  const lastError = { httpStatusCode: 500, mojaloopError: told };
  return replyError(
    { transferId, direction: 'OUTBOUND', lastError },
    {
      status: 500,
      statusCode: '3208',
      message: `Got an error response retrieving transfer: ${inspect(told)}`,
    },
  );
}

/** `GET /parties/…`; nobody found is a success with an empty party. */
export function replyParty(idType: string, idValue: string, isFound: boolean): AdapterReply {
  const partyIdInfo = { partyIdType: idType, partyIdentifier: idValue, fspId };
  const body = isFound ? { partyIdInfo, ...party } : {};
  return { status: 200, body: { party: { body }, currentState: 'COMPLETED' } };
}

export function replyPartyTimeout(): AdapterReply {
  const body = { message: 'Timeout', requestPartiesInformationState: {}, statusCode: '500' };
  return { status: 500, body };
}

/** What the switch tells of a transfer's end. */
export function fulfilOf({ transferId, state, completedAt }: LedgerTransfer): unknown {
  const fulfilment = createHash('sha256').update(transferId).digest('base64url');
  return {
    ...(completedAt === null ? {} : { completedTimestamp: completedAt }),
    transferState: state,
    ...(state === 'COMMITTED' ? { fulfilment } : {}),
  };
}
