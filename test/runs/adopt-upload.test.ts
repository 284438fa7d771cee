import { describe, expect, test } from 'vitest';
import { announcePair } from './a-pair.ts';
import { aRoad, Killed } from './a-road.ts';

describe('an uploaded file finds the run that waits for it', () => {
  test('the pipeline starts with the last file of a pair, not before', async () => {
    const road = aRoad();
    const { runId, stat, recap } = await announcePair(road);
    await road.files.put(stat, 'statement');
    expect(await road.adopt({ key: stat, versionId: 'v1' })).toEqual({ kind: 'waiting', runId });
    expect(road.started).toEqual([]);
    expect(await road.run(runId)).toMatchObject({ waitingFor: 'files', status: 'PENDING' });
    await road.files.put(recap, 'recap');

    expect(await road.adopt({ key: recap, versionId: 'v2' })).toEqual({ kind: 'started', runId });

    expect(road.started).toEqual([runId]);
    expect(await road.run(runId)).toMatchObject({
      waitingFor: null,
      waitingUntil: null,
      files: [
        { slot: 'stat_file', size: 9, key: stat, arrival: { key: stat, versionId: 'v1' } },
        { slot: 'recap_file', size: 5, key: recap, arrival: { key: recap, versionId: 'v2' } },
      ],
    });
    expect(await road.journal(runId)).toEqual(['RUN-CREATED', 'RUN-ARRIVED', 'RUN-ARRIVED']);
  });

  test.each(['incoming/', 'incoming/x'])(
    '%s is no upload of ours: ignored, so that it is not delivered again and again',
    async (key) => {
      const road = aRoad();
      await road.files.put(key, 'anything');
      road.ports.runs = {
        ...road.runs,
        read: () => Promise.reject(new Error('an empty key is refused by the table')),
      };

      expect(await road.adopt({ key, versionId: 'v1' })).toEqual({
        kind: 'ignored',
        why: 'unknown-upload',
      });
    },
  );

  test('both at once, each told twice: both are noted once', async () => {
    const road = aRoad();
    const { runId, stat, recap } = await announcePair(road);
    await road.files.put(stat, 'statement');
    await road.files.put(recap, 'recap');

    await Promise.all(
      [stat, recap, stat, recap].map((each) => road.adopt({ key: each, versionId: undefined })),
    );

    expect(road.started).toEqual([runId]);
    expect(await road.journal(runId)).toEqual(['RUN-CREATED', 'RUN-ARRIVED', 'RUN-ARRIVED']);
  });

  test('a second upload of the same file changes nothing: the first is the one', async () => {
    const road = aRoad();
    const { runId, stat } = await announcePair(road);
    await road.files.put(stat, 'statement');
    await road.adopt({ key: stat, versionId: 'v1' });
    await road.files.put(stat, 'another statement');

    expect(await road.adopt({ key: stat, versionId: 'v2' })).toEqual({ kind: 'waiting', runId });

    expect((await road.run(runId)).files[0]).toMatchObject({
      size: 9,
      arrival: { versionId: 'v1' },
    });
  });

  test('a crash before the start is made good by the next delivery', async () => {
    const road = aRoad();
    const { runId, stat, recap } = await announcePair(road);
    await road.files.put(stat, 'statement');
    await road.adopt({ key: stat, versionId: 'v1' });
    await road.files.put(recap, 'recap');
    road.faults.add('before-start');
    await expect(road.adopt({ key: recap, versionId: 'v2' })).rejects.toThrow(Killed);

    expect(await road.adopt({ key: recap, versionId: 'v2' })).toEqual({ kind: 'started', runId });

    expect(road.started).toEqual([runId]);
    expect(await road.journal(runId)).toEqual(['RUN-CREATED', 'RUN-ARRIVED', 'RUN-ARRIVED']);
  });

  test.each([
    { key: 'incoming/run_unknown/file/file_1', why: 'no such run' },
    { key: 'incoming/run_unknown', why: 'not even a file' },
  ])('ignored: $why', async ({ key: at }) => {
    const road = aRoad();
    await road.files.put(at, 'abc');

    expect(await road.adopt({ key: at, versionId: 'v1' })).toEqual({
      kind: 'ignored',
      why: 'unknown-upload',
    });
  });

  test('a file under another slot than its own is not taken', async () => {
    const road = aRoad();
    const { runId, stat } = await announcePair(road);
    const elsewhere = stat.replace('stat_file', 'recap_file');
    await road.files.put(elsewhere, 'abc');

    expect(await road.adopt({ key: elsewhere, versionId: 'v1' })).toEqual({
      kind: 'waiting',
      runId,
    });
    expect((await road.run(runId)).lastSeq).toBe(1);
  });

  test('after the end it comes too late, and the ended run is not touched', async () => {
    const road = aRoad();
    const { runId, stat } = await announcePair(road);
    await road.conclude(runId, { code: 'RUN-NEVER-CAME', data: { waiting_for: 'files' } });
    const ended = await road.run(runId);
    await road.files.put(stat, 'statement');

    expect(await road.adopt({ key: stat, versionId: 'v1' })).toEqual({
      kind: 'ignored',
      why: 'late',
    });
    expect(await road.run(runId)).toEqual(ended);
    expect(road.started).toEqual([]);
  });

  test('while the run is ending it comes too late as well', async () => {
    const road = aRoad();
    const { runId, stat } = await announcePair(road);
    road.faults.add('conclude-before-end');
    await expect(
      road.conclude(runId, { code: 'RUN-NEVER-CAME', data: { waiting_for: 'files' } }),
    ).rejects.toThrow(Killed);
    await road.files.put(stat, 'statement');

    expect(await road.adopt({ key: stat, versionId: 'v1' })).toEqual({
      kind: 'ignored',
      why: 'late',
    });
    expect(road.started).toEqual([]);
  });
});
