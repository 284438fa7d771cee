import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import {
  type AcceptingPorts,
  acceptCallback,
} from '../../shared/transfers/callbacks/accept-callback.ts';
import type {
  putTransferErrorRoute,
  putTransferRoute,
  tellTransferRoute,
} from '../../shared/transfers/callbacks/callback-routes.ts';
import type { JwsKeys } from '../../shared/transfers/callbacks/key-ring.ts';
import { readCallback } from '../../shared/transfers/callbacks/read-callback.ts';
import { verifySignature } from '../../shared/transfers/callbacks/verify-signature.ts';

export interface CallbackPorts extends AcceptingPorts {
  readonly keys: JwsKeys;
}

type CallbackRequest = RequestOf<
  typeof putTransferRoute | typeof putTransferErrorRoute | typeof tellTransferRoute
>;

/** `POST /api/transfers`: the body names the transfer. */
export function answerTold(ports: CallbackPorts, request: CallbackRequest): Promise<ApiAnswer> {
  return answer(ports, request, { method: 'POST', path: '/transfers', pathId: null });
}

/** `PUT /api/transfers/{transferId}`. */
export function answerPut(ports: CallbackPorts, request: CallbackRequest): Promise<ApiAnswer> {
  const pathId = request.path['transferId'] ?? '';
  return answer(ports, request, { method: 'PUT', path: `/transfers/${pathId}`, pathId });
}

/** `PUT /api/transfers/{transferId}/error`. */
export function answerPutError(ports: CallbackPorts, request: CallbackRequest): Promise<ApiAnswer> {
  const pathId = request.path['transferId'] ?? '';
  return answer(ports, request, { method: 'PUT', path: `/transfers/${pathId}/error`, pathId });
}

interface Place {
  readonly method: 'POST' | 'PUT';
  /** As the scheme knows it, without our `/api`. */
  readonly path: string;
  readonly pathId: string | null;
}

/** First who says it, then what is said: nobody else learns which transfers there are. */
async function answer(
  ports: CallbackPorts,
  { headers, body }: CallbackRequest,
  { method, path, pathId }: Place,
): Promise<ApiAnswer> {
  const message = { method, paths: [path, `/api${path}`], headers, body };
  const verified = await verifySignature(message, await ports.keys.read());
  if (verified.kind === 'refused') {
    return {
      problem: 'TRF-K01',
      data: { reason: `TRF-K01-${verified.fault.toUpperCase()}` },
    };
  }
  const read = readCallback(body, pathId);
  switch (read.kind) {
    case 'malformed':
      return { problem: 'RUN-MALFORMED' };
    case 'unclear':
      return { problem: 'TRF-K02', data: { field: read.field } };
    case 'read':
      return answerNews(ports, read, method === 'POST' ? 202 : 200);
  }
}

async function answerNews(
  ports: CallbackPorts,
  { transferId, news }: Extract<ReturnType<typeof readCallback>, { readonly kind: 'read' }>,
  takenIn: number,
): Promise<ApiAnswer> {
  switch (await acceptCallback(ports, transferId, news)) {
    case 'recorded':
    case 'same':
    case 'left-to-sender':
    case 'asking':
      return { status: takenIn, headers: {} };
    case 'contradiction':
      return { problem: 'TRF-I01' };
    case 'never-sent':
      return { problem: 'TRF-K04' };
    case 'unknown':
      return { problem: 'TRF-K03' };
  }
}
