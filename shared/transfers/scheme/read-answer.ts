import type { SchemeAnswer } from '../scheme-adapter.ts';
import {
  errorBody,
  successBody,
  type TransferRecord,
  transferRecord,
} from './adapter-answer.schema.ts';
import { factsOf } from './read-facts.ts';
import type { Reply } from './reply.ts';

type TransferState = Extract<SchemeAnswer, { readonly kind: 'state' }>['transferState'];

/** How a transfer was spoken of: only of a POST does HTTP 400 say that nothing was sent on. */
export type TransferCall = 'send' | 'ask';

const states: readonly string[] = ['COMMITTED', 'ABORTED', 'RESERVED', 'RECEIVED'];
const isState = (text: string): text is TransferState => states.includes(text);

/**
 * Makes of a reply to `POST /transfers` or `GET /transfers/{uuid}` what it proves, and nothing more.
 * A state counts only in an answer of success: an error that carries one too (an invalid
 * fulfilment) is `unclear`, and a GET decides. An answer about another transfer proves nothing.
 *
 * @param uuid whose transfer was spoken of
 * @see TRANSFERS "A transfer's life"; test/files/mojaloop/recordings
 */
export function readTransferAnswer(uuid: string, call: TransferCall, reply: Reply): SchemeAnswer {
  if (reply.kind === 'no-answer') return reply;
  const { status, body } = reply;
  return isSuccess(status) ? readSuccess(uuid, status, body) : readError(uuid, call, status, body);
}

function readSuccess(uuid: string, status: number, body: unknown): SchemeAnswer {
  const record = transferRecord.safeParse(body).data;
  if (record === undefined) return unclear(status, body);
  if (isOfAnother(record, uuid)) return unclear(status, `about ${record.transferId}`);
  const state = record.fulfil?.body?.transferState;
  if (state === undefined || !isState(state)) return unclear(status, body);
  return { kind: 'state', transferState: state, facts: factsOf(record) };
}

function readError(uuid: string, call: TransferCall, status: number, body: unknown): SchemeAnswer {
  const error = errorBody.safeParse(body).data;
  if (error === undefined) return unclear(status, body);
  const record = error.transferState;
  if (record && isOfAnother(record, uuid)) return unclear(status, `about ${record.transferId}`);
  const coded = readErrorCode(body);
  if (coded !== undefined) return { kind: 'code', ...coded, facts: factsOf(record ?? {}) };
  const isRefused = call === 'send' && status === 400 && error.statusCode === '400' && !record;
  if (isRefused) return { kind: 'bad-request', message: cut(error.message ?? '') };
  return unclear(status, body);
}

/**
 * The FSPIOP code of an error: what the scheme itself said, else the adapter's own `statusCode`
 * when that is no status of HTTP.
 */
export function readErrorCode(
  body: unknown,
): { readonly code: string; readonly message: string } | undefined {
  const error = errorBody.safeParse(body).data;
  const last = (error?.transferState ?? error?.requestPartiesInformationState)?.lastError;
  const told = last?.mojaloopError?.errorInformation ?? error?.errorInformation;
  const code = [told?.errorCode, error?.statusCode].find((each) => /^\d{4}$/.test(each ?? ''));
  if (code === undefined) return undefined;
  return { code, message: cut(told?.errorDescription ?? error?.message ?? '') };
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Answers go to callers by the transfer's id; one that went astray must never be booked. */
function isOfAnother({ transferId }: TransferRecord, uuid: string): boolean {
  return transferId !== undefined && transferId.toLowerCase() !== uuid.toLowerCase();
}

export function unclear(
  status: number,
  body: unknown,
): Extract<SchemeAnswer, { readonly kind: 'unclear' }> {
  const message = typeof body === 'string' ? body : errorBody.safeParse(body).data?.message;
  const answer = { kind: 'unclear', status, message: cut(message ?? '') } as const;
  return isOfAdapter(status, body) ? answer : { ...answer, isForeign: true };
}

/**
 * Whether the adapter wrote it: its errors have a `statusCode`, its successes tell where the call
 * stands (`currentState`). A gateway before it has pages and messages of its own.
 */
function isOfAdapter(status: number, body: unknown): boolean {
  if (isSuccess(status)) return successBody.safeParse(body).success;
  return errorBody.safeParse(body).data?.statusCode !== undefined;
}

const messageCharsMax = 200;

/** One line, short: it is shown beside our own words, never instead of them. */
export function cut(message: string): string {
  // Only so much is looked at, however long the answer is.
  const line = message
    .slice(0, 10 * messageCharsMax)
    .replace(/\s+/g, ' ')
    .trim();
  const chars = [...line];
  return chars.length <= messageCharsMax
    ? line
    : `${chars.slice(0, messageCharsMax - 1).join('')}…`;
}
