import { describe, expect, test } from 'vitest';
import { listFindings, listRecords, readDiff } from '../../functions/runs/answer-records.ts';
import { readStage } from '../../functions/runs/answer-stage.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import type { ChunkStore } from '../../shared/runs/chunk-store.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aChunk } from './a-chunk.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

const { id: runId } = aRun();

async function aReadRun() {
  const runs = createFakeRunStore();
  const chunks = createFakeChunkStore();
  const stage = { startedAt: null, completedAt: null, in: 1, out: 1, message: null, parts: [] };
  const run = aRun({
    chunks: { total: 1, settled: 0 },
    stages: [{ ...stage, name: 'read', status: 'DONE' }],
    files: [aFile()],
  });
  await runs.create(run, [anEvent()]);
  const rejected = [2, 3, 4].map((row) =>
    newFinding({ code: 'CRS-R01', level: 'rejected', slot: 'file', row }),
  );
  await chunks.writeFindings(runId, 'read-00000', rejected);
  const record = { priceMinor: 100, lessons: [{ videoUrl: null }] };
  await chunks.writeChunk(runId, 0, aChunk([{ id: 'crs_1', row: 5, record }]));
  const readAttempts = async () => new Map();
  const ports = { runs, chunks, readAttempts, publicUrl: 'https://quai.example' } as never;
  const request = (query: object, path: object = {}) =>
    ({ caller: aCaller('staff'), path: { id: runId, ...path }, query, lang: 'fr' }) as never;
  return { ports, request };
}

describe('pages of what is in a run', () => {
  test('the cursor goes on where the page ended', async () => {
    const { ports, request } = await aReadRun();
    const rowsOf = async (query: object) => {
      const answer = await listFindings(ports, request(query));
      const { items, next_cursor } = (answer as { json: { items: { row: number }[] } & object })
        .json as { items: { row: number }[]; next_cursor: string | null };
      return { rows: items.map(({ row }) => row), next_cursor };
    };
    expect(await rowsOf({ limit: 2 })).toEqual({ rows: [2, 3], next_cursor: '2' });
    expect(await rowsOf({ limit: 2, cursor: '2' })).toEqual({ rows: [4], next_cursor: null });
  });

  test.each(['!', '-1', '1.5', 'abc', '1e3', '9999999999'])(
    'cursor "%s" comes from no page',
    async (cursor) => {
      const { ports, request } = await aReadRun();
      const asked = request({ limit: 2, cursor });
      expect(await listFindings(ports, asked)).toEqual({ problem: 'RUN-CURSOR' });
      expect(await listRecords(ports, asked)).toEqual({ problem: 'RUN-CURSOR' });
      expect(await readDiff(ports, asked)).toEqual({ problem: 'RUN-CURSOR' });
    },
  );
});

const lineOf = (row: number) => ({
  ...{ id: `crs_${row}`, row, outcome: 'created' as const, basedOn: 0, code: null, group: 0 },
  ...{ fields: [], finding: null },
});

test('records come in source order, whoever decided about them', async () => {
  const { ports, request } = await aReadRun();
  const { runs, chunks } = ports as { runs: RunStore; chunks: ChunkStore };
  const key = await chunks.writeRecordPart(runId, '00000-x', [1, 5, 9].map(lineOf));
  const before = aRun({ chunks: { total: 1, settled: 0 }, files: [aFile()] });
  await runs.replace({
    before,
    after: { ...before, lastSeq: 2 },
    events: [anEvent({ seq: 2 })],
    marker: {
      ...{ runId, chunk: 0, counts: before.counts, unreached: 0, diffHash: '' },
      recordParts: [{ key, groups: [0] }],
    },
  });
  const answer = await listRecords(ports, request({ limit: 5 }));

  expect(answer).toEqual({
    status: 200,
    json: {
      items: [
        { key: 'crs_1', slot: 'file', row: 1, outcome: 'created' },
        { key: null, slot: 'file', row: 2, outcome: 'rejected' },
        { key: null, slot: 'file', row: 3, outcome: 'rejected' },
        { key: null, slot: 'file', row: 4, outcome: 'rejected' },
        { key: 'crs_5', slot: 'file', row: 5, outcome: 'created' },
      ],
      next_cursor: '5',
    },
  });
  expect(await listRecords(ports, request({ limit: 5, cursor: '5' }))).toMatchObject({
    json: { items: [{ row: 9 }], next_cursor: null },
  });
});

test('samples of a stage have the names that clients know', async () => {
  const { ports, request } = await aReadRun();
  expect(await readStage(ports, request({}, { name: 'read' }))).toMatchObject({
    json: {
      output_sample: [
        { id: 'crs_1', row: 5, record: { price_minor: 100, lessons: [{ video_url: null }] } },
      ],
    },
  });
});

describe('how often a stage was begun', () => {
  test.each([
    { known: new Map([['Read into chunks', 2]]), attempts: 2, why: 'its execution says' },
    { known: new Map(), attempts: null, why: 'it was begun and its execution does not know' },
    { known: undefined, attempts: null, why: 'the history is gone' },
  ])('$attempts: $why', async ({ known, attempts }) => {
    const { ports, request } = await aReadRun();
    const asked = { ...(ports as object), readAttempts: async () => known } as never;

    expect(await readStage(asked, request({}, { name: 'read' }))).toMatchObject({
      json: { attempts },
    });
  });
});
