import * as z from 'zod';
import { domains, runStatuses, stageNames } from './run.ts';

/** Shapes of a run and of its journal as clients see them; API.md "Runs" is their source. */
const instant = z.string().describe('ISO 8601 UTC with milliseconds');

export const publicCounts = z.object({
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  set_aside: z.int(),
});
export type PublicCounts = z.output<typeof publicCounts>;

export const publicRunFile = z.object({
  id: z.string(),
  slot: z.string(),
  name: z.string(),
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  content_type: z.string().nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  rows: z.int().nullable(),
  counts: publicCounts.nullable(),
  url: z.string().nullable().describe('null until the file has arrived'),
});

export const publicStage = z.object({
  name: z.enum(stageNames),
  status: z.enum(['PENDING', 'PROCESSING', 'DONE', 'ERROR', 'SKIPPED']),
  started_at: instant.nullable(),
  completed_at: instant.nullable(),
  in: z.int().nullable(),
  out: z.int().nullable(),
  message: z.string().nullable(),
  parts: z.array(z.object({ name: z.string(), in: z.int(), out: z.int() })),
});

export const publicRun = z.object({
  id: z.string(),
  domain: z.enum(domains),
  kind: z.string(),
  status: z.enum(runStatuses),
  waiting_for: z.enum(['files', 'mapping', 'approval']).nullable(),
  waiting_until: instant.nullable(),
  stage: z.enum(stageNames).nullable(),
  dry_run: z.boolean(),
  options: z.record(z.string(), z.unknown()),
  files: z.array(publicRunFile),
  counts: publicCounts,
  progress_percent: z.number().min(0).max(100),
  eta_seconds: z.int().nullable(),
  rows_per_second: z.number().nullable(),
  stages: z.array(publicStage),
  message: z.string().nullable(),
  cost: z.object({ estimated_usd: z.number().nullable(), actual_usd: z.number().nullable() }),
  created_by: z.string(),
  country: z.string(),
  country_code: z.string(),
  created_at: instant,
  started_at: instant.nullable(),
  completed_at: instant.nullable(),
  log_file_url: z.string(),
  error_file_url: z.string().nullable(),
  replay_of: z.string().nullable(),
  correction_of: z.string().nullable(),
  undone_by: z.string().nullable(),
  last_seq: z.int(),
});
export type PublicRun = z.output<typeof publicRun>;

export const publicEvent = z.object({
  seq: z.int().min(1),
  at: instant,
  level: z.enum(['debug', 'info', 'warning', 'error']),
  stage: z.enum(stageNames).nullable(),
  code: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type PublicEvent = z.output<typeof publicEvent>;
