import * as z from 'zod';
import { cursor, limit, page } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { publicEvent, publicRun } from './public-run.schema.ts';
import { replayWishes } from './replay-points.ts';
import { domains, runStatuses } from './run.ts';

/** Contracts of the endpoints that serve all five domains; API.md "Runs" is their source. */
const notFound = { 404: { description: 'No such run, or it belongs to another country' } };
const conflict = (description: string) => ({ 409: { description } });

export const listRunsRoute = {
  method: 'GET',
  path: '/api/runs',
  summary: 'Runs that the caller may see, newest first',
  access: 'signed-in',
  query: z.object({
    domain: z.enum(domains).optional(),
    status: z.enum(runStatuses).optional(),
    created_by: z.string().max(200).optional(),
    source_key: z.string().max(1024).optional(),
    from: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
    to: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
    country: z.string().max(100).optional(),
    limit,
    cursor,
  }),
  answers: { 200: { description: 'A page of runs', schema: page(publicRun) } },
} as const satisfies Route;

export const readRunRoute = {
  method: 'GET',
  path: '/api/runs/:id',
  summary: 'One run',
  access: 'signed-in',
  answers: { 200: { description: 'The run', schema: publicRun }, ...notFound },
} as const satisfies Route;

export const listEventsRoute = {
  method: 'GET',
  path: '/api/runs/:id/events',
  summary: 'The journal after a sequence number',
  access: 'signed-in',
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answers: {
    200: {
      description: 'Events in order, without gap',
      schema: z.object({
        items: z.array(publicEvent),
        last_seq: z.int(),
        terminal: z.boolean(),
      }),
    },
    ...notFound,
  },
} as const satisfies Route;

export const confirmRunRoute = {
  method: 'POST',
  path: '/api/runs/:id/confirm',
  summary: 'Makes a dry run real',
  access: 'signed-in',
  body: z.strictObject({ diff_hash: z.string().min(1).max(100) }),
  answers: {
    202: { description: 'The real run', schema: publicRun },
    ...notFound,
    ...conflict('Not a dry run that can be confirmed, or the data changed since'),
  },
} as const satisfies Route;

export const replayRunRoute = {
  method: 'POST',
  path: '/api/runs/:id/replay',
  summary: 'Runs an ended run again over the same stored files',
  access: 'signed-in',
  body: z.strictObject({
    from: z
      .enum(replayWishes)
      .describe('start: read everything again; failed: only rejected rows; or a stage of the run'),
  }),
  answers: {
    202: { description: 'The new run, `replay_of` the first', schema: publicRun },
    ...notFound,
    ...conflict('The run has not ended, nothing was rejected, or that stage was never reached'),
    410: { description: 'Its files are erased' },
    422: { description: 'Its pipeline has no such stage to begin at' },
  },
} as const satisfies Route;

export const cancelRunRoute = {
  method: 'POST',
  path: '/api/runs/:id/cancel',
  summary: 'Stops a run; what is settled stays',
  access: 'signed-in',
  answers: {
    202: { description: 'The run, as it stands', schema: publicRun },
    ...notFound,
    ...conflict('The run has ended already'),
  },
} as const satisfies Route;

export const downloadRoute = {
  method: 'GET',
  path: '/api/runs/:id/download',
  summary: 'The log, the error workbook, a source file or the result',
  // By ticket or by token: the function itself asks for one of them.
  access: 'public',
  query: z.object({
    type: z.enum(['log', 'error', 'source', 'result']),
    slot: z.string().max(50).optional(),
    ticket: z.string().max(200).optional(),
  }),
  answers: {
    200: { description: 'The log as text, or {url, expires_at} when JSON is accepted' },
    302: { description: 'To an address that works for five minutes' },
    401: { description: 'Neither a valid token nor a ticket' },
    ...notFound,
  },
} as const satisfies Route;
