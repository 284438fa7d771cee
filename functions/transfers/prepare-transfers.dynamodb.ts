import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { jitter, type Timing } from '../../shared/runs/timing.ts';
import type { Transfer } from '../../shared/transfers/transfer.ts';
import type { Claiming, TransferRef } from '../../shared/transfers/transfers-store.ts';
import { cancellationCodes, staleCodes } from '../runs/cancellation-codes.dynamodb.ts';
import type { TableReader } from '../runs/run-items.dynamodb.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import { preparedMax } from './check-change.ts';
import {
  claimItem,
  claimKey,
  toClaim,
  transferItem,
  transferKey,
} from './transfer-items.dynamodb.ts';

/** Two bulks that claim the same ids at once stand in each other's way for a moment. */
const attemptsMax = 12;

interface Wish {
  readonly claims: boolean;
  readonly free: ReadonlySet<string>;
}

/** What the table holds of transfers that are to be written. */
interface Found {
  readonly there: ReadonlySet<string>;
  readonly claimed: ReadonlyMap<string, TransferRef>;
}

const nothingFound: Found = { there: new Set(), claimed: new Map() };

/**
 * Writes transfers with their claims in one transaction. It is tried as if nothing were there; only
 * when something was, the table is asked what, and the rest is tried again.
 *
 * @throws RangeError when they are too many; the last cancellation when rivals never gave way
 */
export async function prepareTransfers(
  reader: TableReader,
  transfers: readonly Transfer[],
  wish: Wish,
  timing: Timing,
): Promise<Claiming> {
  if (transfers.length > preparedMax) {
    throw new RangeError(`${transfers.length} transfers at once, ${preparedMax} are possible`);
  }
  const doubled = wish.claims ? findDoubled(transfers) : new Map<string, TransferRef>();
  let found = nothingFound;
  for (let attempt = 1; ; attempt += 1) {
    const left = transfers.filter((one) => !found.there.has(textOf(one)));
    if (left.length === 0) return { kind: 'claimed' };
    const cancelled = doubled.size > 0 || (await write(reader, left, wish.claims, found));
    if (!cancelled) return { kind: 'claimed' };
    found = await lookUp(reader, transfers, wish.claims);
    const by = new Map([...findTaken(transfers, found, wish.free), ...doubled]);
    if (by.size > 0) return { kind: 'taken', by };
    if (attempt === attemptsMax) throw cancelled;
    await timing.sleep(jitter(timing, attempt));
  }
}

/** @returns why the transaction was cancelled; undefined: it was not */
async function write(
  { client, table: TableName }: TableReader,
  transfers: readonly Transfer[],
  claims: boolean,
  found: Found,
): Promise<unknown> {
  const ifAbsent = { ConditionExpression: 'attribute_not_exists(pk)' };
  const claim = (transfer: Transfer) => {
    // Free ones are taken over from exactly the one that held them, and that was looked at.
    const holder = found.claimed.get(transfer.transferId) ?? transfer;
    return {
      Put: {
        TableName,
        Item: claimItem(transfer),
        ConditionExpression: 'attribute_not_exists(pk) OR (bulkId = :bulkId AND #row = :row)',
        ExpressionAttributeNames: { '#row': 'row' },
        ExpressionAttributeValues: { ':bulkId': holder.bulkId, ':row': holder.row },
      },
    };
  };
  const TransactItems = [
    ...transfers.map((one) => ({ Put: { TableName, Item: transferItem(one), ...ifAbsent } })),
    ...(claims ? transfers.map(claim) : []),
  ];
  try {
    await client.send(new TransactWriteCommand({ TransactItems }));
    return undefined;
  } catch (error) {
    if (!cancellationCodes(error).some((code) => staleCodes.has(code))) throw error;
    return error;
  }
}

async function lookUp(
  { client, table }: TableReader,
  transfers: readonly Transfer[],
  claims: boolean,
): Promise<Found> {
  const keys = [...transfers.map(transferKey), ...(claims ? transfers.map(claimKey) : [])];
  const distinct = [...new Map(keys.map((key) => [`${key.pk}/${key.sk}`, key])).values()];
  const items = await batchGet(client, table, distinct, { ConsistentRead: true });
  const byKey = new Map(items.map((item) => [`${item['pk']}/${item['sk']}`, item]));
  const find = ({ pk, sk }: { pk: string; sk: string }) => byKey.get(`${pk}/${sk}`);
  return {
    there: new Set(transfers.filter((one) => find(transferKey(one))).map(textOf)),
    claimed: new Map(
      transfers.flatMap((one) => {
        const claim = claims ? find(claimKey(one)) : undefined;
        return claim ? [[one.transferId, toClaim(claim)] as const] : [];
      }),
    ),
  };
}

function findTaken(
  transfers: readonly Transfer[],
  { claimed }: Found,
  free: ReadonlySet<string>,
): readonly (readonly [string, TransferRef])[] {
  return transfers.flatMap(({ transferId, bulkId, row }) => {
    const holder = claimed.get(transferId);
    const isOurs = holder === undefined || (holder.bulkId === bulkId && holder.row === row);
    return isOurs || free.has(holder.bulkId) ? [] : [[transferId, holder] as const];
  });
}

/** Ids that stand twice among them, by the first that has each. */
function findDoubled(transfers: readonly Transfer[]): ReadonlyMap<string, TransferRef> {
  const first = new Map<string, TransferRef>();
  const doubled = new Map<string, TransferRef>();
  for (const { transferId, bulkId, row } of transfers) {
    const earlier = first.get(transferId);
    if (earlier) doubled.set(transferId, earlier);
    else first.set(transferId, { bulkId, row });
  }
  return doubled;
}

const textOf = ({ bulkId, row }: TransferRef) => `${bulkId}/${row}`;
