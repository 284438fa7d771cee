import { describe, expect, test } from 'vitest';
import { listFindings, listRecords, readDiff } from '../../functions/runs/answer-records.ts';
import { readStage } from '../../functions/runs/answer-stage.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { anEvent, aRun } from './a-run.ts';

const { id: runId } = aRun();

async function aReadRun() {
  const runs = createFakeRunStore();
  const chunks = createFakeChunkStore();
  const stage = { startedAt: null, completedAt: null, in: 1, out: 1, message: null, parts: [] };
  const run = aRun({
    chunks: { total: 1, settled: 0 },
    stages: [{ ...stage, name: 'read', status: 'DONE' }],
  });
  await runs.create(run, [anEvent()]);
  const rejected = [2, 3, 4].map((row) =>
    newFinding({ code: 'CRS-R01', level: 'rejected', slot: 'file', row }),
  );
  await chunks.writeFindings(runId, 'read-00000', rejected);
  const record = { priceMinor: 100, lessons: [{ videoUrl: null }] };
  await chunks.writeChunk(runId, 0, [{ id: 'crs_1', row: 5, record }]);
  const ports = { runs, chunks, publicUrl: 'https://quai.example' } as never;
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
