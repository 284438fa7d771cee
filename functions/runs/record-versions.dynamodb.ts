import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ConfirmingPorts } from '../../shared/runs/confirm-run.ts';
import { domains } from '../../shared/runs/run.ts';
import { batchGet } from '../runtime/batch-get.dynamodb.ts';
import { recordKey } from './record-store.dynamodb.ts';

const tablesSchema = z.partialRecord(z.enum(domains), z.string().min(1));
const onlyVersions = {
  ConsistentRead: true,
  ProjectionExpression: 'pk, #version',
  ExpressionAttributeNames: { '#version': 'version' },
};

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
    const items = await batchGet(client, table, ids.map(recordKey), onlyVersions);
    return new Map(items.map(({ pk, version }) => [String(pk), Number(version)]));
  };
}
