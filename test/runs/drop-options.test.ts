import { describe, expect, test } from 'vitest';
import { readDropOptions } from '../../shared/runs/drop-options.ts';

describe('options of a dropped file', () => {
  test('nothing said: a real import that updates what exists', () => {
    expect(readDropOptions({})).toEqual({
      kind: 'read',
      dryRun: false,
      options: { updateExisting: true },
      country: null,
    });
  });

  test.each(['true', '1', 'yes', 'OUI', ' Vrai ', 'on'])('"%s" is yes', (value) => {
    expect(readDropOptions({ 'dry-run': value })).toMatchObject({ dryRun: true });
  });

  test.each(['false', '0', 'no', 'NON', ' Faux ', 'off'])('"%s" is no', (value) => {
    const options = readDropOptions({ 'update-existing': value });
    expect(options).toMatchObject({ options: { updateExisting: false } });
  });

  test.each(['', 'maybe', '2', 'yes please'])(
    '"%s" is neither: a test must not become real by a guess',
    (value) => {
      expect(readDropOptions({ 'dry-run': value })).toEqual({
        kind: 'refused',
        reason: { code: 'UPL-13', data: { name: 'dry-run', value } },
      });
    },
  );

  test.each([
    { name: 'dryrun', meant: 'dry-run' },
    { name: 'dry_run', meant: 'dry-run' },
    { name: 'updateexisting', meant: 'update-existing' },
    { name: 'update_existing', meant: 'update-existing' },
    { name: 'payeraccount', meant: 'payer-account' },
    { name: 'validate-only', meant: 'dry-run' },
    { name: 'validate_only', meant: 'dry-run' },
    { name: 'confirm_duplicates', meant: 'confirm-duplicates' },
    { name: 'callbackurl', meant: 'callback-url' },
  ])('"$name" is refused: $meant was meant', ({ name, meant }) => {
    expect(readDropOptions({ [name]: 'true' })).toEqual({
      kind: 'refused',
      reason: { code: 'UPL-16', data: { name, meant } },
    });
  });

  test.each(['mapping-id', 'confirm-duplicates', 'callback-url'])(
    '%s is refused: no open domain takes it',
    (name) => {
      expect(readDropOptions({ [name]: 'm1' })).toEqual({
        kind: 'refused',
        reason: { code: 'UPL-15', data: { name } },
      });
    },
  );

  test('names are headers, whose case means nothing; others’ metadata is left alone', () => {
    expect(
      readDropOptions({ 'Dry-Run': 'true', mtime: '1', 's3b-last-modified': 'x' }),
    ).toMatchObject({ kind: 'read', dryRun: true });
  });

  test('who sent it and from where, without the blanks around', () => {
    expect(readDropOptions({ sender: ' école-12 ', country: ' Togo ', other: 'x' })).toEqual({
      kind: 'read',
      dryRun: false,
      options: { updateExisting: true, sender: 'école-12' },
      country: 'Togo',
    });
  });

  test('the account that pays a dropped bulk', () => {
    expect(readDropOptions({ 'payer-account': ' ACC-123456789 ' })).toEqual({
      kind: 'read',
      dryRun: false,
      options: { updateExisting: true, payerAccount: 'ACC-123456789' },
      country: null,
    });
  });

  test('a sender without a name is none', () => {
    expect(readDropOptions({ sender: '  ' })).toMatchObject({ options: { updateExisting: true } });
    expect(readDropOptions({ sender: '  ' })).not.toHaveProperty('options.sender');
  });
});
