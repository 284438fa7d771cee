import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { needsCleaning } from '../../shared/rows/needs-cleaning.ts';
import { repairMojibake } from '../../shared/rows/repair-mojibake.ts';
import { sanitiseText } from '../../shared/rows/sanitise-text.ts';

describe('needsCleaning', () => {
  test.each([
    { text: 'Bases de la comptabilité', why: 'accents' },
    { text: 'L’élevage « en cage » : 3 – 5 €… (“œufs”)', why: 'signs that French texts have' },
    { text: 'Tâche, Âge, Ça, naïf', why: 'letters that damage begins with, but nothing behind' },
    { text: 'C++ > C#', why: 'signs that are no markup' },
  ])('not for $why', ({ text }) => {
    expect(needsCleaning(text, false)).toBe(false);
  });

  test.each([
    { text: '', why: 'nothing, which is no text' },
    { text: ' a', why: 'a space before' },
    { text: 'a ', why: 'a space behind' },
    { text: 'a  b', why: 'two spaces' },
    { text: 'a\u00a0b', why: 'a space that does not break' },
    { text: 'a\tb', why: 'a tab' },
    { text: 'a\nb', why: 'a line break' },
    { text: 'a\rb', why: 'another one' },
    { text: '<b>a</b>', why: 'markup' },
    { text: 'a &amp; b', why: 'an entity' },
    { text: 'a\u200bb', why: 'an invisible space' },
    { text: 'a\u202eb', why: 'a change of direction' },
    { text: 'e\u0301', why: 'an accent of its own' },
    { text: 'a\u0000b', why: 'a control character' },
    { text: 'CatÃ©gorie', why: 'damaged accents' },
    { text: 'lâ€™Ã©tÃ©', why: 'a damaged apostrophe' },
  ])('for $why', ({ text }) => {
    expect(needsCleaning(text, false)).toBe(true);
  });

  test.each([
    { text: 'un\ndeux', expected: false },
    { text: 'un\n\ndeux', expected: true },
    { text: 'un \ndeux', expected: true },
    { text: 'un\n', expected: true },
  ])('lines that are kept: $text', ({ text, expected }) => {
    expect(needsCleaning(text, true)).toBe(expected);
  });

  const awkward = [...' \n\t\r\u00a0\u00ad\u0301\u200b\u2028\ufeff<>&;#aé"Ââ€™Ã©ŒžÄ…„\u0000\u009d'];
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...awkward), maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({
      unit: fc.integer({ min: 0x20, max: 0x2ff }).map((code) => String.fromCharCode(code)),
    }),
  );

  test.each([false, true])(
    'what it lets pass, cleaning would leave as it is (lines: %s)',
    (lines) => {
      fc.assert(
        fc.property(text, (value) => {
          if (needsCleaning(value, lines)) return;
          expect(repairMojibake(value)).toBeUndefined();
          expect(sanitiseText(value, lines)).toEqual({ text: value, removedMarkup: false });
        }),
        { numRuns: 3_000 },
      );
    },
  );
});
