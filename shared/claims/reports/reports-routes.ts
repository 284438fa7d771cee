import * as z from 'zod';
import type { Route } from '../../http/route.ts';
import { claimSlots } from '../claim-slots.ts';
import { minorUnits } from '../present-amount.ts';
import { areInOrder, outOfOrder } from './settlement-days.ts';
import { summaryGroupings } from './summarise-claims.ts';

/** Contracts of the reports that people read; API.md "Claims" is their source. */
const country = z
  .string()
  .max(100)
  .optional()
  .describe('From admin only, who has no country of their own');
const days = {
  from: z.iso.date().optional().describe('First settlement day'),
  to: z.iso.date().optional().describe('Last settlement day'),
};

/** Groups of one answer; the rest comes with the cursor. */
export const groupsMax = 5000;

const sums = {
  currency: z.string().describe('ISO 4217; currencies are never added to one another'),
  claims: z.int(),
  lines: z.int(),
  claimed: minorUnits,
  reimbursed: minorUnits,
  rate: z.number().nullable().describe('Reimbursed of claimed in percent; null: nothing claimed'),
};

export const publicSummary = z.object({
  by: z.enum(summaryGroupings),
  from: z.string().nullable(),
  to: z.string().nullable(),
  items: z.array(
    z.object({
      key: z.string().nullable().describe('null: lines that do not say it'),
      name: z.string(),
      ...sums,
    }),
  ),
  totals: z.array(z.object(sums)).describe('Of all groups, one entry a currency'),
  next_cursor: z.string().nullable(),
});
export type PublicSummary = z.output<typeof publicSummary>;

export const summaryRoute = {
  method: 'GET',
  path: '/api/claims/summary',
  summary: 'Claims, amounts and rate by employer, partner, act family, month or policy',
  access: 'claims.read-masked',
  query: z
    .object({
      by: z.enum(summaryGroupings),
      ...days,
      country,
      limit: z.coerce.number().int().min(1).max(groupsMax).default(groupsMax),
      cursor: z.string().max(20).optional(),
    })
    .refine(areInOrder, outOfOrder),
  answers: {
    200: {
      description: 'The highest amount first, months in order of time; lines without it in a group',
      schema: publicSummary,
    },
    400: { description: 'An administrator gave no country, or the account has none' },
    422: { description: 'A value is not accepted, or it would take too long: narrow the days' },
  },
} as const satisfies Route;

export const exportRoute = {
  method: 'GET',
  path: '/api/claims/export',
  summary: 'A file of claims, one row for each line of a statement',
  access: 'claims.read-masked',
  query: z
    .object({
      format: z.enum(['xlsx', 'csv']),
      ...days,
      employer: z.string().min(1).max(200).optional().describe('Part of the name'),
      country,
    })
    .refine(areInOrder, outOfOrder),
  answers: {
    200: {
      description: 'When JSON is accepted',
      schema: z.object({ url: z.string(), expires_at: z.string() }),
    },
    302: { description: 'To an address that works for five minutes' },
    400: { description: 'An administrator gave no country, or the account has none' },
    403: { description: 'Not for this role, or a search for an employer by who reads masked' },
    422: { description: 'More rows than a worksheet has, or it would take too long' },
  },
} as const satisfies Route;

export const templateRoute = {
  method: 'GET',
  path: '/api/templates',
  summary: 'An empty file to fill in, with two examples and a page that explains every column',
  access: 'signed-in',
  query: z.object({
    domain: z.enum(['claims']),
    slot: z.enum(claimSlots),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  answers: {
    200: { description: 'The file', contentType: 'application/octet-stream' },
    403: { description: 'Not for this role' },
  },
} as const satisfies Route;
