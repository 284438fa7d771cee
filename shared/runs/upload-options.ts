import * as z from 'zod';
import type { Domain } from './run.ts';
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

/** What a bulk of transfers is told beside its file (API.md "Bulk transfers"). */
export const bulkFields = {
  payer_account: z.string().trim().min(1).max(64).optional().describe('The payer account'),
  callback_url: z
    .string()
    .trim()
    .max(2_000)
    .optional()
    .describe('Where the final status is posted, once; one that cannot be called refuses nothing'),
  validate_only: z.boolean().optional().describe('Only look the payees up; nothing is moved'),
  confirm_duplicates: z.boolean().optional().describe('The same money twice is meant'),
};

const fields = z.strictObject({
  ...periodFields,
  ...bulkFields,
  dry_run: z.boolean().default(false),
  update_existing: z.boolean().default(true),
  format: z
    .enum(['csv', 'json', 'xlsx'])
    .optional()
    .describe('Accepted and not kept: what a file is, its content decides'),
  multipart: z.boolean().default(false).describe('Addresses for parts instead of one form'),
  mapping_id: notYet('mapping_id'),
});

/** Options of an upload; a name that is not among them is refused, not left out. */
export const uploadOptions = endsAfterItBegins(fields);

/** Options that mean something to one domain only. */
const ownNames: readonly {
  readonly domain: Domain;
  readonly names: readonly (keyof z.output<typeof fields>)[];
}[] = [
  { domain: 'claims', names: ['period_start', 'period_end'] },
  {
    domain: 'transfers',
    names: ['payer_account', 'callback_url', 'validate_only', 'confirm_duplicates'],
  },
];

export type ReadOptions =
  | { readonly kind: 'read'; readonly dryRun: boolean; readonly options: RunOptions }
  /** Meant for another domain: to leave it out in silence would lie. */
  | { readonly kind: 'alien'; readonly name: string };

/** The options of an upload as its run keeps them. Of transfers `validate_only` is the dry run. */
export function readUploadOptions(
  domain: Domain,
  given: z.output<typeof uploadOptions>,
): ReadOptions {
  const alien = ownNames
    .filter((own) => own.domain !== domain)
    .flatMap(({ names }) => names)
    .find((name) => given[name] !== undefined);
  if (alien !== undefined) return { kind: 'alien', name: alien };
  const { dry_run: dryRun, validate_only: validateOnly, update_existing: updateExisting } = given;
  return {
    kind: 'read',
    dryRun: dryRun || validateOnly === true,
    options: {
      updateExisting,
      ...periodOptions(given),
      ...bulkOptions(given),
      ...(given.multipart ? { multipart: true } : {}),
    },
  };
}

/** The period as a run keeps it. */
export function periodOptions({ period_start: start, period_end: end }: GivenPeriod): RunOptions {
  return { ...(start ? { periodStart: start } : {}), ...(end ? { periodEnd: end } : {}) };
}

/** What a bulk is told, as its run keeps it. */
export function bulkOptions({
  payer_account: payerAccount,
  callback_url: callbackUrl,
  confirm_duplicates: confirmDuplicates,
}: {
  readonly payer_account?: string | undefined;
  readonly callback_url?: string | undefined;
  readonly confirm_duplicates?: boolean | undefined;
}): RunOptions {
  return {
    ...(payerAccount ? { payerAccount } : {}),
    ...(callbackUrl ? { callbackUrl } : {}),
    ...(confirmDuplicates ? { confirmDuplicates } : {}),
  };
}
