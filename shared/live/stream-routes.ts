import * as z from 'zod';
import type { Route } from '../http/route.ts';

/**
 * Server-Sent Events of a run. Served by a function of its own, not by the HTTP API, which cannot
 * stream; documented like the others.
 */
export const streamRunRoute = {
  method: 'GET',
  path: '/api/runs/:id/stream',
  summary: 'The journal as Server-Sent Events, from Last-Event-ID on until the run ends',
  // By ticket or by token: the function itself asks for one of them.
  access: 'public',
  query: z.object({
    ticket: z.string().optional(),
    last_event_id: z.coerce.number().int().min(0).optional(),
    lang: z.enum(['fr', 'en']).optional(),
  }),
  answers: {
    200: { description: 'Events progress, log, done, error', contentType: 'text/event-stream' },
    204: { description: 'The run has ended and there is nothing after Last-Event-ID' },
    401: { description: 'Neither a valid token nor a ticket' },
    403: { description: 'Not for this role' },
    404: { description: 'No such run, or it belongs to another country' },
  },
} as const satisfies Route;
