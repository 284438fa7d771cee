import * as z from 'zod';
import type { PublicBulkState } from './bulk.ts';

/** Shapes of bulks and their transfers as clients see them: seed 003, API.md "Bulk transfers". */
const instant = z.string().describe('ISO 8601 UTC with milliseconds');
export const minorUnits = z.int().describe('minor units of the currency');

export const publicStates = [
  'PENDING',
  'AWAITING_APPROVAL',
  'PROCESSING',
  'COMPLETED',
  'PARTIALLY_COMPLETED',
  'FAILED',
  'CANCELLED',
] as const satisfies readonly PublicBulkState[];

/** Why a transfer failed, in the reader's language. */
export const publicTransferError = z.object({
  code: z.string(),
  message: z.string().describe('what happened'),
  cause: z.string().nullable(),
  advice: z.string().nullable().describe('what to do now'),
});

export const publicTransfer = z.object({
  transferId: z.string(),
  row: z.int().describe('line of the file; of a retried transfer that of the first file'),
  status: z.enum(['PENDING', 'COMPLETED', 'FAILED']),
  amount: minorUnits,
  currency: z.string(),
  partyIdType: z.string(),
  partyIdentifier: z.string().describe('… for who may not see it'),
  partyName: z.string().nullable().describe('as the file names them'),
  foundName: z.string().nullable().describe('as the scheme knows them'),
  phase: z
    .enum(['discovery', 'agreement', 'transfer'])
    .nullable()
    .describe('the furthest that is through'),
  payeeReceives: minorUnits.nullable().describe('after the payee’s own fees, as quoted'),
  payeeFee: minorUnits.nullable(),
  completedAt: instant.nullable(),
  error: publicTransferError.nullable(),
  attention: z
    .boolean()
    .describe('its run has ended and nobody knows its fate: one of the bulk’s `attention`'),
  overdue: z
    .boolean()
    .describe('asking did not help for a day or three resends: somebody has to find out'),
  unknownSince: instant.nullable().describe('sent, and nobody knows yet what became of it'),
  lastHeard: publicTransferError.nullable().describe('of one of unknown outcome'),
  incident: z
    .object({
      code: z.string(),
      learnt: z.enum(['COMMITTED', 'ABORTED']),
      at: instant,
      message: z.string(),
    })
    .nullable()
    .describe('the scheme contradicts what is booked'),
  retriedBy: z.string().nullable().describe('the bulk in which it is tried again'),
  resolvedBy: z.object({ by: z.string(), at: instant, evidence: z.string() }).nullable(),
});
export type PublicTransfer = z.output<typeof publicTransfer>;

/** What a bulk is, without its transfers. */
const bulkFacts = z.object({
  bulkTransferId: z.string(),
  file: z
    .string()
    .nullable()
    .describe('name of its file; null: it tries another bulk’s rows again'),
  state: z.enum(publicStates),
  attention: z
    .int()
    .describe('transfers whose fate nobody knows although its run has ended: it cannot end before'),
  payer_account: z.string().nullable(),
  currency: z.string().nullable(),
  total_amount: minorUnits.nullable(),
  settled_amount: minorUnits.nullable(),
  released_amount: minorUnits.nullable(),
  completed: z.int(),
  failed: z.int().describe('those cancelled are among them'),
  total: z.int(),
  progress_percent: z.number().min(0).max(100),
  created_at: instant,
  completed_at: instant.nullable(),
});

export const publicBulk = bulkFacts.extend({
  created_by: z.string(),
  country: z.string(),
  country_code: z.string(),
  validate_only: z.boolean(),
  waiting_until: instant.nullable().describe('for its approval'),
  decision: z
    .object({
      kind: z.enum(['approved', 'rejected', 'cancelled', 'expired']),
      by: z.string().nullable(),
      at: instant,
      comment: z.string().nullable(),
    })
    .nullable(),
  retry_of: z.string().nullable(),
  callback: z
    .object({
      outcome: z
        .enum(['delivered', 'answered', 'forbidden', 'no-answer', 'no-key'])
        .describe('answered: with another status than 2xx; forbidden: not a public https address'),
      status: z.int().nullable().describe('HTTP'),
      at: instant,
    })
    .nullable()
    .describe('what became of the call to callback_url; null: none, or not yet'),
  message: z.string().nullable().describe('how it ended, or why it was refused'),
});
export type PublicBulk = z.output<typeof publicBulk>;

export const bulkStatus = publicBulk.extend({
  transfers: z.array(publicTransfer),
  next_cursor: z.string().nullable(),
});
export type PublicBulkStatus = z.output<typeof bulkStatus>;

/** A transfer that needs a person, with the bulk that it belongs to. */
export const unresolvedTransfer = publicTransfer.extend({
  bulkTransferId: z.string(),
  payer_account: z.string(),
  country_code: z.string(),
  asks: z.int().describe('times that the scheme was asked for it'),
});

export const createdBulk = z.object({
  bulkTransferId: z.string(),
  state: z.literal('PENDING'),
});

/** One message of the stream. */
export const bulkProgress = z.object({
  state: z.enum(publicStates),
  completed: z.int(),
  failed: z.int(),
  total: z.int(),
  progress_percent: z.number(),
});
export type BulkProgress = z.output<typeof bulkProgress>;
