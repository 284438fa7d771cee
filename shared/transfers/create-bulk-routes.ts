import * as z from 'zod';
import { formFlag } from '../http/form-fields.ts';
import type { Route } from '../http/route.ts';
import { createdBulk } from './public-transfers.schema.ts';

/** A field of a form that was left blank comes as an empty text. */
const callbackUrl = z
  .string()
  .trim()
  .max(2_000)
  .optional()
  .transform((url) => url || undefined);

/** Contract of the form that makes a bulk; seed 003 and API.md "Bulk transfers" are its source. */
export const createBulkRoute = {
  method: 'POST',
  path: '/api/bulk-transfers',
  summary:
    'Takes a payment file of at most 4 MB and reserves its sum; larger ones go through /api/uploads',
  access: 'bulks.create',
  multipart: {
    files: ['file'],
    fields: z.strictObject({
      payer_account: z.string().trim().min(1).max(64).describe('The payer account'),
      callback_url: callbackUrl.describe('Where the final status is posted, once'),
      validate_only: formFlag
        .default(false)
        .describe('Only look the payees up; nothing is reserved or paid'),
      confirm_duplicates: formFlag
        .default(false)
        .describe('The same money twice is meant: neither TRF-D01 nor TRF-D02'),
    }),
  },
  answers: {
    201: { description: 'The bulk: its rows are good, its sum is reserved', schema: createdBulk },
    400: { description: 'The file or the payer account is missing' },
    404: { description: 'payer account not found: unknown, or of another country' },
    409: { description: 'TRF-D01, TRF-D02: the same money may be paid twice' },
    413: { description: 'More than 4 MB, or more rows than one request takes: use /api/uploads' },
    415: { description: 'Not multipart/form-data' },
    422: {
      description:
        'A row is bad (`findings`: up to 200), or the available balance does not suffice (`missing_minor`): nothing is reserved, no id is used up',
    },
  },
} as const satisfies Route;
