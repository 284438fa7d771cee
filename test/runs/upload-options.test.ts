import { describe, expect, test } from 'vitest';
import { importCoursesRoute } from '../../shared/courses/courses-routes.ts';
import { checkInput } from '../../shared/http/check-input.ts';
import { presentProblem } from '../../shared/http/present-problem.ts';
import { readUploadOptions, uploadOptions } from '../../shared/runs/upload-options.ts';
import { startUploadRoute } from '../../shared/runs/uploads-routes.ts';

const files = [{ slot: 'file', name: 'cours.csv' }];
const upload = (more: object) =>
  checkInput(startUploadRoute.body, { domain: 'courses', files, ...more });
const form = (fields: object) => checkInput(importCoursesRoute.multipart.fields, fields);

describe('options of an upload', () => {
  test('nothing said: a real import that updates what exists, in one form', () => {
    expect(upload({})).toEqual({
      kind: 'accepted',
      value: {
        domain: 'courses',
        files,
        options: { dry_run: false, update_existing: true, multipart: false },
      },
    });
  });

  test.each([
    { given: { options: { dryRun: true } }, field: 'options.dryRun', name: 'dryRun' },
    { given: { dry_run: true }, field: 'dry_run', name: 'dry_run' },
    { given: { files: [{ ...files[0], sha: 'x' }] }, field: 'files.0.sha', name: 'sha' },
  ])('$field is refused by name: a test must not become real', ({ given, field, name }) => {
    expect(upload(given)).toEqual({
      kind: 'refused',
      problem: {
        problem: 'RUN-INVALID',
        data: { names: [field] },
        errors: [{ field, code: 'RUN-FIELD-UNKNOWN', data: { name } }],
      },
    });
  });

  test.each(['mapping_id'])('%s is known and not taken yet', (name) => {
    expect(upload({ options: { [name]: 'x' } })).toEqual({
      kind: 'refused',
      problem: {
        problem: 'RUN-INVALID',
        data: { names: [`options.${name}`] },
        errors: [{ field: `options.${name}`, code: 'UPL-15', data: { name } }],
      },
    });
  });

  test('of a thousand unknown names the first twenty are named', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`x${i}`, 1]));
    const checked = upload({ options: many });
    expect(checked).toMatchObject({ kind: 'refused' });
    if (checked.kind === 'refused') expect(checked.problem.errors).toHaveLength(20);
  });
});

describe('the period of claims', () => {
  test.each([
    { period_start: '2026-01-10', period_end: '2026-01-10' },
    { period_start: '2026-01-10' },
    { period_end: '2026-02-28' },
  ])('%j is taken', (options) => {
    expect(upload({ options })).toMatchObject({ kind: 'accepted', value: { options } });
  });

  test.each([
    { options: { period_start: '2026-02-30' }, field: 'period_start', code: 'RUN-FIELD-FORMAT' },
    { options: { period_end: '10/01/2026' }, field: 'period_end', code: 'RUN-FIELD-FORMAT' },
    {
      options: { period_start: '2026-03-02', period_end: '2026-03-01' },
      field: 'period_end',
      code: 'UPL-23',
    },
  ])('$options is refused at $field', ({ options, field, code }) => {
    expect(upload({ options })).toMatchObject({
      kind: 'refused',
      problem: { problem: 'RUN-INVALID', errors: [{ field: `options.${field}`, code }] },
    });
  });
});

test('a day in another form is refused with the form that a day has', () => {
  const checked = upload({ options: { period_start: '01/02/2024' } });
  if (checked.kind !== 'refused') throw new Error(checked.kind);
  for (const lang of ['fr', 'en'] as const) {
    const [error] = presentProblem(checked.problem, lang, 'r1').errors;
    expect(error).toMatchObject({
      field: 'options.period_start',
      code: 'RUN-FIELD-FORMAT',
      message: expect.stringMatching(lang === 'fr' ? /AAAA-MM-JJ.*2024-02-01/ : /YYYY-MM-DD/),
    });
  }
});

describe('options that only one domain takes', () => {
  const given = (more: object) => uploadOptions.parse(more);

  test('a bulk: who pays, who is told, duplicates that are meant; validate_only is its dry run', () => {
    const options = given({
      payer_account: ' ACC-1 ',
      callback_url: 'https://bank.example/hooks',
      validate_only: true,
      confirm_duplicates: true,
    });
    expect(readUploadOptions('transfers', options)).toEqual({
      kind: 'read',
      dryRun: true,
      options: {
        updateExisting: true,
        payerAccount: 'ACC-1',
        callbackUrl: 'https://bank.example/hooks',
        confirmDuplicates: true,
      },
    });
  });

  test.each([
    { domain: 'courses', more: { payer_account: 'ACC-1' }, name: 'payer_account' },
    { domain: 'claims', more: { validate_only: false }, name: 'validate_only' },
    { domain: 'transfers', more: { period_start: '2026-01-01' }, name: 'period_start' },
  ] as const)('$name is not for $domain', ({ domain, more, name }) => {
    expect(readUploadOptions(domain, given(more))).toEqual({ kind: 'alien', name });
  });

  test('a callback that nobody can call refuses nothing: the journal says so later', () => {
    expect(upload({ domain: 'transfers', options: { callback_url: 'nowhere' } })).toMatchObject({
      kind: 'accepted',
    });
  });
});

describe('fields of the form', () => {
  test('are taken as words', () => {
    expect(form({ dry_run: 'true', format_type: 'csv' })).toEqual({
      kind: 'accepted',
      value: { dry_run: true, format_type: 'csv', update_existing: true },
    });
  });

  test('an unknown one is refused by name', () => {
    expect(form({ dryrun: 'true' })).toMatchObject({
      kind: 'refused',
      problem: {
        problem: 'RUN-INVALID',
        errors: [{ field: 'dryrun', code: 'RUN-FIELD-UNKNOWN', data: { name: 'dryrun' } }],
      },
    });
  });
});
