import { describe, expect, test } from 'vitest';
import { measurePace } from '../../shared/runs/measure-pace.ts';
import { presentEvent } from '../../shared/runs/present-event.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import { publicRun } from '../../shared/runs/public-run.schema.ts';
import { aFile, anEvent, aRun } from './a-run.ts';

const reader = { lang: 'en' as const, publicUrl: 'https://quai.example' };
const counts = { read: 100, created: 40, updated: 5, unchanged: 3, rejected: 2, setAside: 0 };

describe('a run as clients see it', () => {
  test('has every field of the contract, in its names', () => {
    const run = aRun({
      id: 'run_1',
      stage: 'settle',
      options: { updateExisting: true, multipart: true },
      files: [aFile({ id: 'file_1', sha256: 'ab', counts })],
      counts,
      progressPercent: 33.333333,
      stages: [
        {
          name: 'read',
          status: 'DONE',
          startedAt: '2024-11-21T10:00:01.000Z',
          completedAt: '2024-11-21T10:00:02.000Z',
          in: 100,
          out: 98,
          message: { code: 'RUN-404', data: {} },
          parts: [{ name: 'cleaning', in: 100, out: 99 }],
        },
      ],
      startedAt: '2024-11-21T10:00:01.000Z',
      updatedAt: '2024-11-21T10:00:11.000Z',
      lastSeq: 42,
    });
    const sixCounts = {
      read: 100,
      created: 40,
      updated: 5,
      unchanged: 3,
      rejected: 2,
      set_aside: 0,
    };

    expect(presentRun(run, reader)).toEqual({
      id: 'run_1',
      domain: 'courses',
      kind: 'file-import',
      status: 'PROCESSING',
      waiting_for: null,
      waiting_until: null,
      stage: 'settle',
      dry_run: false,
      options: { update_existing: true, multipart: true },
      files: [
        {
          id: 'file_1',
          slot: 'file',
          name: 'cours.csv',
          size: 2_048,
          sha256: 'ab',
          content_type: 'text/csv',
          encoding: 'utf-8',
          delimiter: ';',
          sheet: null,
          rows: 11,
          counts: sixCounts,
          url: 'https://quai.example/api/runs/run_1/download?type=source&slot=file',
        },
      ],
      counts: sixCounts,
      progress_percent: 33.33,
      eta_seconds: 10,
      rows_per_second: 5,
      stages: [
        {
          name: 'read',
          status: 'DONE',
          started_at: '2024-11-21T10:00:01.000Z',
          completed_at: '2024-11-21T10:00:02.000Z',
          in: 100,
          out: 98,
          message: 'No such run.',
          parts: [{ name: 'cleaning', in: 100, out: 99 }],
        },
      ],
      message: null,
      cost: { estimated_usd: null, actual_usd: null },
      created_by: 'awa.staff@quai.example',
      country: 'Senegal',
      country_code: 'SN',
      created_at: '2024-11-21T10:00:00.000Z',
      started_at: '2024-11-21T10:00:01.000Z',
      completed_at: null,
      log_file_url: 'https://quai.example/api/runs/run_1/download?type=log',
      error_file_url: null,
      replay_of: null,
      correction_of: null,
      undone_by: null,
      last_seq: 42,
    });
  });

  test('keeps to its own schema, nothing more and nothing less', () => {
    const shown = presentRun(aRun({ files: [aFile()] }), reader);
    expect(publicRun.strict().parse(shown)).toEqual(shown);
  });

  test('a file that has not arrived has no address', () => {
    const shown = presentRun(aRun({ files: [aFile({ key: null, arrival: null })] }), reader);
    expect(shown.files[0]?.url).toBeNull();
  });

  test('an error file has one', () => {
    const shown = presentRun(aRun({ id: 'run_1', errorFileKey: 'results/run_1/e.xlsx' }), reader);
    expect(shown.error_file_url).toBe('https://quai.example/api/runs/run_1/download?type=error');
  });

  test.each([
    { lang: 'fr' as const, expected: 'Import annulé' },
    { lang: 'en' as const, expected: 'Import cancelled' },
  ])('its message in the language of the reader: $lang', ({ lang, expected }) => {
    const run = aRun({ message: { code: 'RUN-CANCELLED', data: {} } });
    expect(presentRun(run, { ...reader, lang }).message).toBe(expected);
  });

  test.each(['mapping', 'approval'] as const)('while it waits for %s: what is asked', (wait) => {
    const asked = { code: 'TRF-A11', data: { rows: 2, days: 3 } };
    const run = aRun({ status: 'PENDING', waitingFor: wait, asked });
    expect(presentRun(run, { ...reader, lang: 'en' }).message).toBe(
      'An approval is needed before it is sent (transfers: 2); without an answer within 3 days the bulk is cancelled.',
    );
    // What was asked once says nothing of a run that goes on.
    expect(presentRun({ ...run, waitingFor: null }, reader).message).toBeNull();
  });
});

describe('an event as clients see it', () => {
  test('is worded, and its counts have the names of the API', () => {
    const event = anEvent({
      seq: 7,
      stage: 'settle',
      code: 'RUN-PROGRESS',
      data: { counts, progress_percent: 54.4 },
    });

    expect(presentEvent(event, 'en')).toEqual({
      seq: 7,
      at: '2024-11-21T10:00:00.000Z',
      level: 'info',
      stage: 'settle',
      code: 'RUN-PROGRESS',
      message: 'Progress: 54.4%.',
      data: {
        counts: { read: 100, created: 40, updated: 5, unchanged: 3, rejected: 2, set_aside: 0 },
        progress_percent: 54.4,
      },
    });
  });

  test('leaves other data as it is', () => {
    const data = { code: 'CRS-01', count: 3, counts: 5 };
    expect(presentEvent(anEvent({ code: 'RUN-FINDINGS', data }), 'fr').data).toEqual(data);
  });

  test('a line about another code says what that one means', () => {
    const event = anEvent({ code: 'RUN-FINDINGS', data: { code: 'CRS-W05', count: 1 } });
    expect(presentEvent(event, 'en').message).toBe(
      '1 finding(s) CRS-W05: The price does not name its currency: it is read as …, like all of the column.',
    );
  });
});

describe('how fast a run goes', () => {
  const processing = {
    counts,
    startedAt: '2024-11-21T10:00:00.000Z',
    updatedAt: '2024-11-21T10:00:03.000Z',
  };
  test.each([
    { fields: {}, rate: 16.7, eta: 3, why: '50 in 3 s, and 50 to go' },
    { fields: { startedAt: null }, rate: null, eta: null, why: 'not begun' },
    { fields: { updatedAt: processing.startedAt }, rate: null, eta: null, why: 'no time passed' },
    {
      fields: { counts: { ...counts, created: 0, updated: 0, unchanged: 0, rejected: 0 } },
      rate: null,
      eta: null,
      why: 'no record has an outcome yet',
    },
    {
      fields: { status: 'DONE' as const, completedAt: '2024-11-21T10:00:05.000Z' },
      rate: 10,
      eta: null,
      why: 'ended after 5 s: nothing is left to wait for',
    },
    {
      fields: { counts: { ...counts, read: 50 } },
      rate: 16.7,
      eta: 0,
      why: 'every record has its outcome',
    },
  ])('$rate a second, $eta s left: $why', ({ fields, rate, eta }) => {
    expect(measurePace(aRun({ ...processing, ...fields }))).toEqual({
      rowsPerSecond: rate,
      etaSeconds: eta,
    });
  });
});
