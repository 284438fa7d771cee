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
        kind: 'unreadable',
        name: 'dry-run',
        value,
      });
    },
  );

  test('who sent it and from where, without the blanks around', () => {
    expect(readDropOptions({ sender: ' école-12 ', country: ' Togo ', other: 'x' })).toEqual({
      kind: 'read',
      dryRun: false,
      options: { updateExisting: true, sender: 'école-12' },
      country: 'Togo',
    });
  });

  test('a sender without a name is none', () => {
    expect(readDropOptions({ sender: '  ' })).toMatchObject({ options: { updateExisting: true } });
    expect(readDropOptions({ sender: '  ' })).not.toHaveProperty('options.sender');
  });
});
