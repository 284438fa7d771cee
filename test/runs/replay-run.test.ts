import { describe, expect, test } from 'vitest';
import { confirmRun } from '../../shared/runs/confirm-run.ts';
import type { ReplayWish } from '../../shared/runs/replay-points.ts';
import { replayRun } from '../../shared/runs/replay-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import { aCaller } from '../access/a-caller.ts';
import { aRoad, bringToItsEnd, dropParcels, Killed, type Road } from './a-road.ts';
import { aParcelFile } from './parcels.ts';

/** Rows 2 to 7: two good ones, a bad one, a repetition, a contradiction, one more bad one. */
const rows = ['A;1', 'B;2', 'C;heavy', 'A;1', 'B;9', 'D;light'];
const dropped = { read: 6, created: 2, updated: 0, unchanged: 0, rejected: 3, setAside: 1 };
const caller = aCaller('admin', { email: 'admin@quai.example' });

async function anEndedRun(road: Road, content: string, metadata = {}): Promise<Run> {
  const runId = await dropParcels(road, content, { metadata });
  await bringToItsEnd(road, runId);
  return endOf(road, runId);
}

async function endOf(road: Road, runId: string): Promise<Run> {
  const run = await road.conclude(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  return run;
}

let fresh = 0;
function replay(road: Road, run: Run, from: ReplayWish, key: string | null = null) {
  const newId = () => {
    fresh += 1;
    return `fresh-${fresh}`;
  };
  return replayRun({ ...road.ports, newId }, run, caller, { from, key });
}

async function replayed(road: Road, run: Run, from: ReplayWish): Promise<Run> {
  const replaying = await replay(road, run, from);
  if (replaying.kind !== 'replayed') throw new Error(replaying.kind);
  return replaying.run;
}

/** A replay, brought to its end. */
async function replayedRun(road: Road, run: Run, from: ReplayWish): Promise<Run> {
  const { id } = await replayed(road, run, from);
  await bringToItsEnd(road, id);
  return endOf(road, id);
}

describe('a run is replayed from its start', () => {
  test('as a new run of the same owner over the same file, begun by the caller', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows), {
      country: 'Togo',
      'update-existing': 'false',
    });

    const run = await replayed(road, first, 'start');

    expect(run).toMatchObject({
      status: 'PENDING',
      dryRun: false,
      replayOf: first.id,
      replayFrom: 'start',
      countryCode: 'TG',
      options: { updateExisting: false },
      createdBy: 'admin@quai.example',
      lang: 'fr',
      reading: null,
      files: [
        {
          name: 'parcels.csv',
          key: `processed/2026/03/02/${first.id}/parcels.csv`,
          encoding: null,
          layout: null,
          rows: null,
          counts: null,
        },
      ],
    });
    expect(run.id).not.toBe(first.id);
    expect(road.started).toEqual([first.id, run.id]);
    expect(await road.journal(run.id)).toEqual(['RUN-CREATED', 'RUN-REPLAY-OF']);
    const [, told] = await road.runs.readEvents(run.id, 0, 9);
    expect(told?.data).toEqual({ run_id: first.id, from: 'start' });
  });

  test('what is there already stays as it is, and the file where it rests', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));
    const items = structuredClone(road.records.items);
    const keys = road.files.keys();

    const run = await replayedRun(road, first, 'start');

    expect(first.counts).toEqual(dropped);
    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 6, created: 0, updated: 0, unchanged: 2, rejected: 3, setAside: 1 },
    });
    expect(road.records.items).toEqual(items);
    expect(road.files.keys()).toEqual(keys);
  });

  test.each(['receive', 'read'] as const)('so it is from the stage %s', async (from) => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));

    const run = await replayedRun(road, first, from);

    expect(run).toMatchObject({ replayFrom: 'start', counts: { read: 6, unchanged: 2 } });
  });

  test('a dry run stays one: nothing is written, and its difference can be confirmed', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows), { 'dry-run': 'true' });

    const run = await replayedRun(road, first, 'start');

    expect(run).toMatchObject({ dryRun: true, counts: dropped, diffHash: first.diffHash });
    expect(road.records.items.size).toBe(0);
  });

  test('a file that was refused may be read by now', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, `%PDF${aParcelFile(rows)}`);
    expect(first).toMatchObject({ status: 'ERROR', message: { code: 'RUN-F01' } });

    const run = await replayed(road, first, 'start');

    expect(run).toMatchObject({
      message: null,
      files: [{ key: `error/2026/03/02/${first.id}/parcels.csv` }],
    });
  });
});

