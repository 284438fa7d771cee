import { describe, expect, test } from 'vitest';
import { adoptArrival } from '../../shared/runs/adopt-arrival.ts';
import { receiveFiles } from '../../shared/runs/receive-files.ts';
import { dropFile, recapKey, runOf, statKey } from './a-dropped-pair.ts';
import { aRoad, type Road } from './a-road.ts';

const first = 'the statement as it was when its pair was complete';
/** SHA-256, from another program. */
const hashOfFirst = '8aafbddbea63a64be4d7b855c43abcf195346a92bbebae5cb7caedf097ff014e';
const second = 'another statement, put there while the first one was taken in';

/** Replaces the dropped statement at the moment when a call of the file store begins or ends. */
function replacingAt(road: Road, method: 'head' | 'move' | 'open', when: 'before' | 'after') {
  let isDone = false;
  const replace = async () => {
    if (isDone) return;
    isDone = true;
    await road.files.put(statKey, second);
  };
  const disturbed = async (...args: unknown[]) => {
    if (when === 'before') await replace();
    const call = road.ports.files[method] as (...args: unknown[]) => Promise<unknown>;
    const answer = await call(...args);
    if (when === 'after') await replace();
    return answer;
  };
  return { ...road.ports, files: { ...road.ports.files, [method]: disturbed } };
}

describe('a dropped file is replaced while its run takes it in', () => {
  test.each([
    { method: 'move', when: 'before', why: 'before it is copied' },
    { method: 'move', when: 'after', why: 'as soon as it is copied' },
    { method: 'head', when: 'after', why: 'between a look at it and the reading' },
    { method: 'open', when: 'after', why: 'when its first bytes are being read' },
  ] as const)('$why: every byte is of the version that arrived', async ({ method, when }) => {
    const road = aRoad();
    const runId = runOf(await dropFile(road, statKey, first));
    await dropFile(road, recapKey, 'recap');

    await receiveFiles(replacingAt(road, method, when), runId);

    const [stat] = (await road.run(runId)).files;
    expect(stat).toMatchObject({ size: 50, sha256: hashOfFirst });
    expect(road.files.text(stat?.key ?? '')).toBe(first);
    // What came instead is a file of its own: it begins the next pair.
    expect(road.files.text(statKey)).toBe(second);
    const next = await road.adopt({ key: statKey, versionId: undefined });
    expect(next.kind).toBe('waiting');
    expect(runOf(next)).not.toBe(runId);
  });

  test('replaced while it is adopted: the newer one is what waits', async () => {
    const road = aRoad();
    const { versionId } = await road.files.put(statKey, first);
    const ports = replacingAt(road, 'head', 'after');

    const adoption = await adoptArrival(ports, { bucket: 'in', key: statKey, versionId });

    expect(adoption).toMatchObject({ kind: 'refused', reason: { code: 'UPL-20' } });
    const next = runOf(await road.adopt({ key: statKey, versionId: undefined }));
    expect((await road.run(next)).files).toMatchObject([{ size: second.length }]);
  });
});
