import * as z from 'zod';
import type { ClaimItem, ClaimsItem, InsuredItem } from '../../shared/claims/claim-items.ts';
import { objectKinds } from '../../shared/claims/mapping/claims-record.ts';
import { readLines, writeLines } from './line-texts.ts';

const stored = { id: z.string(), version: z.int().min(1), countryCode: z.string().length(2) };
const amount = z.string().regex(/^-?\d+$/);
const lines = z.array(z.object({ line: z.looseObject({}), source: z.looseObject({}) }));

/** What must hold of an item for it to be one of ours; the rest of it was written by us, whole. */
const claimsItem = z.discriminatedUnion('kind', [
  z.object({
    ...stored,
    kind: z.literal('claim'),
    state: z.enum(['active', 'undone']),
    claimId: z.string(),
    currency: z.string().length(3),
    totalClaimed: amount,
    totalReimbursed: amount,
    contentHash: z.string(),
    lines,
    recap: lines,
  }),
  z.object({
    ...stored,
    kind: z.literal('insured'),
    status: z.enum(['A', 'C', 'E']),
    name: z.string(),
    policyNumber: z.string(),
  }),
  z.object({ ...stored, kind: z.literal('object'), object: z.enum(objectKinds), name: z.string() }),
  z.object({
    ...stored,
    kind: z.literal('invoice'),
    number: z.string(),
    insuredIds: z.array(z.string()),
  }),
]);

/** An item as the table holds it: `readClaimsItem` the other way round. */
export function writeClaimsItem(item: ClaimsItem): Readonly<Record<string, unknown>> {
  if (item.kind !== 'claim') return { ...item };
  return { ...item, lines: writeLines(item.lines), recap: writeLines(item.recap) };
}

/**
 * What an item of the claims table holds, without the keys of the table and what is for its index.
 *
 * @throws ZodError when it is none of ours
 */
export function readClaimsItem(item: Readonly<Record<string, unknown>>): ClaimsItem {
  const { pk, sk, listKey, sortKey, listed, ...stored } = item;
  const read =
    stored['kind'] === 'claim'
      ? {
          ...stored,
          lines: readLines(z.string().parse(stored['lines']), 'stat'),
          recap: readLines(z.string().parse(stored['recap']), 'recap'),
        }
      : stored;
  claimsItem.parse(read);
  return read as unknown as ClaimsItem;
}

/** @throws when the item is something else: indexes and ids keep kinds apart */
export function readClaimItem(item: Readonly<Record<string, unknown>>): ClaimItem {
  const read = readClaimsItem(item);
  if (read.kind !== 'claim') throw new Error(`${read.id} is no claim`);
  return read;
}

export function readInsuredItem(item: Readonly<Record<string, unknown>>): InsuredItem {
  const read = readClaimsItem(item);
  if (read.kind !== 'insured') throw new Error(`${read.id} is no insured person`);
  return read;
}
