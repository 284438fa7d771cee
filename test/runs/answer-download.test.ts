import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { type DownloadPorts, download } from '../../functions/runs/answer-download.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import type { Run } from '../../shared/runs/run.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeResultStore } from '../fakes/result-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTicketStore } from '../fakes/ticket-store.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

const noon = new Date('2026-03-02T12:00:00.000Z');
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

async function aDesk(fields: Partial<Run> = {}) {
  const runs = createFakeRunStore();
  const run = aRun(fields);
  await runs.create(run, [anEvent()]);
  const audited: unknown[] = [];
  const ports = {
    runs,
    chunks: createFakeChunkStore(),
    results: createFakeResultStore(),
    tickets: createFakeTicketStore(),
    presigning: new S3Client({ region: 'eu-west-3', credentials }),
    ingestBucket: 'ingest',
    resultsBucket: 'results',
    verifyToken: async () => aCaller('staff'),
    audit: (what: string, ids: object) => audited.push([what, ids]),
  } satisfies DownloadPorts;
  const ask = (type: 'log' | 'error' | 'result' | 'source', accept = '') =>
    download(ports, {
      ...{ caller: null, lang: 'en', now: noon, source: '', body: undefined },
      path: { id: run.id },
      query: { type },
      headers: { authorization: 'Bearer t', accept },
    } as unknown as Parameters<typeof download>[1]);
  return { ports, run, audited, ask };
}

const locationOf = (answer: object): URL =>
  new URL((answer as { headers: { location: string } }).headers.location);

describe('the rows to correct', () => {
  const errorFileKey = 'runs/r/corrections/Élevage.corrections.xlsx';

  test('are handed out by an address, and who took them is noted by ids', async () => {
    const { ask, audited, run } = await aDesk({ errorFileKey });
    const answer = await ask('error');
    expect(answer).toMatchObject({ status: 302, headers: { 'cache-control': 'no-store' } });
    expect(decodeURIComponent(locationOf(answer).pathname)).toBe(`/${errorFileKey}`);
    expect(audited).toEqual([['Rows to correct handed out', { runId: run.id, by: 'sub-staff' }]]);
  });

  test('are not there: said so, and nothing is noted', async () => {
    const { ask, audited } = await aDesk();
    expect([await ask('error'), await ask('result')]).toEqual([
      { problem: 'RUN-NOFILE' },
      { problem: 'RUN-NOFILE' },
    ]);
    expect(audited).toEqual([]);
  });
});

describe('the source', () => {
  test('is handed out by an address, and who took it is noted by ids', async () => {
    const key = 'processed/2026/03/02/r/cours.csv';
    const { ask, audited, run } = await aDesk({ files: [aFile({ key })] });
    const answer = await ask('source');
    expect(answer).toMatchObject({ status: 302 });
    expect(locationOf(answer).pathname).toBe(`/${key}`);
    expect(audited).toEqual([['Source handed out', { runId: run.id, by: 'sub-staff' }]]);
  });

  test('is not there: nothing is noted', async () => {
    const { ask, audited } = await aDesk({ files: [aFile({ key: null })] });
    expect(await ask('source')).toEqual({ problem: 'RUN-NOFILE' });
    expect(audited).toEqual([]);
  });
});

describe('the log', () => {
  test('of a run that goes on is text, even if a file lies there', async () => {
    const { ask, ports, run } = await aDesk();
    await ports.results.writeFile(`runs/${run.id}/log.txt`, new Uint8Array(), 'text/plain');
    expect(await ask('log')).toMatchObject({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      text: '2024-11-21T10:00:00.000Z INFO #1 - RUN-CREATED Import created.\n',
    });
  });

  test('of an ended run is its file, or text until that is written', async () => {
    const { ask, audited, ports, run } = await aDesk({ status: 'DONE' });
    expect(await ask('log')).toMatchObject({ status: 200 });
    await ports.results.writeFile(`runs/${run.id}/log.txt`, new Uint8Array(), 'text/plain');
    const answer = await ask('log');
    expect(answer).toMatchObject({ status: 302 });
    expect(locationOf(answer).pathname).toBe(`/runs/${run.id}/log.txt`);
    // It holds no cell's content.
    expect(audited).toEqual([]);
  });

  test('as text is cut at 10,000 lines, and says so', async () => {
    const { ask, ports, run } = await aDesk();
    const finding = { code: 'RUN-R01', level: 'rejected', slot: 'file' } as const;
    const findings = Array.from({ length: 12_000 }, (_, i) =>
      newFinding({ ...finding, row: i + 2 }),
    );
    await ports.chunks.writeFindings(run.id, 'read-00000', findings);
    const { text } = (await ask('log')) as { text: string };
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(10_001);
    expect(lines.at(-2)).toMatch(/^ROW 10000 REJECTED file RUN-R01 /);
    expect(lines.at(-1)).toMatch(/^… The rest is not shown here/);
  });
});
