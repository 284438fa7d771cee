import { describe, expect, test } from 'vitest';
import { wordMessage } from '../../shared/messages/catalogue.ts';
import { nameSlots, slotsFit, tellSlots } from '../../shared/runs/slots.ts';

describe('the files that a domain takes', () => {
  test.each([
    { domain: 'courses', slots: ['file'], expected: true, why: 'its one file' },
    { domain: 'courses', slots: ['file', 'file'], expected: false, why: 'one file too many' },
    { domain: 'courses', slots: [], expected: false, why: 'none' },
    { domain: 'courses', slots: ['document'], expected: false, why: 'another domain’s' },
    { domain: 'claims', slots: ['recap_file', 'stat_file'], expected: true, why: 'any order' },
    { domain: 'claims', slots: ['stat_file'], expected: false, why: 'half a pair' },
    { domain: 'claims', slots: ['corrections'], expected: true, why: 'corrections are alone' },
    {
      domain: 'claims',
      slots: ['stat_file', 'recap_file', 'corrections'],
      expected: false,
      why: 'not with a pair',
    },
    { domain: 'reports', slots: ['document', 'document'], expected: true, why: 'several' },
    { domain: 'transfers', slots: ['file'], expected: true, why: 'its one file' },
    { domain: 'catalogue', slots: ['file'], expected: false, why: 'it takes none' },
  ] as const)('$domain $slots: $expected, $why', ({ domain, slots, expected }) => {
    expect(slotsFit(domain, slots)).toBe(expected);
  });

  test('named for a message', () => {
    expect(nameSlots('claims')).toBe('stat_file + recap_file / corrections');
    expect(nameSlots('courses')).toBe('file');
  });

  test.each(['claims', 'courses', 'reports'] as const)('of %s told in words', (domain) => {
    const data = { slots: nameSlots(domain) };
    for (const lang of ['fr', 'en'] as const) {
      expect(wordMessage('UPL-01', data, lang)).toMatch(/ \((stat_file|file|document)\)/);
    }
  });

  test('a refusal says which slot is none, or that they do not go together', () => {
    expect(tellSlots('claims', ['stat_file', 'recap'])).toEqual([
      {
        field: 'files.1.slot',
        code: 'RUN-FIELD-CHOICE',
        data: { choices: ['stat_file', 'recap_file', 'corrections'] },
      },
    ]);
    expect(tellSlots('courses', ['file', 'file'])).toEqual([
      { field: 'files', code: 'UPL-01', data: { slots: 'file' } },
    ]);
  });
});