describe('only what failed is replayed', () => {
  test('the rejected rows alone count; each is judged among all rows of the file', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));

    const run = await replayedRun(road, first, 'failed');

    // Row 6 contradicts row 3 as before: else this replay would have overwritten what row 3 says.
    expect(run).toMatchObject({
      status: 'ERROR',
      message: { code: 'RUN-ALL-REJECTED', data: { rejected: 3 } },
      counts: { read: 3, created: 0, updated: 0, unchanged: 0, rejected: 3, setAside: 0 },
      findings: { 'PCL-R01': 2, 'PCL-R02': 1 },
      files: [{ rows: 3 }],
    });
    expect(road.records.items.get('B')).toEqual({ id: 'B', version: 1, weight: 2 });
    const findings = await Array.fromAsync(road.chunks.readFindings(run.id));
    expect(findings.map(({ row }) => row)).toEqual([4, 6, 7]);
  });

  test('what is accepted by now is settled, and only that', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));
    // The same places with the same rows, one of them understood by now.
    const [file] = first.files;
    await road.files.put(file?.key ?? '', aParcelFile(['A;1', 'B;2', 'C;3', 'A;1', 'B;9', 'D;?']));
    const { id } = await replayed(
      road,
      { ...first, files: [{ ...file, sha256: null } as never] },
      'failed',
    );
    await bringToItsEnd(road, id);

    const run = await endOf(road, id);

    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      counts: { read: 3, created: 1, updated: 0, unchanged: 0, rejected: 2, setAside: 0 },
      chunks: { total: 1, settled: 1 },
    });
    expect([...road.records.items.keys()]).toEqual(['A', 'B', 'C']);
    expect(road.records.items.get('A')).toEqual({ id: 'A', version: 1, weight: 1 });
  });

  test('records that were rejected while settling count as well', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));
    const [marker] = await road.runs.readMarkers(first.id);
    const key = marker?.recordParts[0]?.key ?? '';
    const lines = await road.chunks.readRecordPart(key);
    await road.chunks.writeRecordPart(
      first.id,
      key.split('/').at(-1) ?? '',
      lines.map((line) =>
        line.row === 2 ? { ...line, finding: { level: 'rejected' } as never } : line,
      ),
    );
    const counts = { ...first.counts, created: 1, rejected: 4 };
    const stored = await road.run(first.id);
    await road.runs.replace({ before: stored, after: { ...stored, counts }, events: [] });

    const run = await replayedRun(road, { ...first, counts }, 'failed');

    expect(run.counts).toEqual({
      read: 4,
      created: 0,
      updated: 0,
      unchanged: 1,
      rejected: 3,
      setAside: 0,
    });
  });

  test('a dry run of the failed rows is confirmed for those rows, not for the whole file', async () => {
    const road = aRoad();
    const dry = await anEndedRun(road, aParcelFile(rows), { 'dry-run': 'true' });
    const [file] = dry.files;
    await road.files.put(file?.key ?? '', aParcelFile(['A;1', 'B;2', 'C;3', 'A;1', 'B;9', 'D;?']));
    const { id } = await replayed(
      road,
      { ...dry, files: [{ ...file, sha256: null } as never] },
      'failed',
    );
    await bringToItsEnd(road, id);
    const again = await endOf(road, id);
    expect(again).toMatchObject({ dryRun: true, counts: { read: 3, created: 1, rejected: 2 } });
    const readVersions = async () => new Map<string, number>();

    const confirming = await confirmRun(
      { ...road.ports, readVersions },
      again,
      caller,
      again.diffHash ?? '',
    );

    if (confirming.kind !== 'confirmed') throw new Error(confirming.kind);
    await bringToItsEnd(road, confirming.run.id);
    expect(await endOf(road, confirming.run.id)).toMatchObject({
      counts: { read: 3, created: 1, rejected: 2 },
      diffHash: again.diffHash,
    });
    expect([...road.records.items.keys()]).toEqual(['C']);
  });
});

