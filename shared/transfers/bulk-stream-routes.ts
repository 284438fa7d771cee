import type { Route } from '../http/route.ts';
import { streamRunRoute } from '../live/stream-routes.ts';

/** Served by the function that streams every run, not by the HTTP API; documented like the others. */
export const streamBulkRoute = {
  ...streamRunRoute,
  path: '/api/bulk-transfers/:id/stream',
  summary: 'The progress of a bulk as Server-Sent Events, each second, until it ends',
  answers: {
    ...streamRunRoute.answers,
    200: {
      description:
        'Messages {state, completed, failed, total, progress_percent}; at the end `done`, or `error` TRF-U01 when somebody has to look at transfers',
      contentType: 'text/event-stream',
    },
  },
} as const satisfies Route;
