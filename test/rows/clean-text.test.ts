import { describe, expect, test } from 'vitest';
import { cleanText } from '../../shared/rows/clean-text.ts';
import { repairMojibake } from '../../shared/rows/repair-mojibake.ts';
import { readWebAddress, sanitiseText } from '../../shared/rows/sanitise-text.ts';

describe('sanitiseText', () => {
  test.each([
    { value: 'Python Basics', text: 'Python Basics', removedMarkup: false },
    { value: 'a < b and c > d', text: 'a < b and c > d', removedMarkup: false },
    { value: 'C++ & C#', text: 'C++ & C#', removedMarkup: false },
    { value: 'Caf&eacute; &amp; th&eacute;', text: 'Café & thé', removedMarkup: false },
    { value: '<p>Un</p><p>Deux</p>', text: 'Un Deux', removedMarkup: true },
    { value: '<script>alert(1)</script>Titre', text: 'Titre', removedMarkup: true },
    { value: '<img src=x onerror=alert(1)>Titre', text: 'Titre', removedMarkup: true },
    { value: '&lt;script&gt;alert(1)&lt;/script&gt;ok', text: 'ok', removedMarkup: true },
    { value: '&amp;lt;img src=x&amp;gt;ok', text: 'ok', removedMarkup: true },
    { value: '<\u0000script>alert(1)</script>ok', text: 'ok', removedMarkup: true },
    { value: '<&#8203;img src=x>ok', text: 'ok', removedMarkup: true },
    { value: 'Titre<!-- secret -->', text: 'Titre', removedMarkup: true },
    // No ">" follows: not markup, so nothing may be lost, but no tag may be left either.
    { value: '<img src=x onerror=y', text: '< img src=x onerror=y', removedMarkup: false },
    { value: 'x<y, y=z', text: 'x< y, y=z', removedMarkup: false },
    { value: 'a\u0000b\u202ec\u200bd', text: 'abcd', removedMarkup: false },
    { value: ' deux  \n espaces\t', text: 'deux espaces', removedMarkup: false },
    { value: 'e\u0301te\u0301', text: 'été', removedMarkup: false },
  ])('gives $text (%#)', ({ value, text, removedMarkup }) => {
    expect(sanitiseText(value)).toEqual({ text, removedMarkup });
  });

  test('keeps the lines of a long text', () => {
    const value = '<p>Un</p><ul><li>deux</li></ul>\r\n\r\n\r\n\r\ntrois ';
    expect(sanitiseText(value, true).text).toBe('Un\ndeux\n\ntrois');
  });
});

describe('readWebAddress', () => {
  test.each([
    { value: 'https://example.com/video1', expected: 'https://example.com/video1' },
    { value: ' HTTP://Example.com ', expected: 'http://example.com/' },
    { value: 'javascript:alert(1)', expected: undefined },
    { value: 'java\nscript:alert(1)', expected: undefined },
    { value: 'data:text/html,x', expected: undefined },
    { value: '//example.com', expected: undefined },
    { value: 'https://', expected: undefined },
    { value: 'https://user:secret@example.com/', expected: undefined },
  ])('$value is $expected', ({ value, expected }) => {
    expect(readWebAddress(value)).toBe(expected);
  });
});

describe('repairMojibake', () => {
  test.each([
    { text: 'CatÃ©gorie', expected: 'Catégorie', why: 'once wrong' },
    { text: 'CatÃƒÂ©gorie', expected: 'Catégorie', why: 'twice wrong' },
    { text: 'lâ€™Ã©tÃ©', expected: 'l’été', why: 'a curly apostrophe' },
    { text: 'â‚¬', expected: '€', why: 'the euro sign' },
    { text: 'Å“uvre', expected: 'œuvre', why: 'an œ' },
    { text: 'déjà', expected: undefined, why: 'a sound text' },
    { text: 'Âge', expected: undefined, why: 'a word that begins like damage' },
    { text: 'été et Ã©tÃ©', expected: undefined, why: 'half sound: it does not go back whole' },
    { text: 'CAFÉ»', expected: undefined, why: 'what it would give is no French letter' },
    { text: 'Ã© 中', expected: undefined, why: 'letters that Windows-1252 does not have' },
  ])('$why', ({ text, expected }) => {
    expect(repairMojibake(text)).toBe(expected);
  });
});

describe('cleanText', () => {
  test('says what it had to do', () => {
    expect(cleanText('<b>CatÃ©gorie</b>')).toEqual({
      kind: 'text',
      text: 'Catégorie',
      repaired: true,
      removedMarkup: true,
    });
  });

  test.each([
    { cell: null, expected: null },
    { cell: '  ', expected: null },
    { cell: '<b></b>', expected: null },
    { cell: 2024, expected: '2024' },
  ])('$cell is $expected', ({ cell, expected }) => {
    expect(cleanText(cell)).toMatchObject({ kind: 'text', text: expected });
  });

  test.each([[[]], [{}], [true]])('%j is no text', (cell) => {
    expect(cleanText(cell)).toEqual({ kind: 'problem', problem: 'not-text' });
  });

  test('cleans what is mostly markup, but not what is far too long', () => {
    const cleaning = { charsMax: 10 };
    const tooLong = { kind: 'problem', problem: 'too-long' };
    expect(cleanText('<b>'.repeat(33), cleaning)).toMatchObject({ kind: 'text', text: null });
    expect(cleanText('<b>'.repeat(34), cleaning)).toEqual(tooLong);
    expect(cleanText(`Un${' '.repeat(200)}`, cleaning)).toMatchObject({ text: 'Un' });
    expect(cleanText('x'.repeat(200_001))).toEqual(tooLong);
  });

  test('takes out every tag, and what stands in those that hold no text', () => {
    const text =
      '<B>Un</B> <a title="2 > 1" href=x>deux</a><SCRIPT>alert("<b>")</SCRIPT> ' +
      '<style>b{}</style>trois <o:p>quatre</o:p> <scripted>cinq</scripted> a <b';
    expect(cleanText(text)).toMatchObject({ text: 'Un deux trois quatre cinq a < b' });
  });

  test('keeps the marks of a letter, however many', () => {
    const marks = '\u0301\u0323'.repeat(20);
    const { text } = cleanText(`e${marks}`) as { readonly text: string };
    expect(text.normalize('NFD').match(/\u0301|\u0323/g)).toHaveLength(40);
  });
});
