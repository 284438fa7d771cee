import * as z from 'zod';
import { cursor, limit, page } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { downloadRoute, listRunsRoute } from '../runs/runs-routes.ts';
import {
  bulkStatus,
  createdBulk,
  publicBulk,
  publicStates,
  publicTransfer,
  unresolvedTransfer,
} from './public-transfers.schema.ts';

/** Contracts of bulks and their transfers; seed 003 and API.md "Bulk transfers" are their source. */
const notFound = { 404: { description: 'No such bulk, or it belongs to another country' } };

export const listBulksRoute = {
  method: 'GET',
  path: '/api/bulk-transfers',
  summary: 'Bulks that the caller may see, newest first',
  access: 'accounts.read',
  query: listRunsRoute.query.omit({ domain: true, status: true, source_key: true }).extend({
    state: z.enum(publicStates).optional().describe('Looked for bulk by bulk: a page may be short'),
  }),
  answers: { 200: { description: 'A page of bulks', schema: page(publicBulk) } },
} as const satisfies Route;

/** Transfers that one answer holds: with their errors in words well below what a function may say. */
export const statusTransfersMax = 5_000;

export const bulkStatusRoute = {
  method: 'GET',
  path: '/api/bulk-transfers/:id/status',
  summary: 'Where a bulk is, with each of its transfers',
  access: 'accounts.read',
  query: z.object({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(statusTransfersMax)
      .default(statusTransfersMax)
      .describe('Transfers; the others are behind next_cursor'),
    cursor,
  }),
  answers: { 200: { description: 'The bulk', schema: bulkStatus }, ...notFound },
} as const satisfies Route;

const decided = {
  200: { description: 'The bulk as it is now', schema: publicBulk },
  ...notFound,
  409: { description: 'The bulk’s state forbids it' },
};
const noneOfOnesOwn = { 403: { description: 'Not for this role, or a bulk of one’s own' } };

export const approveBulkRoute = {
  method: 'POST',
  path: '/api/bulk-transfers/:id/approve',
  summary: 'Lets a bulk go that waits for its approval; never one’s own',
  access: 'bulks.decide',
  body: z.strictObject({ comment: z.string().trim().max(1_000).optional() }).optional(),
  answers: { ...decided, ...noneOfOnesOwn },
} as const satisfies Route;

export const rejectBulkRoute = {
  method: 'POST',
  path: '/api/bulk-transfers/:id/reject',
  summary: 'Refuses a bulk that waits for its approval: its funds are released',
  access: 'bulks.decide',
  body: z.strictObject({ reason: z.string().trim().min(3).max(1_000) }),
  answers: { ...decided, ...noneOfOnesOwn },
} as const satisfies Route;

export const cancelBulkRoute = {
  method: 'POST',
  path: '/api/bulk-transfers/:id/cancel',
  summary: 'Stops a bulk: what is not sent yet is released, what is sent runs to its outcome',
  access: 'bulks.create',
  answers: decided,
} as const satisfies Route;

export const retryFailedRoute = {
  method: 'POST',
  path: '/api/bulk-transfers/:id/retry-failed',
  summary: 'A new bulk that retries those failed transfers that may succeed',
  access: 'bulks.create',
  answers: {
    201: { description: 'The new bulk; asked again, the same one', schema: createdBulk },
    ...notFound,
    409: { description: 'It has not ended, or nothing of it can be retried' },
    422: { description: 'The account’s available balance does not suffice (`missing_minor`)' },
  },
} as const satisfies Route;

export const listUnresolvedRoute = {
  method: 'GET',
  path: '/api/transfers/unresolved',
  summary: 'Transfers whose fate nobody knows, or that the scheme contradicts; the oldest first',
  access: 'accounts.read',
  query: z.object({
    country: z.string().max(100).optional(),
    limit,
    cursor: z.string().max(1_000).optional(),
  }),
  answers: { 200: { description: 'A page of transfers', schema: page(unresolvedTransfer) } },
} as const satisfies Route;

export const resolveTransferRoute = {
  method: 'POST',
  path: '/api/bulk-transfers/:id/transfers/:transfer_id/resolve',
  summary: 'Says with evidence what became of a transfer of unknown outcome',
  access: 'bulks.decide',
  body: z.strictObject({
    outcome: z.enum(['COMPLETED', 'FAILED']),
    evidence: z.string().trim().min(10).max(1_000).describe('Where it is written, in words'),
  }),
  answers: {
    200: { description: 'The transfer as it is now', schema: publicTransfer },
    ...notFound,
    ...noneOfOnesOwn,
    409: { description: 'It is not unresolved' },
  },
} as const satisfies Route;

const csvQuery = downloadRoute.query.omit({ type: true, slot: true });
const csvAnswers = {
  200: { description: 'Where the file is, for who accepts JSON' },
  302: { description: 'To the file, for five minutes' },
  401: { description: 'Neither a valid token nor a ticket' },
  403: { description: 'Not for who reads masked' },
  ...notFound,
};

export const resultCsvRoute = {
  method: 'GET',
  path: '/api/bulk-transfers/:id/result.csv',
  summary: 'What became of each transfer, as CSV; the same as /api/runs/{id}/download?type=result',
  access: 'public',
  query: csvQuery,
  answers: csvAnswers,
} as const satisfies Route;

export const failedCsvRoute = {
  method: 'GET',
  path: '/api/bulk-transfers/:id/failed.csv',
  summary: 'The failed rows as a payment file, ready to be corrected and sent again',
  access: 'public',
  query: csvQuery,
  answers: csvAnswers,
} as const satisfies Route;
