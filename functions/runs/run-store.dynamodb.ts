import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { cancellationCodes, staleCodes } from './cancellation-codes.dynamodb.ts';
import { createPairStore } from './pair-store.dynamodb.ts';
import { replacementWrites } from './replacement-writes.dynamodb.ts';
import { eventItem, fileKey, runItem, type TableReader } from './run-items.dynamodb.ts';
import { createRunReader } from './run-reader.dynamodb.ts';

export { cancellationCodes } from './cancellation-codes.dynamodb.ts';

/**
 * Runs, journals and chunk markers in DynamoDB.
 *
 * @see ARCHITECTURE "Data"; docs/decisions/0002 on the order of the conditions
 */
export function createRunStore(client: DynamoDBDocumentClient, table: string): RunStore {
  const reader: TableReader = { client, table };
  const put = (Item: Record<string, unknown>, ConditionExpression?: string) => ({
    Put: { TableName: table, Item, ...(ConditionExpression ? { ConditionExpression } : {}) },
  });
  return {
    ...createRunReader(reader),
    ...createPairStore(reader),
    async create(run, events) {
      const items = [
        put(runItem(run), 'attribute_not_exists(pk)'),
        ...events.map((e) => put(eventItem(e))),
      ];
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(new TransactWriteCommand({ TransactItems: items }));
          return 'created';
        } catch (error) {
          const [reason] = cancellationCodes(error);
          if (reason === 'ConditionalCheckFailed') return 'exists';
          // The same run is being created at this moment; soon it is there, or its id is free.
          if (reason !== 'TransactionConflict' || attempt === createAttemptsMax) throw error;
          await sleep(attempt * conflictPauseMs * (0.5 + Math.random()));
        }
      }
    },
    async replace(change) {
      const TransactItems = replacementWrites(table, change);
      try {
        await client.send(new TransactWriteCommand({ TransactItems }));
        return 'saved';
      } catch (error) {
        const codes = cancellationCodes(error);
        // The marker's reason first: after a lost answer both conditions fail, and only it tells.
        if (change.marker && codes[0] === 'ConditionalCheckFailed') return 'already-marked';
        if (codes.some((code) => staleCodes.has(code))) return 'stale';
        throw error;
      }
    },
    async rememberFiles(run) {
      if (run.dryRun || (run.status !== 'DONE' && run.status !== 'DONE_WITH_ERRORS')) return;
      for (const { sha256 } of run.files) {
        if (sha256 === null) continue;
        const imported = { runId: run.id, at: run.completedAt, by: run.createdBy };
        const Item = { ...fileKey(run.domain, run.countryCode, sha256), imported };
        await client.send(new PutCommand({ TableName: table, Item }));
      }
    },
    async findImported(domain, countryCode, sha256) {
      const Key = fileKey(domain, countryCode, sha256);
      const { Item } = await client.send(new GetCommand({ TableName: table, Key }));
      return Item?.['imported'];
    },
  };
}

/** Tries to create a run beside a rival, about a second in all. */
const createAttemptsMax = 5;
const conflictPauseMs = 100;
