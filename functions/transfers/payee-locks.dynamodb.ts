import {
  ConditionalCheckFailedException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { inParallel } from '../../shared/runs/in-parallel.ts';
import { jitter, type Timing } from '../../shared/runs/timing.ts';
import type { PayeeLock, TransfersStore } from '../../shared/transfers/transfers-store.ts';
import { cancellationCodes, staleCodes } from '../runs/cancellation-codes.dynamodb.ts';
import type { TableReader } from '../runs/run-items.dynamodb.ts';
import { writesMax } from './check-change.ts';

type Held = Pick<PayeeLock, 'payee' | 'holder'>;

const lockKey = (payee: string) => ({ pk: `PAYEE#${payee}`, sk: 'LOCK' });

/** A lapsed lock may be taken at once; its item is left to the table to clear away, much later. */
const keepLapsedSeconds = 3_600;
const unlockAtOnce = 16;
const unlockAttemptsMax = 5;

/** Takes the lock of a payee if it is free, lapsed at `at`, or its holder's already. */
export function lockWrite(TableName: string, { payee, holder, until }: PayeeLock, at: string) {
  const expiresAt = Math.ceil(Date.parse(until) / 1_000) + keepLapsedSeconds;
  return {
    TableName,
    Item: { ...lockKey(payee), holder, leaseUntil: until, expiresAt },
    ConditionExpression: 'attribute_not_exists(pk) OR holder = :holder OR leaseUntil <= :at',
    ExpressionAttributeValues: { ':holder': holder, ':at': at },
  };
}

/** Locks alone; those that are taken together with a change go along with its transaction. */
export function createPayeeLocks(
  { client, table: TableName }: TableReader,
  timing: Timing,
): Pick<TransfersStore, 'lock' | 'unlock'> {
  const removal = ({ payee, holder }: Held) => ({
    TableName,
    Key: lockKey(payee),
    ConditionExpression: 'holder = :holder',
    ExpressionAttributeValues: { ':holder': holder },
  });
  const unlockOne = async (lock: Held) => {
    for (let attempt = 1; attempt <= unlockAttemptsMax; attempt += 1) {
      try {
        await client.send(new DeleteCommand(removal(lock)));
        return;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return;
        if (!(error instanceof TransactionConflictException)) throw error;
        // Somebody is trying to take it; when nothing helps, its lease gives it back.
        await timing.sleep(jitter(timing, attempt));
      }
    }
  };
  /** In one request; if one of them is not ours any more, each alone. */
  const unlockTogether = async (locks: readonly Held[]) => {
    const TransactItems = locks.map((lock) => ({ Delete: removal(lock) }));
    try {
      await client.send(new TransactWriteCommand({ TransactItems }));
    } catch (error) {
      if (!cancellationCodes(error).some((code) => staleCodes.has(code))) throw error;
      await inParallel(locks, unlockAtOnce, unlockOne);
    }
  };
  return {
    async lock(lock, now) {
      try {
        await client.send(new PutCommand(lockWrite(TableName, lock, now)));
        return true;
      } catch (error) {
        const isHeld = error instanceof ConditionalCheckFailedException;
        // A transaction that is writing it at this moment is somebody who is about to call.
        if (isHeld || error instanceof TransactionConflictException) return false;
        throw error;
      }
    },
    async unlock(locks) {
      const distinct = [...new Map(locks.map((lock) => [lock.payee, lock])).values()];
      if (distinct.length === 1) await inParallel(distinct, 1, unlockOne);
      for (let from = 0; distinct.length > 1 && from < distinct.length; from += writesMax) {
        await unlockTogether(distinct.slice(from, from + writesMax));
      }
    },
  };
}
