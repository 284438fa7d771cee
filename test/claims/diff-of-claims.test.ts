import { describe, expect, test } from 'vitest';
import { readDiff } from '../../functions/runs/answer-records.ts';
import { readDiffRoute } from '../../shared/runs/records-routes.ts';
import { aCaller } from '../access/a-caller.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad } from './a-claims-road.ts';

interface Difference {
  readonly slot: string | null;
  readonly row: number;
  readonly outcome: string;
  readonly fields: readonly { readonly field: string; readonly after: unknown }[];
}

/** A test import of two claims over one that is settled. */
async function aDryRun() {
  const road = aClaimsRoad();
  await road.drive(await road.send(aPair([{ id: 'S1' }], [{ id: 'S1' }])));
  const again = aPair(
    [{ id: 'S1', claimed: '12000' }, { id: 'S2' }],
    [{ id: 'S1', claimed: '12000' }, { id: 'S2' }],
  );
  const run = await road.drive(await road.send(again, { dryRun: true }));
  const ports = { runs: road.runs, chunks: road.chunks, audit: () => {} } as never;
  return async (query: Readonly<Record<string, string>>) => {
    const request = {
      ...{ caller: aCaller('chef_technique'), path: { id: run.id }, lang: 'fr' },
      query: readDiffRoute.query.parse(query),
    };
    const answer = await readDiff(ports, request as never);
    const { items } = (answer as unknown as { json: { items: Difference[] } }).json;
    const { schema } = readDiffRoute.answers[200];
    expect(schema.safeParse((answer as { json?: unknown }).json).success).toBe(true);
    return items;
  };
}

describe('the diff of a test import of claims', () => {
  test('is about claims, each by its number, its file and its row', async () => {
    const read = await aDryRun();

    const items = await read({});

    expect(items.map(({ slot, row, outcome }) => [slot, row, outcome])).toEqual([
      ['stat_file', 2, 'updated'],
      ['stat_file', 3, 'created'],
    ]);
    expect(items.map(({ fields: [first] }) => first)).toEqual([
      { field: 'claim_id', before: 'S1', after: 'S1' },
      { field: 'claim_id', before: null, after: 'S2' },
    ]);
  });

  test('shows what claims refer to when all is asked for', async () => {
    const read = await aDryRun();
    const all = await read({ all: 'true' });
    expect(all.length).toBeGreaterThan(2);
    expect(all.filter(({ fields: [first] }) => first?.field === 'claim_id')).toHaveLength(2);
    expect(new Set(all.map(({ slot }) => slot))).toEqual(new Set(['stat_file']));
  });
});
