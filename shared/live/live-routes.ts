import * as z from 'zod';
import type { ApiAnswer, RequestOf, Route } from '../http/route.ts';
import { type IssuingPorts, issueTicket, type TicketWish } from './issue-ticket.ts';

const wishForConnection = z.object({ for: z.literal('websocket') });
const wishForRun = z.object({
  for: z.enum(['stream', 'download']),
  run_id: z.string().min(1).max(100),
});

export const issueTicketRoute = {
  method: 'POST',
  path: '/api/realtime/tickets',
  summary: 'A ticket for what cannot send a header: a WebSocket, a stream, a download',
  access: 'signed-in',
  body: z.discriminatedUnion('for', [wishForConnection, wishForRun]),
  answers: {
    200: {
      description: 'websocket: 60 s, used once; stream and download: 1 hour, bound to the run',
      schema: z.object({ ticket: z.string(), expires_in: z.int().describe('seconds') }),
    },
    403: { description: 'Not for this role' },
    404: { description: 'The run does not exist, or belongs to another country' },
  },
} as const satisfies Route;

/** The implementation of `POST /api/realtime/tickets`. */
export function createIssueTicket(
  ports: IssuingPorts,
): (request: RequestOf<typeof issueTicketRoute>) => Promise<ApiAnswer> {
  return async ({ caller, body, now }) => {
    if (caller === null) throw new TypeError('the route is for signed-in callers only');
    const wish: TicketWish =
      body.for === 'websocket'
        ? { purpose: 'websocket' }
        : { purpose: body.for, runId: body.run_id };
    const issued = await issueTicket(ports, caller, wish, now);
    switch (issued.kind) {
      case 'issued':
        return {
          status: 200,
          json: { ticket: issued.ticketId, expires_in: issued.expiresInSeconds },
          // A ticket is a right to enter: no cache may keep it.
          headers: { 'cache-control': 'no-store' },
        };
      case 'no-such-run':
        return {
          problem: 'RUN-404',
          data: wish.purpose === 'websocket' ? {} : { run_id: wish.runId },
        };
      case 'not-for-this-role':
        return { problem: 'AUTH-03' };
    }
  };
}
