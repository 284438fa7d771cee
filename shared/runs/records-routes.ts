import * as z from 'zod';
import { findingLevels } from '../findings/finding.ts';
import { formFlag } from '../http/form-fields.ts';
import { cursor, limit, page } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { publicOutcomes } from './row-outcomes.ts';
import { stageNames } from './run.ts';

/** Contracts of what can be looked up inside a run; API.md "Runs" is their source. */
const notFound = { 404: { description: 'No such run, or it belongs to another country' } };
const outcome = z.enum(publicOutcomes);

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
  slot: z.string().nullable().describe('file of the row; null for an undo'),
  row: z.int(),
  outcome,
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

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
  query: z.object({
    outcome: outcome.optional(),
    all: formFlag
      .default(false)
      .describe('Of claims also the things, persons and invoices that they refer to'),
    limit,
    cursor,
  }),
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
      description: 'A page of data rows, file by file, whose outcomes add up to the counts',
      schema: page(
        z.object({
          key: z.string().nullable().describe('record that the row went into'),
          slot: z.string().nullable().describe('file of the row; null for an undo'),
          row: z.int(),
          outcome,
        }),
      ),
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
            cut: z.boolean().describe('too long to be shown in full: cells at the end are missing'),
          }),
        ),
      }),
    },
    422: { description: 'The rows are too far down to be reached in 20 seconds' },
    ...notFound,
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
        attempts: z
          .int()
          .nullable()
          .describe('how often the stage was begun; null when its history is gone'),
        input_sample: z.array(z.unknown()),
        output_sample: z.array(z.unknown()),
      }),
    },
    ...notFound,
  },
} as const satisfies Route;
