import { describe, expect, test } from 'vitest';
import { changeRun, type RunDraft } from '../../shared/runs/change-run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { anEvent, aRun } from './a-run.ts';

const said = (code: string) => ({ level: 'info' as const, stage: null, code, data: {} });
const draft = (code: string, fields: RunDraft['fields'] = {}): RunDraft => ({
  fields,
  events: [said(code)],
});
const { id } = aRun();

async function aStore(): Promise<RunStore> {
  const store = createFakeRunStore();
  await store.create(aRun(), [anEvent()]);
  return store;
}

describe('a run is changed', () => {
  test('fields, time and number of events together; events are numbered on', async () => {
    const store = await aStore();

    const changed = await changeRun(store, createFakeTiming(), id, () => ({
      fields: { progressPercent: 42 },
      events: [said('A'), said('B')],
    }));

    const after = aRun({
      progressPercent: 42,
      lastSeq: 3,
      updatedAt: '2026-03-02T09:00:00.000Z',
    });
    expect(changed).toEqual({ kind: 'changed', run: after });
    expect(await store.read(id)).toEqual(after);
    expect((await store.readEvents(id, 1, 10)).map(({ seq, code, at }) => [seq, code, at])).toEqual(
      [
        [2, 'A', '2026-03-02T09:00:00.000Z'],
        [3, 'B', '2026-03-02T09:00:00.000Z'],
      ],
    );
  });

  test('a rival that was faster is seen: it is decided again on what the rival left', async () => {
    const store = await aStore();
    const plusOne = () =>
      changeRun(store, createFakeTiming(), id, ({ progressPercent }) =>
        draft('RIVAL', { progressPercent: progressPercent + 1 }),
      );
    let rivals = 2;
    const contended: RunStore = {
      ...store,
      async replace(change) {
        rivals -= 1;
        if (rivals >= 0) await plusOne();
        return store.replace(change);
      },
    };
    const decided: number[] = [];

    await changeRun(contended, createFakeTiming(), id, ({ progressPercent }) => {
      decided.push(progressPercent);
      return draft('OWN', { progressPercent: progressPercent + 10 });
    });

    expect(decided).toEqual([0, 1, 2]);
    expect((await store.read(id))?.progressPercent).toBe(12);
    const codes = (await store.readEvents(id, 1, 10)).map(({ code }) => code);
    expect(codes).toEqual(['RIVAL', 'RIVAL', 'OWN']);
  });

  test('fifty at once lose nothing, and the journal has no gap', async () => {
    const store = await aStore();

    await Promise.all(
      Array.from({ length: 50 }, () =>
        changeRun(store, createFakeTiming(), id, (run) =>
          draft('ONE', { chunks: { total: 50, settled: run.chunks.settled + 1 } }),
        ),
      ),
    );

    expect((await store.read(id))?.chunks.settled).toBe(50);
    const events = await store.readEvents(id, 0, 100);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
  });

  test('nothing asked for, nothing written', async () => {
    const store = await aStore();

    const changed = await changeRun(store, createFakeTiming(), id, () => undefined);

    expect(changed).toEqual({ kind: 'left', run: aRun() });
    expect(await store.read(id)).toEqual(aRun());
  });

  test('no such run', async () => {
    expect(await changeRun(createFakeRunStore(), createFakeTiming(), id, () => draft('A'))).toEqual(
      { kind: 'missing' },
    );
  });

  test('a chunk that is marked already changes nothing', async () => {
    const store = await aStore();
    const marker = {
      runId: id,
      chunk: 0,
      counts: aRun().counts,
      unreached: 0,
      recordParts: [],
      diffHash: '',
    };
    const mark = () => changeRun(store, createFakeTiming(), id, () => ({ ...draft('A'), marker }));
    await mark();
    const before = await store.read(id);

    expect((await mark()).kind).toBe('already-marked');
    expect(await store.read(id)).toEqual(before);
  });

  test('rivals without end are a fault after a minute, for the step to be tried again', async () => {
    const store: RunStore = { ...(await aStore()), replace: async () => 'stale' };
    const timing = createFakeTiming();

    await expect(changeRun(store, timing, id, () => draft('A'))).rejects.toThrow(
      expect.objectContaining({ name: 'RunContended' }),
    );

    const waited = timing.now().getTime() - Date.parse('2026-03-02T09:00:00.000Z');
    expect(waited).toBeGreaterThan(60_000);
    expect(waited).toBeLessThan(62_000);
  });
});
