import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../shared/runs/file-name.ts';

describe('a file’s name as it may stand in a key', () => {
  test.each([
    { name: 'cours d’été (2).csv', expected: 'cours d’été (2).csv', why: 'as it is' },
    { name: 'e\u0301te\u0301.csv', expected: 'été.csv', why: 'in NFC' },
    { name: '../../etc/passwd', expected: 'passwd', why: 'its last part only' },
    { name: 'C:\\Mes documents\\a.csv', expected: 'a.csv', why: 'whatever the system' },
    { name: 'a\r\n\u0000b.csv', expected: 'ab.csv', why: 'no control characters' },
    { name: '  a.csv ', expected: 'a.csv', why: 'no blanks around' },
    { name: '', expected: 'file', why: 'none' },
    { name: 'folder/', expected: 'file', why: 'none' },
    { name: '..', expected: 'file', why: 'not a way out' },
    { name: '. . .', expected: 'file', why: 'nothing but dots' },
    { name: 'a.csv. .', expected: 'a.csv', why: 'no dots at the end' },
    { name: '.htaccess', expected: '.htaccess', why: 'a dot at the beginning is no way out' },
    { name: 'a\u202evsc.exe', expected: 'avsc.exe', why: 'nothing that turns the writing round' },
    { name: 'CON.csv', expected: '_CON.csv', why: 'no device of Windows' },
    { name: 'nul', expected: '_nul', why: 'no device of Windows' },
    { name: 'console.csv', expected: 'console.csv', why: 'only begins like a device' },
    {
      name: '<script>alert("1")<\u002fscript>.csv',
      expected: 'script>.csv',
      why: 'a slash cuts, whatever stands before it',
    },
    { name: '"a" <b> \'c\'.csv', expected: '"a" <b> \'c\'.csv', why: 'escaped where it is shown' },
    { name: '..\\..\\a.csv', expected: 'a.csv', why: 'its last part only' },
    { name: '%2e%2e%2fa.csv', expected: '%2e%2e%2fa.csv', why: 'nothing is decoded' },
    { name: '📊 cours 👩🏾‍🏫.csv', expected: '📊 cours 👩🏾‍🏫.csv', why: 'emoji' },
    { name: '\ud83d.csv', expected: '\ufffd.csv', why: 'half a character cannot be written' },
  ])('$name → $expected: $why', ({ name, expected }) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('200 characters at most, the ending stays', () => {
    expect(safeFileName(`${'a'.repeat(300)}.xlsx`)).toBe(`${'a'.repeat(195)}.xlsx`);
    expect(safeFileName('a'.repeat(201))).toBe('a'.repeat(200));
    expect(safeFileName(`${'a'.repeat(196)}.csv`)).toBe(`${'a'.repeat(196)}.csv`);
  });

  test('no name makes a key too long for the store, which counts bytes', () => {
    // The longest folders above it are under 200 bytes; a key may have 1,024.
    for (const letter of ['é', '漢', '😀']) {
      const name = safeFileName(`${letter.repeat(255)}.csv`);
      expect(new TextEncoder().encode(name).length).toBeLessThan(800);
    }
  });

  test('it is not cut through a character', () => {
    expect(safeFileName(`${'a'.repeat(195)}😀😀.csv`)).toBe(`${'a'.repeat(195)}.csv`);
  });
});
