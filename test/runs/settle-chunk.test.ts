import { beforeEach, describe, expect, test } from 'vitest';
import { type SettlingPorts, settleChunk } from '../../shared/runs/settle-chunk.ts';
import type { SettlingRules, VersionedItem } from '../../shared/runs/settling-rules.ts';
import { sliceGroups } from '../../shared/runs/slice-groups.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeRecordStore } from '../fakes/record-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aChunk } from './a-chunk.ts';
import { anEvent, aRun } from './a-run.ts';

interface Parcel extends VersionedItem {
  readonly weight: number;
}

/** The smallest domain there is: a parcel with a weight. */
const rules: SettlingRules<{ weight: number }, Parcel> = {
  decide(existing, { weight }, row, { updateExisting }) {
    const id = `parcel-${row}`;
    if (existing === undefined) {
      const fields = [{ field: 'weight', before: null, after: weight }];
      return { outcome: 'created', item: { id, version: 1, weight }, fields };
    }
    if (existing.weight === weight) return { outcome: 'unchanged' };
    if (!updateExisting) return { outcome: 'set-aside', finding: aFinding(row) };
    const fields = [{ field: 'weight', before: existing.weight, after: weight }];
    return { outcome: 'updated', item: { id, version: existing.version + 1, weight }, fields };
  },
};

const aFinding = (row: number) => ({
  code: 'CRS-EXISTS',
  level: 'info' as const,
  slot: 'file',
  sheet: null,
  row,
  column: null,
  value: null,
  expected: null,
  data: {},
});

const runId = 'run_parcels';
const runs = () => createFakeRunStore();

function aRig() {
  const store = {
    runs: runs(),
    records: createFakeRecordStore<Parcel>(),
    chunks: createFakeChunkStore(),
  };
  let ids = 0;
  const faults = new Map<string, Error>();
  const ports: SettlingPorts<Parcel> = {
    ...store,
    timing: createFakeTiming(),
    newId: () => {
      ids += 1;
      return `attempt-${ids}`;
    },
    faultPoint: async (point) => {
      const fault = faults.get(point);
      faults.delete(point);
      if (fault) throw fault;
    },
  };
  return { ...store, ports, faults };
}

async function withChunk(
  rig: ReturnType<typeof aRig>,
  records: number,
  fields: Parameters<typeof aRun>[0] = {},
) {
  const run = aRun({ id: runId, chunks: { total: 1, settled: 0 }, lastSeq: 1, ...fields });
  await rig.runs.create(run, [anEvent({ runId })]);
  const chunk = Array.from({ length: records }, (_, i) => ({
    id: `parcel-${i + 2}`,
    row: i + 2,
    record: { weight: 10 },
  }));
  return {
    index: 0,
    key: await rig.chunks.writeChunk(runId, 0, aChunk(chunk)),
    records,
    groups: Math.ceil(records / 99),
  };
}

const settled = { read: 0, updated: 0, unchanged: 0, rejected: 0, setAside: 0 };

describe('the groups of a chunk', () => {
  const records = (count: number, text = '') =>
    Array.from({ length: count }, (_, i) => ({ id: `p-${i}`, row: i + 2, record: { text } }));

  test.each([
    {
      records: records(99),
      sizes: [99],
      why: 'as many as one transaction takes beside the marker',
    },
    { records: records(100), sizes: [99, 1], why: 'one more' },
    {
      records: records(5, 'x'.repeat(500_000)),
      sizes: [2, 2, 1],
      why: 'large records fill a transaction sooner',
    },
    {
      records: records(4, '价'.repeat(600_000)),
      sizes: [1, 1, 1, 1],
      why: 'counted in bytes: this character takes three',
    },
    {
      records: records(2, 'x'.repeat(3_000_000)),
      sizes: [1, 1],
      why: 'one that is too large is alone',
    },
    { records: [], sizes: [], why: 'nothing' },
  ])('$sizes: $why', ({ records: chunk, sizes }) => {
    expect([...sliceGroups(chunk).values()].map(({ length }) => length)).toEqual(sizes);
  });
});

