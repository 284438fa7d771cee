import * as z from 'zod';

/** An option that API.md names and no open domain takes yet: to leave it out in silence would lie. */
const notYet = (name: string) =>
  z
    .unknown()
    .optional()
    .refine((value) => value === undefined, { params: { code: 'UPL-15', data: { name } } })
    .describe('Not taken yet by any open domain');

/** Options of an upload; a name that is not among them is refused, not left out. */
export const uploadOptions = z.strictObject({
  dry_run: z.boolean().default(false),
  update_existing: z.boolean().default(true),
  format: z
    .enum(['csv', 'json', 'xlsx'])
    .optional()
    .describe('Accepted and not kept: what a file is, its content decides'),
  multipart: z.boolean().default(false).describe('Addresses for parts instead of one form'),
  mapping_id: notYet('mapping_id'),
  payer_account: notYet('payer_account'),
  callback_url: notYet('callback_url'),
  validate_only: notYet('validate_only'),
  confirm_duplicates: notYet('confirm_duplicates'),
});
