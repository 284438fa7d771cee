import { describe, expect, test } from 'vitest';
import { listRecords } from '../../functions/runs/answer-records.ts';
import { isClaimItemId } from '../../shared/claims/mapping/identify-claim.ts';
import { aCaller } from '../access/a-caller.ts';
import { aPair } from './a-claims-file.ts';
import { aClaimsRoad, type ClaimsRoad } from './a-claims-road.ts';
import { workedExample } from './worked-example.ts';

interface Item {
  readonly key: string | null;
  readonly slot: string;
  readonly row: number;
  readonly outcome: string;
}

/** `GET /api/runs/{id}/records` over what a road has stored. */
async function recordsOf(road: ClaimsRoad, runId: string, query: object = {}) {
  const ports = {
    ...{ runs: road.runs, chunks: road.chunks, publicUrl: 'https://quai.example' },
    readLinesOf: (id: string) => road.partitions.readComparison(id),
  };
  const answer = await listRecords(
    ports as never,
    {
      caller: aCaller('chef_technique'),
      path: { id: runId },
      query: { limit: 200, ...query },
    } as never,
  );
  return (answer as unknown as { json: { items: Item[]; next_cursor: string | null } }).json;
}

const told = ({ slot, row, outcome }: Item) => `${slot} ${row} ${outcome}`;

describe('what became of each data row', () => {
  test('the worked example: as its counts say, file by file', async () => {
    const road = aClaimsRoad();
    const run = await road.drive(await road.send(workedExample));

    const { items } = await recordsOf(road, run.id);

    expect(items.map(told)).toEqual([
      ...['stat_file 2 rejected', 'stat_file 3 rejected', 'stat_file 4 created'],
      ...['stat_file 5 created', 'stat_file 6 set_aside', 'stat_file 7 created'],
      ...['stat_file 8 created', 'stat_file 9 created', 'stat_file 10 created'],
      ...['stat_file 11 created', 'stat_file 12 created', 'stat_file 13 rejected'],
      ...['stat_file 14 created', 'stat_file 15 set_aside', 'stat_file 16 rejected'],
      ...['recap_file 2 rejected', 'recap_file 3 created', 'recap_file 4 created'],
      ...['recap_file 5 created', 'recap_file 6 created', 'recap_file 7 rejected'],
      ...['recap_file 8 created', 'recap_file 9 rejected'],
    ]);
    // The rows of a claim lead to it, in both files; of others there is none.
    const keyOf = (slot: string, row: number) =>
      items.find((item) => item.slot === slot && item.row === row)?.key;
    expect(isClaimItemId(keyOf('stat_file', 4) ?? '')).toBe(true);
    expect(keyOf('recap_file', 3)).toBe(keyOf('stat_file', 4));
    expect(keyOf('stat_file', 5)).toBe(keyOf('stat_file', 4));
    expect(items.filter(({ key }) => key !== null)).toHaveLength(14);
  });

  test('a page at a time, and only one outcome', async () => {
    const road = aClaimsRoad();
    const run = await road.drive(await road.send(workedExample));

    const first = await recordsOf(road, run.id, { outcome: 'rejected', limit: 5 });
    const rest = await recordsOf(road, run.id, { outcome: 'rejected', limit: 5, cursor: '5' });

    expect(first.next_cursor).toBe('5');
    expect(rest.next_cursor).toBeNull();
    expect([...first.items, ...rest.items].map(told)).toEqual([
      ...['stat_file 2 rejected', 'stat_file 3 rejected', 'stat_file 13 rejected'],
      ...['stat_file 16 rejected', 'recap_file 2 rejected', 'recap_file 7 rejected'],
      'recap_file 9 rejected',
    ]);
  });

  test('claims that end in different ways, a repeat and a row without number', async () => {
    const road = aClaimsRoad();
    await road.drive(
      await road.send(aPair([{ id: 'A' }, { id: 'B' }], [{ id: 'A' }, { id: 'B' }])),
    );

    const run = await road.drive(
      await road.send(
        aPair(
          [
            { id: 'A' },
            { id: 'B', claimed: '7000' },
            { id: 'C', policy: 'POL-2' },
            { id: 'C', policy: 'POL-2' },
            { id: '' },
            { id: '', day: '2024-09-01' },
          ],
          [{ id: 'A' }, { id: 'B', claimed: '7000' }, { id: 'C' }],
        ),
      ),
    );

    expect(run.counts).toEqual({
      ...{ read: 9, created: 2, updated: 2, unchanged: 2, rejected: 2, setAside: 1 },
    });
    expect((await recordsOf(road, run.id)).items.map(told)).toEqual([
      ...['stat_file 2 unchanged', 'stat_file 3 updated', 'stat_file 4 created'],
      ...['stat_file 5 rejected', 'stat_file 6 rejected', 'stat_file 7 set_aside'],
      ...['recap_file 2 unchanged', 'recap_file 3 updated', 'recap_file 4 created'],
    ]);
  });

  test('refused while settling (M06): all rows of the claim', async () => {
    const road = aClaimsRoad();
    await road.drive(await road.send(aPair([{ id: 'A' }], [{ id: 'A' }])));

    const run = await road.drive(
      await road.send(aPair([{ id: 'A', policy: 'POL-9' }], [{ id: 'A' }])),
    );

    expect(run.counts).toMatchObject({ read: 2, rejected: 2 });
    expect((await recordsOf(road, run.id)).items.map(told)).toEqual([
      'stat_file 2 rejected',
      'recap_file 2 rejected',
    ]);
  });

  test('ended before a claim was settled: set aside, as its counts say', async () => {
    const road = aClaimsRoad();
    const id = await road.send(aPair([{ id: 'A' }], [{ id: 'A' }]));
    await road.steps.receive(id);
    await road.steps.read(id);
    await road.steps.compare(id);
    await road.steps.gather(id);
    // Nobody knows yet what becomes of it.
    expect((await recordsOf(road, id)).items).toEqual([]);

    await road.steps.conclude(id, { code: 'RUN-FAULT', data: {} });

    expect((await road.run(id)).counts).toMatchObject({ read: 2, created: 0, setAside: 2 });
    expect((await recordsOf(road, id)).items.map(told)).toEqual([
      'stat_file 2 set_aside',
      'recap_file 2 set_aside',
    ]);
  });
});