describe('a chunk is settled exactly once', () => {
  let rig: ReturnType<typeof aRig>;
  beforeEach(() => {
    rig = aRig();
  });

  test('250 records become three groups, one marker and one event', async () => {
    const item = await withChunk(rig, 250);

    expect(await settleChunk(rig.ports, rules, runId, item)).toBe('settled');

    expect(rig.records.items.size).toBe(250);
    expect(rig.records.writes()).toBe(3);
    const run = await rig.runs.read(runId);
    expect(run?.counts).toEqual({ ...settled, created: 250 });
    expect(run?.chunks).toEqual({ total: 1, settled: 1 });
    expect(run?.progressPercent).toBe(98);
    const events = await rig.runs.readEvents(runId, 1, 10);
    expect(events.map(({ seq, code, level }) => ({ seq, code, level }))).toEqual([
      { seq: 2, code: 'RUN-PROGRESS', level: 'info' },
    ]);
  });

  test('settled again, it changes nothing and says so', async () => {
    const item = await withChunk(rig, 3);
    await settleChunk(rig.ports, rules, runId, item);

    expect(await settleChunk(rig.ports, rules, runId, item)).toBe('already-settled');

    expect((await rig.runs.read(runId))?.counts).toEqual({ ...settled, created: 3 });
    expect((await rig.runs.readEvents(runId, 0, 10)).length).toBe(2);
    expect(rig.records.writes()).toBe(1);
  });

  test.each([
    { point: 'settle-before-groups', why: 'nothing was written' },
    { point: 'settle-after-group', why: 'some groups were written' },
    { point: 'settle-before-marker', why: 'all groups were written, the counts were not' },
    { point: 'settle-after-marker', why: 'everything was written, the answer was lost' },
  ])('a crash at $point ($why) leaves the counts of one undisturbed run', async ({ point }) => {
    const item = await withChunk(rig, 250);
    rig.faults.set(point, new Error('killed'));

    await expect(settleChunk(rig.ports, rules, runId, item)).rejects.toThrow('killed');
    await settleChunk(rig.ports, rules, runId, item);

    expect((await rig.runs.read(runId))?.counts).toEqual({ ...settled, created: 250 });
    expect([...rig.records.items.values()].every(({ version }) => version === 1)).toBe(true);
  });

  test('two attempts at once are one settlement', async () => {
    const item = await withChunk(rig, 250);

    const both = await Promise.all([
      settleChunk(rig.ports, rules, runId, item),
      settleChunk(rig.ports, rules, runId, item),
    ]);

    expect(both.sort()).toEqual(['already-settled', 'settled']);
    expect((await rig.runs.read(runId))?.counts).toEqual({ ...settled, created: 250 });
  });

  test('a rival that writes a record in between is seen: that record is decided again', async () => {
    const item = await withChunk(rig, 2);
    const write = rig.records.writeGroup.bind(rig.records);
    rig.records.writeGroup = async (group) => {
      rig.records.writeGroup = write;
      rig.records.items.set('parcel-2', { id: 'parcel-2', version: 7, weight: 99 });
      return write(group);
    };

    await settleChunk({ ...rig.ports, records: rig.records }, rules, runId, item);

    expect(rig.records.items.get('parcel-2')).toEqual({ id: 'parcel-2', version: 8, weight: 10 });
    expect((await rig.runs.read(runId))?.counts).toEqual({ ...settled, created: 1, updated: 1 });
    const [marker] = await rig.runs.readMarkers(runId);
    const [part] = marker?.recordParts ?? [];
    const lines = await rig.chunks.readRecordPart(part?.key ?? '');
    expect(lines.map(({ id, outcome, basedOn }) => ({ id, outcome, basedOn }))).toEqual([
      { id: 'parcel-2', outcome: 'updated', basedOn: 7 },
      { id: 'parcel-3', outcome: 'created', basedOn: 0 },
    ]);
  });

  test('what is unchanged is not written', async () => {
    rig.records.items.set('parcel-2', { id: 'parcel-2', version: 1, weight: 10 });
    rig.records.items.set('parcel-3', { id: 'parcel-3', version: 4, weight: 10 });
    const item = await withChunk(rig, 2);

    await settleChunk(rig.ports, rules, runId, item);

    expect(rig.records.writes()).toBe(0);
    expect((await rig.runs.read(runId))?.counts).toEqual({ ...settled, created: 0, unchanged: 2 });
  });

  test('existing records are set aside with a code when they may not be updated', async () => {
    rig.records.items.set('parcel-2', { id: 'parcel-2', version: 1, weight: 55 });
    const item = await withChunk(rig, 2, { options: { updateExisting: false } });

    await settleChunk(rig.ports, rules, runId, item);

    const run = await rig.runs.read(runId);
    expect(run?.counts).toEqual({ ...settled, created: 1, setAside: 1 });
    expect(run?.findings).toEqual({ 'CRS-EXISTS': 1 });
    expect(rig.records.items.get('parcel-2')?.weight).toBe(55);
  });

  test('a dry run counts and writes no record', async () => {
    const item = await withChunk(rig, 120, { dryRun: true });

    await settleChunk(rig.ports, rules, runId, item);

    expect(rig.records.items.size).toBe(0);
    expect(rig.records.writes()).toBe(0);
    expect((await rig.runs.read(runId))?.counts).toEqual({ ...settled, created: 120 });
  });

  test.each([
    { fields: { cancelRequested: true }, why: 'somebody cancelled' },
    { fields: { status: 'ERROR' as const }, why: 'the run has ended' },
  ])('nothing is settled when $why', async ({ fields }) => {
    const item = await withChunk(rig, 2, fields);

    expect(await settleChunk(rig.ports, rules, runId, item)).toBe('run-has-ended');

    expect(rig.records.items.size).toBe(0);
  });
});
