import * as z from 'zod';
import { findingLevels } from '../findings/finding.ts';
import type { Route } from '../http/route.ts';
import { publicEvent, publicRun } from './public-run.schema.ts';
import { domains, runStatuses, stageNames } from './run.ts';

/** Contracts of the endpoints that serve all five domains; API.md "Runs" is their source. */
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(200).optional();
const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });
const notFound = { 404: { description: 'No such run, or it belongs to another country' } };
const conflict = (description: string) => ({ 409: { description } });
const outcome = z.enum(['created', 'updated', 'unchanged', 'rejected', 'set_aside']);

const finding = z.object({
  slot: z.string(),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
  code: z.string(),
  level: z.enum(findingLevels),
  message: z.string(),
  cause: z.string().nullable(),
  fix: z.string().nullable(),
});
const recordLine = z.object({
  key: z.string(),
  row: z.int(),
  outcome,
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

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

export const listFindingsRoute = {
  method: 'GET',
  path: '/api/runs/:id/findings',
  summary: 'Remarks on rows and files, with cause and fix',
  access: 'signed-in',
  query: z.object({
    level: z.enum(findingLevels).optional(),
    code: z.string().max(50).optional(),
    slot: z.string().max(50).optional(),
    limit,
    cursor,
  }),
  answers: { 200: { description: 'A page of findings', schema: page(finding) }, ...notFound },
} as const satisfies Route;

export const readDiffRoute = {
  method: 'GET',
  path: '/api/runs/:id/diff',
  summary: 'What changed (or would change, in a dry run), field by field',
  access: 'signed-in',
  query: z.object({ outcome: outcome.optional(), limit, cursor }),
  answers: {
    200: {
      description: 'A page of the diff, and the hash that a confirmation is bound to',
      schema: page(recordLine).extend({ diff_hash: z.string().nullable() }),
    },
    ...notFound,
  },
} as const satisfies Route;

export const listRecordsRoute = {
  method: 'GET',
  path: '/api/runs/:id/records',
  summary: 'What became of each record',
  access: 'signed-in',
  query: z.object({ outcome: outcome.optional(), limit, cursor }),
  answers: {
    200: {
      description: 'A page of records',
      schema: page(z.object({ key: z.string().nullable(), row: z.int(), outcome })),
    },
    ...notFound,
  },
} as const satisfies Route;

export const listRowsRoute = {
  method: 'GET',
  path: '/api/runs/:id/rows',
  summary: 'Cells of the source as the sender wrote them',
  access: 'signed-in',
  query: z.object({
    slot: z.string().max(50).optional(),
    from: z.coerce.number().int().min(1).default(1),
    to: z.coerce.number().int().min(1).optional(),
  }),
  answers: {
    200: {
      description: 'At most 200 rows, as their own program numbers them',
      schema: z.object({
        header: z.array(z.string()).nullable(),
        items: z.array(
          z.object({
            sheet: z.string().nullable(),
            row: z.int(),
            cells: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]),
          }),
        ),
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
  body: z.object({ diff_hash: z.string().min(1).max(100) }),
  answers: {
    202: { description: 'The real run', schema: publicRun },
    ...notFound,
    ...conflict('Not a dry run that can be confirmed, or the data changed since'),
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

export const readStageRoute = {
  method: 'GET',
  path: '/api/runs/:id/stages/:name',
  summary: 'One stage, with samples of what went in and out',
  access: 'signed-in',
  answers: {
    200: {
      description: 'The stage',
      schema: z.object({
        name: z.enum(stageNames),
        state: z.string(),
        attempts: z.int().nullable(),
        input_sample: z.array(z.unknown()),
        output_sample: z.array(z.unknown()),
      }),
    },
    ...notFound,
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

export const runsRoutes: readonly Route[] = [
  listRunsRoute,
  readRunRoute,
  listEventsRoute,
  listFindingsRoute,
  readDiffRoute,
  listRecordsRoute,
  listRowsRoute,
  confirmRunRoute,
  cancelRunRoute,
  readStageRoute,
  downloadRoute,
];
