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
    { name: '\ud83d.csv', expected: '\ufffd.csv', why: 'half a character cannot be written' },
  ])('$name → $expected: $why', ({ name, expected }) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('200 characters at most, the ending stays', () => {
    expect(safeFileName(`${'a'.repeat(300)}.xlsx`)).toBe(`${'a'.repeat(195)}.xlsx`);
    expect(safeFileName('a'.repeat(201))).toBe('a'.repeat(200));
    expect(safeFileName(`${'a'.repeat(196)}.csv`)).toBe(`${'a'.repeat(196)}.csv`);
  });

  test('it is not cut through a character', () => {
    expect(safeFileName(`${'a'.repeat(195)}😀😀.csv`)).toBe(`${'a'.repeat(195)}.csv`);
  });
});
