import * as z from 'zod';
import type { Route } from '../http/route.ts';
import { publicRun } from './public-run.schema.ts';
import { domains } from './run.ts';
import { uploadOptions } from './upload-options.ts';

/** Contracts of direct uploads; API.md "Uploads and drops" is their source. */
const postTarget = z.object({
  slot: z.string(),
  file_id: z.string(),
  method: z.literal('POST'),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  max_bytes: z.int(),
  expires_at: z.string(),
});
const partsTarget = z.object({
  slot: z.string(),
  file_id: z.string(),
  method: z.literal('PUT'),
  upload_id: z.string(),
  part_bytes: z.int(),
  parts: z.array(z.object({ number: z.int(), url: z.string() })),
  max_bytes: z.int(),
  expires_at: z.string(),
});
const target = z.discriminatedUnion('method', [postTarget, partsTarget]);

export const startUploadRoute = {
  method: 'POST',
  path: '/api/uploads',
  summary: 'A run that waits for its files, and where to send them',
  access: 'signed-in',
  body: z.strictObject({
    domain: z.enum(domains),
    files: z
      .array(
        z.strictObject({
          slot: z.string().min(1).max(50),
          name: z.string().min(1).max(1024),
          size: z.int().min(0).optional(),
          sha256: z
            .string()
            .regex(/^[0-9a-fA-F]{64}$/)
            .optional(),
        }),
      )
      .min(1)
      .max(50),
    options: uploadOptions.prefault({}),
    country: z.string().max(100).optional(),
  }),
  answers: {
    201: {
      description: 'The run and where each file goes',
      schema: z.object({
        run: publicRun,
        uploads: z.array(target),
        already_imported: z.array(
          z.object({ slot: z.string(), run_id: z.string(), at: z.string(), by: z.string() }),
        ),
      }),
    },
    400: { description: 'Transfers without their payer account' },
    403: { description: 'Not for this role' },
    404: { description: 'Transfers from an account that is not there' },
    413: { description: 'Larger than the domain takes' },
    422: { description: 'Not the files of this domain' },
  },
} as const satisfies Route;

export const readUploadRoute = {
  method: 'GET',
  path: '/api/uploads/:run_id',
  summary: 'Which files have arrived, and fresh addresses for the others',
  access: 'signed-in',
  answers: {
    200: {
      description: 'State of the upload',
      schema: z.object({
        run: publicRun,
        files: z.array(z.object({ slot: z.string(), file_id: z.string(), arrived: z.boolean() })),
        uploads: z.array(target),
      }),
    },
    404: { description: 'No such run, or it belongs to another country' },
  },
} as const satisfies Route;

export const completeUploadRoute = {
  method: 'POST',
  path: '/api/uploads/:run_id/complete',
  summary: 'Puts the parts of a large file together',
  access: 'signed-in',
  body: z.strictObject({
    slot: z.string().min(1).max(50),
    parts: z
      .array(
        z.strictObject({ number: z.int().min(1).max(10_000), etag: z.string().min(1).max(200) }),
      )
      .min(1)
      .max(10_000),
  }),
  answers: {
    202: { description: 'The run', schema: publicRun },
    404: { description: 'No such run or upload' },
    409: { description: 'The file has arrived already, or the run was cancelled' },
    422: { description: 'The parts do not fit together' },
  },
} as const satisfies Route;
