import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { readClaimsItem, writeClaimsItem } from '../../functions/claims/claims-item.ts';
import { createClaimsStore } from '../../functions/claims/claims-store.dynamodb.ts';
import { claimsAttributes } from '../../shared/claims/mapping/claims-attributes.ts';
import { createFakeClaimsStore } from '../fakes/claims-store.ts';
import { aClaimItem } from './a-claim-item.ts';
import { testClaimsStore } from './claims-store.contract.ts';

testClaimsStore('in memory', async () => {
  const store = createFakeClaimsStore();
  return { store, put: async (...items) => store.put(...items) };
});

const id = 'clm_00000000000000000000000001';
const claim = aClaimItem({ over: { id } });
const item = {
  ...{ pk: id, sk: 'RECORD', listKey: 'SN#claim', sortKey: `2026-03-27#${id}` },
  ...writeClaimsItem(claim),
};

/** A client that gives these answers in turn and keeps what it was asked. */
function aClient(...answers: readonly object[]) {
  const asked: Record<string, unknown>[] = [];
  const left = [...answers];
  const send = async ({ input }: { input: Record<string, unknown> }) => {
    asked.push(input);
    return left.shift() ?? {};
  };
  const client = { send } as unknown as DynamoDBDocumentClient;
  return { store: createClaimsStore(client, 'claims'), asked };
}

describe('what lies beside an item for the index', () => {
  test.each([
    ['a claim', claim, { listKey: 'SN#claim', sortKey: `2026-03-27#${id}` }],
    [
      'an undated claim',
      { ...claim, lastSettlement: null },
      { listKey: 'SN#claim', sortKey: `0000-00-00#${id}` },
    ],
    ['an undone claim: nothing', { ...claim, state: 'undone' as const }, {}],
    [
      'a person',
      {
        ...{
          kind: 'insured' as const,
          id: 'ins_1',
          version: 1,
          countryCode: 'TG',
          status: 'A' as const,
        },
        ...{ name: 'Éva D’Exemple', memberId: null, birthDate: null, policyNumber: 'P' },
        ...{ employer: null, principalId: null, runId: 'run_1', createdAt: '', updatedAt: '' },
      },
      { listKey: 'TG#insured', sortKey: 'EVA D EXEMPLE#ins_1' },
    ],
    [
      'a partner: nothing',
      {
        ...{ kind: 'object' as const, object: 'partner' as const, id: 'obj_1', version: 1 },
        ...{ countryCode: 'SN', name: 'Clinique', parentId: null, runId: 'run_1', createdAt: '' },
      },
      {},
    ],
  ])('%s', (_what, stored, expected) => {
    expect(claimsAttributes(stored)).toEqual(expected);
  });
});

describe('an item of the table', () => {
  test('comes without the keys of table and index', () => {
    expect(readClaimsItem(item)).toEqual(claim);
  });

  test.each([
    ['no kind', { kind: undefined }],
    ['an amount as number', { totalClaimed: 12.5 }],
    ['no lines', { lines: undefined }],
    ['another state', { state: 'lost' }],
    ['version 0', { version: 0 }],
  ])('with %s is a fault', (_what, spoilt) => {
    expect(() => readClaimsItem({ ...item, ...spoilt })).toThrow();
  });
});

describe('reading from DynamoDB', () => {
  test('each claim page by page, from the day on', async () => {
    const { store, asked } = aClient(
      { Items: [item], LastEvaluatedKey: { pk: id, sk: 'RECORD' } },
      { Items: [item] },
    );
    let seen = 0;
    for await (const each of store.eachClaim('SN', { from: '2026-03-01' })) {
      expect(each).toEqual(claim);
      // The next page is not asked for before the first is used up.
      seen += 1;
      expect(asked).toHaveLength(seen);
    }
    expect(seen).toBe(2);
    expect(asked[0]).toEqual({
      ...{ TableName: 'claims', IndexName: 'byList', ScanIndexForward: false, Limit: 200 },
      KeyConditionExpression: 'listKey = :list AND sortKey >= :from',
      ExpressionAttributeValues: { ':list': 'SN#claim', ':from': '2026-03-01' },
    });
    expect(asked[1]).toMatchObject({ ExclusiveStartKey: { pk: id, sk: 'RECORD' } });
  });

  test('a list of what is rare ends after ten pages, with a cursor to go on', async () => {
    const page = { Items: [item], LastEvaluatedKey: { pk: id, sk: 'RECORD' } };
    const { store, asked } = aClient(...Array(12).fill(page));
    const query = { countryCode: 'SN', insured: 'nobody', limit: 5 };
    const first = await store.listClaims(query);
    expect(first?.items).toEqual([]);
    expect(asked).toHaveLength(10);
    await store.listClaims({ ...query, cursor: first?.nextCursor ?? undefined });
    expect(asked[10]).toMatchObject({
      ExclusiveStartKey: {
        ...{ pk: id, sk: 'RECORD', listKey: 'SN#claim', sortKey: `2026-03-27#${id}` },
      },
    });
  });

  test('all versions of a claim, read consistently', async () => {
    const { store, asked } = aClient({
      Items: [item, { ...item, sk: 'VERSION#000002', version: 2 }],
    });
    expect((await store.readVersions(id)).map(({ version }) => version)).toEqual([2, 1]);
    expect(asked).toEqual([
      {
        ...{ TableName: 'claims', KeyConditionExpression: 'pk = :id', ConsistentRead: true },
        ExpressionAttributeValues: { ':id': id },
      },
    ]);
  });
});
