import * as z from 'zod';
import type { RunOptions } from './run-options.ts';

/** An option that API.md names and no open domain takes yet: to leave it out in silence would lie. */
const notYet = (name: string) =>
  z
    .unknown()
    .optional()
    .refine((value) => value === undefined, { params: { code: 'UPL-15', data: { name } } })
    .describe('Not taken yet by any open domain');

/**
 * Days to which the user narrows the common period of claims, each a day that exists.
 *
 * @see CLAIMS §4
 */
export const periodFields = {
  period_start: z.iso.date().optional().describe('First day of the period, claims only'),
  period_end: z.iso.date().optional().describe('Last day of the period, inclusive, claims only'),
};

interface GivenPeriod {
  readonly period_start?: string | undefined;
  readonly period_end?: string | undefined;
}

/** A period that ends before it begins is refused at its end. */
export function endsAfterItBegins<S extends z.ZodType<GivenPeriod>>(schema: S) {
  return schema.superRefine(({ period_start: start, period_end: end }, context) => {
    if (start === undefined || end === undefined || start <= end) return;
    const params = { code: 'UPL-23', data: { start, end } };
    context.addIssue({ code: 'custom', path: ['period_end'], params });
  });
}

/** The period as a run keeps it. */
export function periodOptions({ period_start: start, period_end: end }: GivenPeriod): RunOptions {
  return { ...(start ? { periodStart: start } : {}), ...(end ? { periodEnd: end } : {}) };
}

const fields = z.strictObject({
  ...periodFields,
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

/** Options of an upload; a name that is not among them is refused, not left out. */
export const uploadOptions = endsAfterItBegins(fields);
