import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ConfirmingPorts } from '../../shared/runs/confirm-run.ts';
import { domains } from '../../shared/runs/run.ts';
import { recordKey } from './record-store.dynamodb.ts';

const tablesSchema = z.partialRecord(z.enum(domains), z.string().min(1));
const batchGetMax = 100;

/**
 * Only the versions of a domain's records: enough to see whether anything changed.
 *
 * @param tables JSON: domain → its table (`RECORD_TABLES`)
 */
export function createVersionReader(
  client: DynamoDBDocumentClient,
  tables: string,
): ConfirmingPorts['readVersions'] {
  const names = tablesSchema.parse(JSON.parse(tables));
  return async (domain, ids) => {
    const table = names[domain];
    if (table === undefined) throw new Error(`no records of ${domain}`);
    const versions = new Map<string, number>();
    let keys: Record<string, unknown>[] = ids.map(recordKey);
    while (keys.length > 0) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({
          RequestItems: {
            [table]: {
              Keys: keys.slice(0, batchGetMax),
              ConsistentRead: true,
              ProjectionExpression: 'pk, #version',
              ExpressionAttributeNames: { '#version': 'version' },
            },
          },
        }),
      );
      for (const { pk, version } of Responses?.[table] ?? []) versions.set(pk, version);
      keys = [...(UnprocessedKeys?.[table]?.Keys ?? []), ...keys.slice(batchGetMax)];
    }
    return versions;
  };
}
