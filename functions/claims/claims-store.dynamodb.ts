import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ClaimItem } from '../../shared/claims/claim-items.ts';
import type { ClaimsStore } from '../../shared/claims/claims-store.ts';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import {
  answersQuery,
  isPersonAskedFor,
  isSettledWithin,
} from '../../shared/claims/reports/match-claims.ts';
import type { SettlementDays } from '../../shared/claims/reports/settlement-days.ts';
import { recordKey } from '../runs/record-store.dynamodb.ts';
import { readClaimItem, readInsuredItem } from './claims-item.ts';
import { eachItem, type Listing, listItems } from './list-items.dynamodb.ts';

/**
 * Reads claims and insured persons from their table. Lists come from the index `byList`, which
 * holds whole items: a claim settled a moment ago may be missing from it.
 */
export function createClaimsStore(client: DynamoDBDocumentClient, table: string): ClaimsStore {
  const claimsOf = (countryCode: string, days: SettlementDays): Listing => ({
    ...{ client, table, countryCode, kind: 'claim', newestFirst: true },
    // By the last settlement day: earlier ones have no line from `from` on.
    from: days.from,
  });
  return {
    async readClaim(countryCode, claimId) {
      const Key = recordKey(identifyClaim(countryCode, claimId));
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : readClaimItem(Item);
    },
    readVersions: (id) => readVersions(client, table, id),
    listClaims: (query) =>
      listItems(claimsOf(query.countryCode, query), query, (item) => {
        const claim = readClaimItem(item);
        return answersQuery(claim, query) ? claim : undefined;
      }),
    listInsured: (query) =>
      listItems(
        { client, table, countryCode: query.countryCode, kind: 'insured', newestFirst: false },
        query,
        (item) => {
          const person = readInsuredItem(item);
          return isPersonAskedFor(person, query) ? person : undefined;
        },
      ),
    async *eachClaim(countryCode, days) {
      for await (const item of eachItem(claimsOf(countryCode, days))) {
        const claim = readClaimItem(item);
        if (isSettledWithin(claim, days)) yield claim;
      }
    },
  };
}

/** The current item and every version that was kept lie together. */
async function readVersions(
  client: DynamoDBDocumentClient,
  table: string,
  id: string,
): Promise<readonly ClaimItem[]> {
  const versions: ClaimItem[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :id',
        ExpressionAttributeValues: { ':id': id },
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    versions.push(...Items.map(readClaimItem));
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return versions.sort((a, b) => b.version - a.version);
}
