import * as z from 'zod';
import {
  isFinal,
  type Transfer,
  transferStates,
  unresolvedSince,
} from '../../shared/transfers/transfer.ts';
import type { TransferRef } from '../../shared/transfers/transfers-store.ts';
import { type Item, listAttributes, minor, parse } from './ledger-items.dynamodb.ts';

const rowDigits = 8;
const rowText = (row: number) => String(row).padStart(rowDigits, '0');

export const transferKey = ({ bulkId, row }: TransferRef) => ({
  pk: `BULK#${bulkId}`,
  sk: `TRANSFER#${rowText(row)}`,
});

export const claimKey = ({
  accountId,
  transferId,
}: Pick<Transfer, 'accountId' | 'transferId'>) => ({
  pk: `CLAIM#${accountId}#${transferId}`,
  sk: 'CLAIM',
});

/** Where an item of `transferKey` says that it lies. */
export function toRef({ pk, sk }: Readonly<Partial<Record<'pk' | 'sk', unknown>>>): TransferRef {
  const [, bulkId = ''] = String(pk).split('#');
  const [, row] = String(sk).split('#');
  return { bulkId, row: Number(row) };
}

/** The place of a transfer in the list of those that wait for a person: the oldest first. */
const attentionSort = (since: string, { bulkId, row }: TransferRef) =>
  `${since}#${bulkId}#${rowText(row)}`;

/**
 * A transfer as the table holds it. Its keys for the indexes come and go with its state: `byDue`
 * holds those to be asked for by `nextAskAt`, `byList` and `byKind` those that wait for a person, `byUuid`
 * all of them.
 */
export function transferItem(transfer: Transfer): Item {
  const { nextAskAt, ...rest } = transfer;
  const since = unresolvedSince(transfer);
  const isDue = !isFinal(transfer.state) && nextAskAt !== null;
  return {
    ...transferKey(transfer),
    ...rest,
    // The table refuses an item that has a key of an index with another type, and null is one.
    ...(nextAskAt === null ? {} : { nextAskAt }),
    ...(isDue ? { dueKey: 'due' } : {}),
    ...(since === null
      ? {}
      : listAttributes('unresolved', transfer.countryCode, attentionSort(since, transfer))),
  };
}

const storedTransfer = z.looseObject({
  bulkId: z.string(),
  row: z.int().min(1),
  transferId: z.string(),
  uuid: z.string(),
  accountId: z.string(),
  amountMinor: minor,
  currency: z.string().length(3),
  state: z.enum(transferStates),
  version: z.int(),
  nextAskAt: z.string().nullable().default(null),
  payeeReceivesMinor: minor.nullable(),
  payeeFeeMinor: minor.nullable(),
});

/** @throws ZodError when the item is no transfer of ours */
export const toTransfer = (item: Item) => parse<Transfer>(storedTransfer, item);

/** Who uses an id of the sender: kept for ever. */
export const claimItem = (transfer: Transfer): Item => ({
  ...claimKey(transfer),
  bulkId: transfer.bulkId,
  row: transfer.row,
});

const storedClaim = z.looseObject({ bulkId: z.string(), row: z.int() });

export const toClaim = (item: Item) => parse<TransferRef>(storedClaim, item);
