import type { Route } from '../../http/route.ts';
import { streamRunRoute } from '../../live/stream-routes.ts';

/** Served by the function that streams every run, not by the HTTP API; documented like the others. */
export const streamSessionRoute = {
  ...streamRunRoute,
  path: '/api/import-sessions/:id/stream',
  summary: 'The journal of an import session as Server-Sent Events',
} as const satisfies Route;
