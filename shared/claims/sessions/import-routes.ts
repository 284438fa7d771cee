import * as z from 'zod';
import { formDay, formFlag } from '../../http/form-fields.ts';
import type { Route } from '../../http/route.ts';
import { endsAfterItBegins } from '../../runs/upload-options.ts';
import { claimSlots, correctionsSlot } from '../claim-slots.ts';
import { importSession } from './import-session.schema.ts';

/** Contract of the seed's form; seed 000 §5 and API.md "Claims" are its source. */
export const importClaimsRoute = {
  method: 'POST',
  path: '/api/import/upload',
  summary:
    'Imports a statement and a recap, or instead of both a workbook to correct, of at most 4 MB together; larger ones go through /api/uploads',
  access: 'claims.handle',
  multipart: {
    files: [...claimSlots, correctionsSlot],
    sets: [claimSlots, [correctionsSlot]],
    fields: endsAfterItBegins(
      z.strictObject({
        dry_run: formFlag.default(false),
        period_start: formDay.describe('First day to which the common period is narrowed'),
        period_end: formDay.describe('Last day, inclusive'),
      }),
    ),
  },
  answers: {
    201: { description: 'The import session', schema: importSession },
    400: { description: 'A file is missing, or the caller belongs to no country' },
    413: { description: 'The files are larger than 4 MB together' },
    415: { description: 'Not multipart/form-data' },
    422: { description: 'A field is not known, or its value is not' },
  },
} as const satisfies Route;

/** The same under the seed's other spelling of its address. */
export const importClaimsAliasRoute = {
  ...importClaimsRoute,
  path: '/import/upload',
  summary: 'The same as POST /api/import/upload',
} as const satisfies Route;
