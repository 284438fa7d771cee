import { describe, expect, test } from 'vitest';
import { completeUpload, readUpload, startUpload } from '../../functions/runs/answer-uploads.ts';
import type { PartsCompletion } from '../../functions/runs/upload-targets.s3.ts';
import type { Run, RunFile } from '../../shared/runs/run.ts';
import { startUploadRoute } from '../../shared/runs/uploads-routes.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

const waiting = { status: 'PENDING', waitingFor: 'files' } as const;
const awaited = aFile({ key: null, arrival: null });

/** The endpoints over a store in memory; addresses tell only of which kind they are. */
function anApi(completion: PartsCompletion = 'completed') {
  const runs = createFakeRunStore();
  const target = (method: string) => async (_: Run, file: RunFile) => ({ slot: file.slot, method });
  const completed: string[] = [];
  const targets = {
    postTarget: target('POST'),
    partsTarget: target('PUT'),
    async completeParts(_: Run, file: RunFile) {
      completed.push(file.slot);
      return completion;
    },
  };
  const ports = {
    runs,
    targets: targets as never,
    publicUrl: 'https://quai.example',
    hasPipeline: () => true,
  };
  const request = <B>(body: B, runId = aRun().id) => ({
    caller: aCaller('staff'),
    path: { run_id: runId },
    query: undefined,
    body,
    files: [],
    headers: {},
    lang: 'fr' as const,
    requestId: 'r1',
    now: new Date('2026-03-02T09:00:00.000Z'),
  });
  return {
    completed,
    store: (fields: Partial<Run>) => runs.create(aRun(fields), [anEvent()]),
    start: (options: object) =>
      startUpload(
        ports,
        request(
          startUploadRoute.body.parse({
            domain: 'courses',
            files: [{ slot: 'file', name: 'cours.csv' }],
            options,
          }),
        ),
      ),
    read: (runId: string) => readUpload(ports, request(undefined, runId)),
    complete: (slot = 'file') =>
      completeUpload(ports, request({ slot, parts: [{ number: 1, etag: '"a"' }] })),
  };
}

interface Told {
  readonly run: { readonly id: string; readonly options: object };
  readonly uploads: readonly object[];
}

describe('addresses of an upload', () => {
  test.each([
    { options: { multipart: true }, method: 'PUT' },
    { options: { multipart: false }, method: 'POST' },
  ])(
    'asked again, they are of the kind that was asked for: $method',
    async ({ options, method }) => {
      const api = anApi();
      const started = (await api.start(options)) as { json: Told };
      expect(started.json.uploads).toEqual([{ slot: 'file', method }]);

      const again = (await api.read(started.json.run.id)) as { json: Told };

      expect(again.json.uploads).toEqual([{ slot: 'file', method }]);
    },
  );

  test('a format that was announced is not kept: the content decides', async () => {
    const started = (await anApi().start({ format: 'json' })) as { json: Told };
    expect(started.json.run.options).toEqual({ update_existing: true });
  });
});

describe('parts are put together', () => {
  test('of a file that is awaited', async () => {
    const api = anApi();
    await api.store({ ...waiting, files: [awaited] });
    expect(await api.complete()).toMatchObject({ status: 202, json: { status: 'PENDING' } });
    expect(api.completed).toEqual(['file']);
  });

  test.each([
    {
      run: { ...waiting, files: [awaited] },
      slot: 'stat_file',
      answer: { problem: 'RUN-NOFILE' },
      why: 'it has no such slot',
    },
    {
      run: { ...waiting, files: [aFile()] },
      answer: { problem: 'UPL-18', data: { slot: 'file' } },
      why: 'the file has arrived',
    },
    {
      run: { status: 'PENDING' as const, cancelRequested: true, files: [awaited] },
      answer: { problem: 'UPL-18', data: { slot: 'file' } },
      why: 'the run was cancelled and does not wait any more',
    },
    {
      run: { status: 'CANCELLED' as const, files: [awaited] },
      answer: { problem: 'UPL-18', data: { slot: 'file' } },
      why: 'it has ended',
    },
  ])('refused $answer.problem: $why', async ({ run, slot, answer }) => {
    const api = anApi();
    await api.store(run);
    expect(await api.complete(slot)).toEqual(answer);
    expect(api.completed).toEqual([]);
  });

  test.each([
    { completion: 'bad-parts', problem: 'UPL-17' },
    { completion: 'not-open', problem: 'RUN-NOFILE' },
  ] as const)('$completion is told as $problem', async ({ completion, problem }) => {
    const api = anApi(completion);
    await api.store({ ...waiting, files: [awaited] });
    expect(await api.complete()).toEqual({ problem });
  });
});
