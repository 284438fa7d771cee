import * as z from 'zod';

const transferState = z.enum(['RECEIVED', 'RESERVED', 'COMMITTED', 'ABORTED']);
const fulfilment = z.looseObject({ transferState: transferState.optional() });

/** FSPIOP codes are four digits; adapters write them as text or as a number. */
const errorCode = z.union([z.string().max(10), z.int().transform(String)]);

/**
 * What an adapter or a switch says of a transfer: FSPIOP's own form (`transferState`), that of an
 * error, and the two in which the scheme adapter tells its backend. Further fields are allowed.
 */
export const callbackBody = z.looseObject({
  transferId: z.string().max(100).optional(),
  transferState: transferState.optional(),
  fulfil: z.looseObject({ body: fulfilment.optional() }).optional(),
  finalNotification: fulfilment.optional(),
  completedTimestamp: z.string().max(40).optional(),
  errorInformation: z
    .looseObject({ errorCode, errorDescription: z.string().max(1_000).optional() })
    .optional(),
});

export type CallbackNews =
  /** What became of the money. */
  | { readonly kind: 'state'; readonly state: 'COMMITTED' | 'ABORTED' | 'RESERVED' }
  /** Something went wrong; alone that is no proof that nothing was paid. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string | null };

export type CallbackRead =
  | { readonly kind: 'read'; readonly transferId: string; readonly news: CallbackNews }
  /** Not JSON. */
  | { readonly kind: 'malformed' }
  /** JSON that does not say, or says in two ways, what became of which transfer. */
  | { readonly kind: 'unclear'; readonly field: string };

/**
 * Reads a callback's body.
 *
 * @param pathId the adapter's id of the transfer as the address names it; null: only the body does
 */
export function readCallback(body: Uint8Array, pathId: string | null): CallbackRead {
  const json = parseJson(body);
  if (json === undefined) return { kind: 'malformed' };
  const parsed = callbackBody.safeParse(json);
  if (!parsed.success) {
    return { kind: 'unclear', field: parsed.error.issues[0]?.path.join('.') || 'body' };
  }
  const ids = new Set([pathId, parsed.data.transferId].flatMap((id) => id?.toLowerCase() ?? []));
  const [transferId, other] = ids;
  if (transferId === undefined || other !== undefined) {
    return { kind: 'unclear', field: 'transferId' };
  }
  const news = readNews(parsed.data);
  if (news === undefined) return { kind: 'unclear', field: 'transferState' };
  return { kind: 'read', transferId, news };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function readNews(body: z.output<typeof callbackBody>): CallbackNews | undefined {
  const { transferState: own, fulfil, finalNotification, errorInformation } = body;
  const told = [own, fulfil?.body?.transferState, finalNotification?.transferState];
  const states = new Set(told.filter((state) => state !== undefined));
  // A final notification comes with the fulfilment that it confirms, which may only be RESERVED.
  if (states.size > 1) states.delete('RESERVED');
  const [state, contrary] = states;
  if (contrary !== undefined) return undefined;
  if (state !== undefined) {
    return { kind: 'state', state: state === 'RECEIVED' ? 'RESERVED' : state };
  }
  if (errorInformation === undefined) return undefined;
  const { errorCode: code, errorDescription } = errorInformation;
  return { kind: 'error', code, message: errorDescription?.slice(0, 300) ?? null };
}
