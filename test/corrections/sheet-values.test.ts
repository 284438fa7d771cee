import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromJsonCell, toJsonCell, toSheetValue } from '../../shared/corrections/sheet-values.ts';

test.each([
  ['a text', '007', '007'],
  ['a number', 12.5, 12.5],
  ['all digits of an id', 20140000008325, 20140000008325],
  ['digits that no cell keeps, as text', 0.1234567890123456, '0.1234567890123456'],
  ['a big one, as text', 12345678901234567890n, '12345678901234567890'],
  ['truth', false, false],
  ['nothing', undefined, null],
])('a table’s cell: %s', (_what, cell, value) => {
  expect(toSheetValue(cell)).toBe(value);
});

test('nested values are JSON text', () => {
  expect(toJsonCell([{ title: 'Intro' }])).toBe('[{"title":"Intro"}]');
  expect(fromJsonCell('[{"title":"Intro"}]')).toEqual([{ title: 'Intro' }]);
});

test('a text that could be taken for JSON stays a text', () => {
  expect(toJsonCell('[1]')).toBe('"[1]"');
  expect(fromJsonCell('"[1]"')).toBe('[1]');
  expect(['[brouillon] Poules', '{', '"'].map((text) => fromJsonCell(toJsonCell(text)))).toEqual([
    '[brouillon] Poules',
    '{',
    '"',
  ]);
});

test.each([
  ['nothing, said', null, 'null'],
  ['an empty text', '', '""'],
  ['a blank text', ' ', '" "'],
  ['the word', 'null', '"null"'],
  ['a word that only begins so', 'nullité', 'nullité'],
])('an object’s %s is told from a key that is not there', (_what, value, cell) => {
  expect(toJsonCell(value)).toBe(cell);
  expect(fromJsonCell(cell)).toBe(value);
});

test('every value of an object comes back', () => {
  const aValue = fc.jsonValue({ maxDepth: 2 }).filter((value) => typeof value !== 'number');
  fc.assert(
    fc.property(aValue, (value) => {
      const whatJsonKeeps = JSON.parse(JSON.stringify(value));
      expect(fromJsonCell(toJsonCell(value))).toEqual(whatJsonKeeps);
    }),
    { numRuns: 50 },
  );
});
