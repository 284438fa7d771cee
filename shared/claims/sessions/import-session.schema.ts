import * as z from 'zod';
import { publicCounts, publicRunFile } from '../../runs/public-run.schema.ts';
import { minorUnits } from '../present-amount.ts';

/** Shapes of an import session and of its files as clients see them: seed 000 §5, API.md "Claims". */
const instant = z.string().describe('ISO 8601 UTC with milliseconds');
const day = z.string().describe('YYYY-MM-DD');

export const importSessionStatuses = [
  'PENDING',
  'PROCESSING',
  'DONE',
  'ERROR',
  'DONE_WITH_ERRORS',
] as const;

export const sessionFile = publicRunFile.extend({
  url: z.string().nullable().describe('null until it has arrived, and for who may not have it'),
  erased_at: instant.nullable(),
});

export const importSession = z.object({
  id: z.string(),
  user: z.string().describe('local part of the e-mail address of who sent the files'),
  country: z.string(),
  country_code: z.string(),
  stat_file: sessionFile.nullable(),
  recap_file: sessionFile.nullable(),
  corrections_file: sessionFile.nullable().describe('a corrected workbook, in place of both'),
  status: z.enum(importSessionStatuses),
  waiting_for: z.enum(['files', 'mapping', 'approval']).nullable(),
  kind: z.string(),
  dry_run: z.boolean(),
  created_at: instant,
  started_at: instant.nullable(),
  completed_at: instant.nullable(),
  error_file: z.string().nullable().describe('name of the workbook to correct'),
  error_file_url: z.string().nullable(),
  log_file_path: z.string(),
  log_file_url: z.string(),
  message: z.string().nullable(),
  start_date: day.nullable(),
  end_date: day.nullable().describe('last day of the common period, inclusive'),
  progress_percent: z.number().min(0).max(100),
  counts: publicCounts.describe('data rows of both files'),
  claims: z.object({
    conform: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    undone: z.int().describe('of an undo: created by the undone session, gone now'),
    restored: z.int().describe('of an undo: back to what they were before that session'),
  }),
  insured_created_count: z.int(),
  claims_created_count: z.int(),
  total_claimed_amount: minorUnits,
  total_reimbursed_amount: minorUnits,
  currency: z.string().nullable(),
  replay_of: z.string().nullable(),
  correction_of: z.string().nullable(),
  undone_by: z.string().nullable(),
  undo_of: z.string().nullable(),
  last_seq: z.int(),
});
export type PublicImportSession = z.output<typeof importSession>;

export const claimsFile = sessionFile.extend({
  run_id: z.string(),
  country: z.string(),
  uploaded_by: z.string(),
  created_at: instant,
});
export type PublicClaimsFile = z.output<typeof claimsFile>;

/** What stays of a file that was erased. */
export const erasureAnswer = z.object({
  erased_at: instant,
  sha256: z.string().nullable(),
  proof_url: z.string(),
});

/** The written proof of an erasure: by ids, sizes and counts, without a name from the file. */
export const erasureProof = z.object({
  file_id: z.string(),
  sha256: z.string().nullable(),
  size: z.int().nullable(),
  slot: z.string(),
  country_code: z.string(),
  run_ids: z
    .array(z.string())
    .describe('every run that used the file, or held its contents: corrections, undos'),
  workbooks: z
    .array(z.object({ file_id: z.string(), sha256: z.string().nullable(), run_id: z.string() }))
    .describe('corrected workbooks that held the same persons, erased with it'),
  erased_at: instant.describe('from then on nobody could get at it'),
  erased_by: z.string(),
  completed_at: instant.nullable().describe('when the last of it was removed'),
  removed: z.array(
    z.object({
      place: z.enum(['ingest', 'results']),
      what: z.string(),
      versions: z.int().describe('versions of objects, old ones included'),
    }),
  ),
  kept: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type ErasureProof = z.output<typeof erasureProof>;
