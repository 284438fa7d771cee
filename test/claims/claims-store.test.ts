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
  ...{ pk: id, sk: 'RECORD', ...claimsAttributes(claim) },
  ...writeClaimsItem(claim),
};

/** What the index holds of it. */
const entry = { pk: id, sk: 'RECORD', ...claimsAttributes(claim) };

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

const listedClaim =
  '{"texts":["2026-03-27","XOF","Port de Dakar","Clinique du Plateau","POL-9","Consultation",' +
  '"Awa Exemple"],"sums":[[0,1,2,3,4,5,1,"10000","8000"]],"names":[6],"ids":[]}';

describe('what lies beside an item for the index', () => {
  test.each([
    ['a claim', claim, { listKey: 'SN#claim', sortKey: `2026-03-27#${id}`, listed: listedClaim }],
    [
      'a claim settled in two months',
      { ...claim, firstSettlement: '2026-02-28' },
      { listKey: 'SN#claim-of-months', sortKey: `2026-03-27#${id}`, listed: listedClaim },
    ],
    [
      'an undated claim',
      { ...claim, firstSettlement: null, lastSettlement: null },
      { listKey: 'SN#claim', sortKey: `0000-00-00#${id}`, listed: listedClaim },
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
      {
        ...{ listKey: 'TG#insured', sortKey: 'EVA D EXEMPLE#ins_1' },
        listed: '{"name":"Éva D’Exemple","memberId":null,"employer":null}',
      },
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

  test('holds the lines of a claim as one text, which names each column once', () => {
    const several = aClaimItem({ lines: [{ actName: 'Consultation' }, { actName: null }] });
    const written = writeClaimsItem(several);

    expect(readClaimsItem(written)).toStrictEqual(several);
    expect(String(written['lines']).match(/actName/g)).toHaveLength(1);
    // No line has a note, and none a sheet.
    expect(written['lines']).not.toMatch(/note|sheet/);
    expect(
      readClaimsItem({ ...written, recap: writeClaimsItem({ ...several, lines: [] })['lines'] }),
    ).toMatchObject({ recap: [] });
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
  test('what is summed page by page, of the days only', async () => {
    const { store, asked } = aClient(
      { Items: [entry], LastEvaluatedKey: { pk: id, sk: 'RECORD' } },
      { Items: [{ ...entry, pk: `${id.slice(0, -1)}0` }] },
    );
    let seen = 0;
    for await (const { sums } of store.eachSummed('SN', { from: '2026-03-01', to: '2026-03-30' })) {
      expect(sums).toHaveLength(1);
      // The next page is not asked for before the first is used up.
      seen += 1;
      expect(asked).toHaveLength(seen);
    }
    expect(seen).toBe(2);
    const days = 'listKey = :list AND sortKey BETWEEN :from AND :to';
    expect(asked[0]).toEqual({
      ...{ TableName: 'claims', IndexName: 'byList', ScanIndexForward: false },
      KeyConditionExpression: days,
      // A claim of one month has no day behind the month that is asked for.
      ExpressionAttributeValues: {
        ...{ ':list': 'SN#claim', ':from': '2026-03-01', ':to': '2026-03\u{10ffff}' },
      },
    });
    expect(asked[1]).toMatchObject({ ExclusiveStartKey: { pk: id, sk: 'RECORD' } });
    expect(asked.slice(2)).toEqual([
      {
        ...{ TableName: 'claims', IndexName: 'byList', ScanIndexForward: false },
        KeyConditionExpression: days,
        ExpressionAttributeValues: {
          ...{ ':list': 'SN#claim-of-months', ':from': '2026-03-01', ':to': '\u{10ffff}' },
        },
      },
    ]);
  });

  test('a page is looked up in the index and read whole', async () => {
    const { store, asked } = aClient({ Items: [entry] }, {}, { Responses: { claims: [item] } });
    const page = await store.listClaims({ countryCode: 'SN', limit: 5 });
    expect(page).toEqual({ items: [claim], nextCursor: null });
    expect(asked).toMatchObject([
      { IndexName: 'byList', Limit: 7 },
      { IndexName: 'byList', Limit: 7 },
      { RequestItems: { claims: { Keys: [{ pk: id, sk: 'RECORD' }], ConsistentRead: true } } },
    ]);
  });

  test.each([
    ['undone', { ...claim, state: 'undone' as const }],
    ['of another day', aClaimItem({ lines: [{ settlementDate: '2026-04-01' }], over: { id } })],
  ])('a claim that became %s since the index was written is left out', async (_what, now) => {
    const answers = [
      { Items: [entry] },
      {},
      { Responses: { claims: [{ ...item, ...writeClaimsItem(now) }] } },
    ];
    const days = { from: '2026-03-01', to: '2026-03-31' };
    const listed = await aClient(...answers).store.listClaims({
      countryCode: 'SN',
      limit: 5,
      ...days,
    });
    expect(listed).toEqual({ items: [], nextCursor: null });
    for await (const each of aClient(...answers).store.eachClaim('SN', days)) expect(each).toBe(0);
  });

  test('each claim is fetched in batches, in the order of the index', async () => {
    const ids = Array.from({ length: 501 }, (_, i) => `clm_${String(i).padStart(4, '0')}`);
    const all = ids.map((each) => ({ ...entry, pk: each }));
    const asked: unknown[] = [];
    const send = async ({ input }: { input: Record<string, never> }) => {
      asked.push(input);
      if (input['IndexName'] !== undefined) return asked.length === 1 ? { Items: all } : {};
      const keys = (input['RequestItems']?.['claims']?.['Keys'] ?? []) as { pk: string }[];
      const found = keys.map(({ pk }) => ({ ...item, pk, id: pk })).reverse();
      return { Responses: { claims: found } };
    };
    const store = createClaimsStore({ send } as unknown as DynamoDBDocumentClient, 'claims');
    const read: string[] = [];
    for await (const each of store.eachClaim('SN', {})) read.push(each.id);
    expect(read).toEqual(ids);
    expect(asked).toHaveLength(8);
  });

  test('a search for what is rare ends after ten pages, with a cursor to go on', async () => {
    const page = { Items: [entry], LastEvaluatedKey: { pk: id, sk: 'RECORD' } };
    const { store, asked } = aClient(...Array(22).fill(page));
    const query = { countryCode: 'SN', insured: 'nobody', limit: 5 };
    const first = await store.listClaims(query);
    expect(first?.items).toEqual([]);
    expect(asked).toHaveLength(10);
    expect(asked[0]).not.toHaveProperty('Limit');
    await store.listClaims({ ...query, cursor: first?.nextCursor ?? undefined });
    // From that place on, in both parts of the list.
    for (const [i, list] of ['SN#claim', 'SN#claim-of-months'].entries()) {
      expect(asked[10 + i]).toMatchObject({
        ExpressionAttributeValues: { ':list': list, ':to': `2026-03-27#${id}` },
      });
    }
  });

  test('persons behind a cursor: it is an id, whose place is looked up in the same country', async () => {
    const person = {
      ...{ pk: 'ins_1', sk: 'RECORD', listKey: 'SN#insured', sortKey: 'AWA BA#ins_1' },
      ...{ kind: 'insured', id: 'ins_1', version: 1, countryCode: 'SN', status: 'A' },
      ...{ name: 'Awa Ba', policyNumber: 'POL-9' },
    };
    const listed = '{"name":"Awa Ba","memberId":null,"employer":null}';
    const [awa, binta] = [
      { ...person, listed },
      { ...person, pk: 'ins_2', sortKey: 'BINTA BA#ins_2', listed },
    ];
    const { store, asked } = aClient(
      ...[{ Items: [awa, binta] }, { Responses: { claims: [person] } }],
      ...[{ Item: person }, { Items: [awa] }, { Item: person }],
    );

    const first = await store.listInsured({ countryCode: 'SN', limit: 1 });
    expect(first?.nextCursor).toBe('ins_1');
    const second = await store.listInsured({ countryCode: 'SN', limit: 1, cursor: 'ins_1' });
    expect(second).toEqual({ items: [], nextCursor: null });
    expect(asked[2]).toMatchObject({ Key: { pk: 'ins_1', sk: 'RECORD' }, ConsistentRead: true });
    expect(asked[3]).toMatchObject({
      ExpressionAttributeValues: { ':list': 'SN#insured', ':from': 'AWA BA#ins_1' },
    });
    const abroad = { countryCode: 'TG', limit: 1, cursor: 'ins_1' };
    expect(await store.listInsured(abroad)).toBeUndefined();
    // What is no person's id does not reach the table.
    for (const cursor of ['BINTA BA#ins_2', Buffer.from('BA#ins_0').toString('base64url')]) {
      expect(await store.listInsured({ ...abroad, cursor })).toBeUndefined();
    }
    expect(asked).toHaveLength(5);
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
