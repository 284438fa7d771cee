import * as z from 'zod';
import { cursor, limit, page } from '../../http/page.ts';
import type { Route } from '../../http/route.ts';
import { publicRun } from '../../runs/public-run.schema.ts';
import { downloadRoute, listEventsRoute, listRunsRoute } from '../../runs/runs-routes.ts';
import { comparisonKinds } from '../comparison/compared-claim.ts';
import { comparisonItem } from '../public-claims.schema.ts';
import { importSession, importSessionStatuses } from './import-session.schema.ts';

/** Contracts of import sessions; seed 000 §5 and API.md "Claims" are their source. */
const notFound = { 404: { description: 'No such session, or it belongs to another country' } };

export const listSessionsRoute = {
  method: 'GET',
  path: '/api/import-sessions/',
  summary: 'Import sessions that the caller may see, newest first',
  access: 'claims.read-masked',
  query: listRunsRoute.query
    .omit({ domain: true, status: true })
    .extend({ status: z.enum(importSessionStatuses).optional() }),
  answers: { 200: { description: 'A page of sessions', schema: page(importSession) } },
} as const satisfies Route;

export const readSessionRoute = {
  method: 'GET',
  path: '/api/import-sessions/:id/',
  summary: 'One import session: state, files, addresses of log and errors, statistics',
  access: 'claims.read-masked',
  answers: { 200: { description: 'The session', schema: importSession }, ...notFound },
} as const satisfies Route;

export const sessionEventsRoute = {
  ...listEventsRoute,
  path: '/api/import-sessions/:id/events',
  summary: 'The journal of an import session after a sequence number',
  access: 'claims.read-masked',
} as const satisfies Route;

export const sessionDownloadRoute = {
  ...downloadRoute,
  path: '/api/import-sessions/:id/download/',
  summary: 'The log (as text while the session goes on) or the workbook to correct',
  query: downloadRoute.query.omit({ type: true, slot: true }).extend({
    type: z.enum(['log', 'error']),
  }),
} as const satisfies Route;

const undoAnswers = {
  202: { description: 'The run that puts everything back, of kind undo', schema: publicRun },
  ...notFound,
  409: {
    description:
      'Not ended, nothing to undo, or a later session wrote one of its claims: that one is named',
  },
} as const;

export const undoSessionRoute = {
  method: 'POST',
  path: '/api/import-sessions/:id/undo',
  summary: 'Puts every claim of a session back to what it was before it',
  access: 'claims.handle',
  answers: undoAnswers,
} as const satisfies Route;

export const undoRunRoute = {
  ...undoSessionRoute,
  path: '/api/runs/:id/undo',
  summary: 'Undoes a run of claims',
  access: 'signed-in',
} as const satisfies Route;

export const sessionComparisonRoute = {
  method: 'GET',
  path: '/api/import-sessions/:id/comparison',
  summary: 'What statement and recap say of each claim, and why they differ',
  access: 'claims.read-masked',
  query: z.object({ kind: z.enum(comparisonKinds).optional(), limit, cursor }),
  answers: {
    200: { description: 'A page of compared claims', schema: page(comparisonItem) },
    ...notFound,
    410: { description: 'Its files are erased, and what was read from them' },
  },
} as const satisfies Route;

export const runComparisonRoute = {
  ...sessionComparisonRoute,
  path: '/api/runs/:id/comparison',
  access: 'signed-in',
} as const satisfies Route;
