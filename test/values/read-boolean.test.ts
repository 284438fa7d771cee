import { describe, expect, test } from 'vitest';
import { readBoolean } from '../../shared/values/read-boolean.ts';
import { outcomeOf } from './outcome.ts';

describe('readBoolean', () => {
  test.each([
    ...['oui', 'Oui', 'OUI', 'o', 'O', 'vrai', 'VRAI', 'v', 'true', 'TRUE', 'True', 't', 'T'],
    ...['yes', 'Yes', 'y', 'Y', 'on', ' on ', '1', '1.0', '１', '١', 'x', 'X', "'1", 'ｏｕｉ'],
    ...['✓', '✔', '✔\ufe0f', '☑', '☑\ufe0f', '✅', true, 1],
  ])('%j is yes', (cell) => {
    expect(outcomeOf(readBoolean(cell))).toBe(true);
  });

  test.each([
    ...['non', 'Non', 'NON', 'n', 'N', 'faux', 'FAUX', 'f', 'F', 'false', 'FALSE', 'False'],
    ...['no', 'No', 'off', '0', '0.0', '０', '✗', '✘', '☐', '❌', '\u00a0non\u00a0', false, 0, -0],
  ])('%j is no', (cell) => {
    expect(outcomeOf(readBoolean(cell))).toBe(false);
  });

  test.each(['', '  ', '\u00a0', '\ufeff', "'", null, undefined])('%j is nothing', (cell) => {
    expect(outcomeOf(readBoolean(cell))).toBe('empty');
  });

  test.each([
    ...['peut-être', 'oui/non', 'n/a', 'null', 'none', '-', '2', '-1', '10', '01', 'ok', '☒', '①'],
    ...['constructor', '__proto__', 'toString', 'nono', 'payant', '=TRUE()', 2, 0.5, Number.NaN],
    ...[{}, [], [true]],
  ])('%j is neither', (cell) => {
    expect(outcomeOf(readBoolean(cell))).toBe('not-a-boolean');
  });

  test('a cell of a million characters is answered', () => {
    expect(outcomeOf(readBoolean('x'.repeat(1_000_000)))).toBe('not-a-boolean');
  });

  test('a column may have words of its own', () => {
    const words = { gratuit: true, payant: false };
    expect(readBoolean('Gratuit', words)).toEqual({ kind: 'value', value: true });
    expect(readBoolean('PAYANT', words)).toEqual({ kind: 'value', value: false });
    expect(readBoolean('oui', words)).toEqual({ kind: 'value', value: true });
    expect(outcomeOf(readBoolean('valueOf', words))).toBe('not-a-boolean');
  });
});