describe('a run is replayed from what was read', () => {
  test('records and findings are taken over, nothing is read again, and all is settled', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));
    road.records.items.delete('B');
    const readItems = () => {
      throw new Error('the file is read');
    };
    const { id } = await replayed(road, first, 'settle');
    Object.assign(road.ports, { readItems });
    await bringToItsEnd(road, id);

    const run = await endOf(road, id);

    expect(run).toMatchObject({
      status: 'DONE_WITH_ERRORS',
      replayFrom: 'settle',
      counts: { read: 6, created: 1, updated: 0, unchanged: 1, rejected: 3, setAside: 1 },
      findings: { 'PCL-R01': 2, 'PCL-R02': 1, 'PCL-W02': 1 },
      files: [{ rows: 6, encoding: 'utf-8', delimiter: ';' }],
    });
    expect(run.stages.map(({ in: into, out }) => [into, out])).toEqual([
      [1, 1],
      [6, 2],
      [2, 2],
      [6, 6],
    ]);
    const findings = await Array.fromAsync(road.chunks.readFindings(run.id));
    expect(findings.map(({ row }) => row)).toEqual([4, 5, 6, 7]);
  });

  test('it has its own chunks: those of the first run may be gone by now', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(1_003));
    const { id } = await replayed(road, first, 'settle');
    await road.receive(id);
    const { manifestKey } = await road.read(id);
    for (const key of road.chunks.objects.keys()) {
      if (key.startsWith(`runs/${first.id}/`)) road.chunks.objects.delete(key);
    }
    const items = road.manifest(manifestKey);
    expect(items.map(({ records }) => records)).toEqual([500, 500, 3]);

    for (const item of items) await road.settle(id, item);

    expect(await endOf(road, id)).toMatchObject({
      status: 'DONE',
      counts: { read: 1_003, created: 0, updated: 0, unchanged: 1_003 },
    });
  });

  test('taken over twice, after a crash, it is the same', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));
    const { id } = await replayed(road, first, 'settle');
    await road.receive(id);
    road.faults.add('read-before-end');
    await expect(road.read(id)).rejects.toThrow(Killed);

    const { manifestKey } = await road.read(id);
    await road.read(id);
    for (const item of road.manifest(manifestKey)) await road.settle(id, item);

    expect(await endOf(road, id)).toMatchObject({
      counts: { read: 6, created: 0, updated: 0, unchanged: 2, rejected: 3, setAside: 1 },
      findings: { 'PCL-R01': 2, 'PCL-R02': 1, 'PCL-W02': 1 },
    });
  });

  test('a dry run is mapped', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows), { 'dry-run': 'true' });

    const run = await replayedRun(road, first, 'map');

    expect(run).toMatchObject({ dryRun: true, counts: dropped, diffHash: first.diffHash });
    expect(road.records.items.size).toBe(0);
  });
});

describe('one wish is one replay', () => {
  test('with the same key, also at once and after a crash before its pipeline began', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));
    road.faults.add('before-start');
    await expect(replay(road, first, 'start', 'k-1')).rejects.toThrow(Killed);

    const told = await Promise.all([
      replay(road, first, 'start', 'k-1'),
      replay(road, first, 'start', 'k-1'),
    ]);

    const ids = new Set(told.map((each) => (each.kind === 'replayed' ? each.run.id : each.kind)));
    expect(ids.size).toBe(1);
    expect(road.started).toEqual([first.id, ...ids]);
  });

  test.each([
    { keys: [null, null], why: 'two clicks without a key' },
    { keys: ['k-1', 'k-2'], why: 'another key' },
  ] as const)('$why: two runs', async ({ keys }) => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));

    for (const key of keys) await replay(road, first, 'start', key);

    expect(new Set(road.started).size).toBe(3);
  });
});

describe('a run is not replayed', () => {
  const erased: Partial<Run> = {};
  test.each([
    { fields: { status: 'PROCESSING' as const }, from: 'start', kind: 'not-ended' },
    { fields: { status: 'PENDING' as const }, from: 'failed', kind: 'not-ended' },
    { fields: erased, from: 'compare', kind: 'no-such-point' },
    { fields: erased, from: 'map', kind: 'no-such-point' },
    { fields: erased, from: 'conclude', kind: 'no-such-point' },
    {
      fields: { counts: { ...dropped, rejected: 0 } },
      from: 'failed',
      kind: 'nothing-rejected',
    },
    { fields: { reading: null }, from: 'settle', kind: 'not-read' },
    { fields: { chunks: { total: 0, settled: 0 } }, from: 'settle', kind: 'not-read' },
  ] as const)('$kind from $from', async ({ fields, from, kind }) => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));

    expect((await replay(road, { ...first, ...fields }, from)).kind).toBe(kind);
    expect(road.started).toEqual([first.id]);
  });

  test.each(['start', 'failed', 'settle'] as const)(
    'from %s when its file is erased',
    async (from) => {
      const road = aRoad();
      const first = await anEndedRun(road, aParcelFile(rows));
      const files = first.files.map((file) => ({ ...file, key: 'processed/2025/erased.csv' }));

      expect(await replay(road, { ...first, files }, from)).toEqual({ kind: 'gone' });
      const lost = first.files.map((file) => ({ ...file, key: null }));
      expect(await replay(road, { ...first, files: lost }, from)).toEqual({ kind: 'gone' });
    },
  );

  test('when its files never came', async () => {
    const road = aRoad();
    const first = await anEndedRun(road, aParcelFile(rows));
    const files = first.files.map((file) => ({ ...file, key: null, arrival: null }));

    expect(await replay(road, { ...first, files }, 'start')).toEqual({ kind: 'no-files' });
  });
});
