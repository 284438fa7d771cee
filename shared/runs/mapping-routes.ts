import * as z from 'zod';
import type { Route } from '../http/route.ts';
import { publicRun } from './public-run.schema.ts';

/** Contracts of saying what a file's columns mean; API.md "Runs", mapping, is their source. */
const notFound = { 404: { description: 'No such run, or it belongs to another country' } };
const notWaiting = { 409: { description: 'RUN-MAPPING-NONE: the run does not wait for it' } };
const columnsMax = 2_000;
const nameMax = 1_000;

export const readMappingRoute = {
  method: 'GET',
  path: '/api/runs/:id/mapping',
  summary: 'The columns of a file for which the run waits, and what they might mean',
  access: 'signed-in',
  answers: {
    200: {
      description: 'Columns with a sample and suggestions, the surest first',
      schema: z.object({
        slot: z.string(),
        columns: z.array(
          z.object({
            header: z.string(),
            sample: z.string().nullable(),
            suggestions: z.array(z.object({ field: z.string(), score: z.number() })),
          }),
        ),
        fields: z.array(
          z.object({
            name: z.string(),
            label: z.string().describe('what people call it, in the reader’s language'),
            required: z.boolean(),
          }),
        ),
        missing: z.array(z.string()).describe('names of required fields that no column is yet'),
        headers_hash: z.string(),
      }),
    },
    ...notFound,
    ...notWaiting,
  },
} as const satisfies Route;

export const chooseMappingRoute = {
  method: 'PUT',
  path: '/api/runs/:id/mapping',
  summary: 'Says what the columns mean: the run goes on',
  access: 'signed-in',
  body: z.strictObject({
    columns: z
      .record(z.string().max(nameMax), z.string().max(nameMax).nullable())
      .refine((columns) => Object.keys(columns).length <= columnsMax),
  }),
  answers: {
    202: { description: 'The run, under way again', schema: publicRun },
    422: { description: 'RUN-MAPPING-HEADER, -FIELD, -TWICE, -MISSING' },
    ...notFound,
    ...notWaiting,
  },
} as const satisfies Route;
