import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { ClaimItem } from '../../shared/claims/claim-items.ts';
import type { ClaimsStore } from '../../shared/claims/claims-store.ts';
import { type ListedPerson, listClaim, unpackClaim } from '../../shared/claims/listed-claim.ts';
import { identifyClaim } from '../../shared/claims/mapping/identify-claim.ts';
import {
  answersQuery,
  hasLineOf,
  isPersonAskedFor,
  isSettledWithin,
} from '../../shared/claims/reports/match-claims.ts';
import type { SettlementDays } from '../../shared/claims/reports/settlement-days.ts';
import { recordKey } from '../runs/record-store.dynamodb.ts';
import { readClaimItem, readInsuredItem } from './claims-item.ts';
import { listItems } from './list-items.dynamodb.ts';
import { rangesOfClaims, rangesOfPersons } from './list-ranges.ts';
import { eachEntry, eachEntryInOrder } from './read-list.dynamodb.ts';
import { eachWhole } from './read-whole.dynamodb.ts';

/**
 * Reads claims and insured persons from their table. What is looked for is looked up in the index
 * `byList`, which holds a little of each; only what was found is read whole. The index follows the
 * table: a claim settled a moment ago may be missing from it.
 */
export function createClaimsStore(client: DynamoDBDocumentClient, table: string): ClaimsStore {
  const listOf = (countryCode: string) => ({ client, table, countryCode });
  const claimsOf = (countryCode: string, days: SettlementDays) => ({
    ...{ ...listOf(countryCode), newestFirst: true, ranges: rangesOfClaims(days) },
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
      listItems(
        claimsOf(query.countryCode, query),
        { ...query, isSearch: (query.insured ?? query.employer) !== undefined },
        ({ listed }) => answersQuery(unpackClaim(listed), query),
        (item) => {
          const claim = readClaimItem(item);
          return isActive(claim) && answersQuery(listClaim(claim), query) ? claim : undefined;
        },
      ),
    listInsured: (query) =>
      listItems(
        { ...listOf(query.countryCode), newestFirst: false, ranges: rangesOfPersons },
        { ...query, isSearch: (query.insured ?? query.employer) !== undefined },
        ({ listed }) => isPersonAskedFor(JSON.parse(listed) as ListedPerson, query),
        (item) => {
          const person = readInsuredItem(item);
          return isPersonAskedFor(person, query) ? person : undefined;
        },
      ),
    async *eachClaim(countryCode, wish) {
      const listing = claimsOf(countryCode, wish);
      const wanted = filter(eachEntryInOrder(listing), ({ listed }) =>
        hasLineOf(unpackClaim(listed), wish),
      );
      for await (const item of eachWhole(listing, wanted)) {
        const claim = readClaimItem(item);
        if (isActive(claim) && hasLineOf(listClaim(claim), wish)) yield claim;
      }
    },
    async *eachSummed(countryCode, days) {
      for await (const { listed } of eachEntry(claimsOf(countryCode, days))) {
        const claim = unpackClaim(listed);
        if (isSettledWithin(claim, days)) yield claim;
      }
    },
  };
}

const isActive = ({ state }: ClaimItem) => state === 'active';

async function* filter<T>(all: AsyncIterable<T>, isWanted: (one: T) => boolean): AsyncGenerator<T> {
  for await (const one of all) if (isWanted(one)) yield one;
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
