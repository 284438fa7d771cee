import { describe, expect, test } from 'vitest';
import { messageTables, statusOf, word, wordMessage } from '../../shared/messages/catalogue.ts';
import { fillWording, placeholdersOf } from '../../shared/messages/fill-wording.ts';
import type { Wording } from '../../shared/messages/message.ts';

const entries = messageTables.flatMap((table) => Object.entries(table));

describe('every code of the catalogue', () => {
  test('is in one table only', () => {
    const codes = entries.map(([code]) => code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  test.each(entries)('%s is worded alike in French and English', (code, { fr, en }) => {
    expect(code).toMatch(/^(CLM|CRS|TRF|CAT|RPT|RUN|UPL|AUTH)-[A-Z0-9-]+$/);
    expect([fr.message, en.message].every((text) => text.trim() !== '')).toBe(true);
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
    expect(placesIn(fr)).toEqual(placesIn(en));
  });
});

function placesIn({ message, cause = '', fix = '' }: Wording): string[] {
  return placeholdersOf(`${message} ${cause} ${fix}`).sort();
}

describe('a code in words', () => {
  test('has message, cause and fix in the reader’s language', () => {
    expect(word('AUTH-02', {}, 'en')).toEqual({
      message: 'You are not signed in.',
      cause: 'The session is missing or has expired.',
      fix: 'Sign in again.',
    });
    expect(wordMessage('AUTH-02', {}, 'fr')).toBe('Vous n’êtes pas connecté.');
  });

  test('that nobody described is shown as it is', () => {
    expect(word('XYZ-99', { a: 1 }, 'fr')).toEqual({ message: 'XYZ-99', cause: null, fix: null });
    expect(statusOf('XYZ-99')).toBeUndefined();
  });

  test('that only looks like one is harmless', () => {
    expect(word('constructor', {}, 'en').message).toBe('constructor');
  });
});

describe('filling a text', () => {
  test.each([
    ['en', 12345.678, '12,345.68'],
    ['fr', 12345.678, '12\u202f345,68'],
    ['en', ['a', 'b', 'c'], 'a, b, and c'],
    ['fr', ['a', 'b', 'c'], 'a, b et c'],
    ['fr', [1000, 2], '1\u202f000 et 2'],
    ['en', 'as it is', 'as it is'],
    ['fr', true, 'oui'],
    ['en', null, '–'],
    ['en', undefined, '–'],
  ] as const)('%s: %j is written %s', (lang, value, text) => {
    expect(fillWording('{it}', { it: value }, lang)).toBe(text);
  });

  test('a value that looks like a place is not filled again', () => {
    expect(fillWording('{a} {b}', { a: '{b}', b: '$&' }, 'en')).toBe('{b} $&');
  });
});
