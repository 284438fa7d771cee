import * as z from 'zod';
import { cursor, limit, page } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import { currencyExponent } from '../money/currency.ts';
import { ledgerLine, publicAccount } from './accounts/public-account.schema.ts';
import { partyIdTypes } from './party-id-types.ts';

/** Of an amount as a person books it. */
const amountForm = /^\d{1,16}(\.\d{1,4})?$/;

/** Contracts of the accounts that pay bulks; API.md "Bulk transfers" is their source. */
const notFound = { 404: { description: 'No such account, or it belongs to another country' } };

export const listAccountsRoute = {
  method: 'GET',
  path: '/api/accounts',
  summary: 'Payer accounts that the caller may see, by id',
  access: 'accounts.read',
  query: z.object({
    country: z.string().max(100).optional(),
    limit,
    cursor: z.string().max(1_000).optional(),
  }),
  answers: { 200: { description: 'A page of accounts', schema: page(publicAccount) } },
} as const satisfies Route;

const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => currencyExponent(code) !== undefined, { params: { code: 'TRF-N08' } });

export const openAccountRoute = {
  method: 'POST',
  path: '/api/accounts',
  summary: 'Opens a payer account; it begins empty',
  access: 'system.administer',
  body: z.strictObject({
    account_id: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
      .describe('Unique over all countries: letters, digits, . _ -'),
    party_id_type: z.enum(partyIdTypes),
    party_identifier: z.string().trim().min(1).max(128),
    currency,
    country: z.string().min(1).max(100).describe('English short name or ISO code'),
  }),
  answers: {
    201: { description: 'The account', schema: publicAccount },
    409: { description: 'There is an account with this id' },
  },
} as const satisfies Route;

export const readAccountRoute = {
  method: 'GET',
  path: '/api/accounts/:id',
  summary: 'One payer account and where its money is',
  access: 'accounts.read',
  answers: { 200: { description: 'The account', schema: publicAccount }, ...notFound },
} as const satisfies Route;

export const fundAccountRoute = {
  method: 'POST',
  path: '/api/accounts/:id/funds',
  summary: 'Books money that has arrived for a payer account, once for each reference',
  access: 'system.administer',
  body: z.strictObject({
    amount: z
      .string()
      .trim()
      .refine((text) => amountForm.test(text), { params: { code: 'TRF-N06-FORM' } })
      .meta({ pattern: amountForm.source })
      .describe('In the currency’s unit: "1000000" or "12.50"; never rounded'),
    reference: z.string().trim().min(1).max(64).describe('Of the payment that brought it'),
  }),
  answers: {
    201: { description: 'The account after it', schema: publicAccount },
    ...notFound,
    409: { description: 'This reference is booked already: nothing was booked now' },
    422: { description: 'An amount that the currency does not know, or too much to be counted' },
  },
} as const satisfies Route;

export const readLedgerRoute = {
  method: 'GET',
  path: '/api/accounts/:id/ledger',
  summary: 'Every move of a payer account’s money, the newest first, and whether its sums hold',
  access: 'accounts.read',
  query: z.object({ order: z.enum(['newest', 'oldest']).default('newest'), limit, cursor }),
  answers: {
    200: {
      description: 'A page of the ledger',
      schema: page(ledgerLine).extend({
        invariant: z
          .boolean()
          .describe('available + reserved + settled = funded, now and through this page'),
      }),
    },
    ...notFound,
  },
} as const satisfies Route;
