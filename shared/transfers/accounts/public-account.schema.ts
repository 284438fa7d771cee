import * as z from 'zod';
import { minorUnits } from '../public-transfers.schema.ts';

/** Shapes of accounts and their ledger as clients see them; API.md "Bulk transfers". */
export const publicAccount = z.object({
  account_id: z.string(),
  party_id_type: z.string(),
  party_identifier: z.string(),
  currency: z.string(),
  country: z.string(),
  country_code: z.string(),
  balance: minorUnits.describe('available + reserved'),
  reserved: minorUnits,
  available: minorUnits.describe('below 0 only by a correction; then nothing new is reserved'),
  settled: minorUnits.describe('has left the account'),
  funded: minorUnits.describe('available + reserved + settled, always'),
  created_at: z.string(),
});
export type PublicAccount = z.output<typeof publicAccount>;

export const ledgerLine = z.object({
  seq: z.int().describe('of the entry; what was booked at once has the same'),
  at: z.string(),
  bulk_id: z.string().nullable(),
  transfer_id: z.string().nullable(),
  kind: z.enum(['fund', 'reserve', 'settle', 'release', 'correction']),
  amount: minorUnits.describe('greater than 0'),
  available: minorUnits.describe('after it, as the others'),
  reserved: minorUnits,
  settled: minorUnits,
  by: z.string().nullable(),
  reason: z.string().nullable(),
});
export type PublicLedgerLine = z.output<typeof ledgerLine>;
