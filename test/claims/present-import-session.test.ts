import { describe, expect, test } from 'vitest';
import { importSession } from '../../shared/claims/sessions/import-session.schema.ts';
import { presentImportSession } from '../../shared/claims/sessions/present-import-session.ts';
import type { RunStatus } from '../../shared/runs/run.ts';
import { aRun } from '../runs/a-run.ts';
import { aSession } from './an-import-session.ts';

const reader = { lang: 'fr', publicUrl: 'https://quai.example' } as const;
const id = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W';
const at = `https://quai.example/api/import-sessions/${id}/download/`;

test('a session that ended, with every key', () => {
  const session = presentImportSession(
    aSession({
      message: { code: 'RUN-SOME-REJECTED', data: { rejected: 3, read: 7 } },
      tallies: {
        ...{ claims_conform: 4, claims_created: 2, claims_updated: 1, claims_unchanged: 1 },
        ...{
          claims_rejected: 3,
          insured_created: 5,
          total_claimed: 22000,
          total_reimbursed: 18000,
        },
      },
      progressPercent: 100,
    }),
    reader,
  );
  const { stat_file, recap_file, ...rest } = session;
  expect(rest).toEqual({
    ...{ id, user: 'john.kodjo', country: 'Senegal', country_code: 'SN' },
    ...{ corrections_file: null, status: 'DONE_WITH_ERRORS', waiting_for: null },
    ...{ kind: 'file-import', dry_run: false },
    created_at: '2024-11-21T10:00:00.000Z',
    started_at: '2024-11-21T10:00:01.000Z',
    completed_at: '2026-04-01T09:05:00.000Z',
    error_file: 'stat.corrections.xlsx',
    error_file_url: `${at}?type=error`,
    log_file_path: `runs/${id}/log.txt`,
    log_file_url: `${at}?type=log`,
    message: '3 ligne(s) sur 7 rejetée(s).',
    ...{ start_date: '2026-01-10', end_date: '2026-03-28', progress_percent: 100 },
    counts: { read: 7, created: 3, updated: 0, unchanged: 0, rejected: 3, set_aside: 1 },
    claims: {
      ...{ conform: 4, created: 2, updated: 1, unchanged: 1, rejected: 3 },
      ...{ undone: 0, restored: 0 },
    },
    ...{ insured_created_count: 5, claims_created_count: 2 },
    ...{ total_claimed_amount: 22000, total_reimbursed_amount: 18000, currency: 'XOF' },
    ...{ replay_of: null, correction_of: null, undone_by: null, undo_of: null, last_seq: 1 },
  });
  expect(stat_file).toMatchObject({ slot: 'stat_file', name: 'stat_file.xlsx', erased_at: null });
  expect(stat_file?.url).toBe(
    `https://quai.example/api/runs/${id}/download?type=source&slot=stat_file`,
  );
  expect(recap_file).toMatchObject({ slot: 'recap_file' });
  expect(importSession.parse(session)).toEqual(session);
});

test('one that has just been announced: null where nothing is known, and a log already', () => {
  const run = aRun({ domain: 'claims', status: 'PENDING', startedAt: null, createdBy: 'drop' });
  expect(presentImportSession(run, reader)).toMatchObject({
    ...{ user: 'drop', stat_file: null, recap_file: null, status: 'PENDING' },
    ...{ started_at: null, completed_at: null, error_file: null, message: null },
    ...{ error_file_url: null, start_date: null, end_date: null, currency: null },
    ...{ log_file_url: `${at}?type=log`, insured_created_count: 0, total_claimed_amount: 0 },
  });
});

describe('states', () => {
  test.each([
    ['PENDING', 'PENDING'],
    ['PROCESSING', 'PROCESSING'],
    ['DONE', 'DONE'],
    ['DONE_WITH_ERRORS', 'DONE_WITH_ERRORS'],
    ['ERROR', 'ERROR'],
    ['CANCELLED', 'ERROR'],
  ] as const)('%s is %s', (status: RunStatus, expected) => {
    expect(presentImportSession(aSession({ status }), reader).status).toBe(expected);
  });

  test('a cancelled one says so', () => {
    const cancelled = aSession({
      status: 'CANCELLED',
      message: { code: 'RUN-CANCELLED', data: {} },
    });
    expect(presentImportSession(cancelled, reader)).toMatchObject({
      status: 'ERROR',
      message: 'Import annulé',
    });
  });
});

test('who reads masked is given no address of what is in clear', () => {
  const masked = presentImportSession(aSession(), { ...reader, isMasked: true });
  expect(masked).toMatchObject({
    stat_file: { url: null },
    error_file_url: null,
    log_file_url: `${at}?type=log`,
  });
});

test('an erased file has no address and says when', () => {
  const run = aSession();
  const files = run.files.map((file) => ({ ...file, erasedAt: '2026-05-01T09:00:00.000Z' }));
  expect(presentImportSession({ ...run, files }, reader).stat_file).toMatchObject({
    url: null,
    erased_at: '2026-05-01T09:00:00.000Z',
  });
});
