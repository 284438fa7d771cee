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
function anApi(completion: PartsCompletion = 'completed', caller = aCaller('staff')) {
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
    refuseUpload: async ({ domain }: Pick<Run, 'domain'>) =>
      domain === 'transfers' ? { code: 'TRF-A01', data: {} } : undefined,
  };
  const request = <B>(body: B, runId = aRun().id) => ({
    caller,
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
    announce: (body: object) => startUpload(ports, request(startUploadRoute.body.parse(body))),
    runs,
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
  test('are not given for what its domain refuses at once, and no run is made', async () => {
    const api = anApi('completed', aCaller('payment_maker'));
    const files = [{ slot: 'file', name: 'paie.csv' }];
    expect(await api.announce({ domain: 'transfers', files })).toEqual({
      ...{ problem: 'TRF-A01', data: {} },
    });
    const filter = { countryCode: null, limit: 10 };
    expect((await api.runs.list(filter as never)).items).toEqual([]);
  });

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

describe('an upload of claims', () => {
  const chef = aCaller('chef_technique');
  const pair = [
    { slot: 'stat_file', name: 'stat.xlsx' },
    { slot: 'recap_file', name: 'recap.xlsx' },
  ];

  test('keeps the days to which the period is narrowed, and a dry run', async () => {
    const options = { dry_run: true, period_start: '2026-01-10', period_end: '2026-03-28' };

    const answer = await anApi('completed', chef).announce({
      domain: 'claims',
      files: pair,
      options,
    });

    expect(answer).toMatchObject({
      status: 201,
      json: {
        run: {
          dry_run: true,
          options: { period_start: '2026-01-10', period_end: '2026-03-28' },
        },
        uploads: [{ slot: 'stat_file' }, { slot: 'recap_file' }],
      },
    });
  });

  test('says which of both was imported before', async () => {
    const api = anApi('completed', chef);
    const sha256 = 'ab'.repeat(32);
    const completedAt = '2026-03-01T09:00:00.000Z';
    const earlier = aRun({ domain: 'claims', status: 'DONE', completedAt });
    await api.runs.rememberFiles({ ...earlier, files: [aFile({ sha256 })] });

    const files = [{ ...pair[0], sha256 }, pair[1]];
    expect(await api.announce({ domain: 'claims', files })).toMatchObject({
      json: {
        already_imported: [{ slot: 'stat_file', run_id: earlier.id, at: completedAt }],
      },
    });
  });

  test.each([
    { caller: chef, files: [pair[0]], problem: 'CLM-F01', why: 'no recap' },
    {
      caller: aCaller('chef_technique', { country: null, countryCode: null }),
      files: pair,
      problem: 'CLM-F13',
      why: 'a user without country',
    },
    { caller: aCaller('admin'), files: pair, problem: 'AUTH-03', why: 'admin reads masked' },
    { caller: aCaller('staff'), files: pair, problem: 'AUTH-03', why: 'not for this role' },
  ])('refused $problem: $why', async ({ caller, files, problem }) => {
    const api = anApi('completed', caller);
    expect(await api.announce({ domain: 'claims', files })).toMatchObject({ problem });
    expect(await api.runs.listOpen(10)).toEqual([]);
  });

  test('other domains have no period', async () => {
    const options = { period_end: '2026-03-28' };
    expect(await anApi().start(options)).toEqual({
      problem: 'UPL-15',
      data: { name: 'period_end' },
    });
  });
});
