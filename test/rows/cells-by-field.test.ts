import { describe, expect, test } from 'vitest';
import { createCellPicker, createPropertyPicker } from '../../shared/rows/cells-by-field.ts';
import { matchColumns } from '../../shared/rows/match-columns.ts';

const fields = [
  { name: 'title', required: true, aliases: ['Titre'] },
  { name: 'description', required: false, aliases: [], weakAliases: ['summary'] },
];

describe('cells of a table', () => {
  const header = ['summary', 'x', 'Titre'];
  const picker = createCellPicker(matchColumns(header, fields), header);

  test('come by field; where a row is too short they are empty', () => {
    expect(picker.pick(['s', 'x', 't'])).toEqual({ description: 's', title: 't' });
    expect(picker.pick(['s'])).toEqual({ description: 's', title: null });
  });

  test('come with the headers as they are written', () => {
    expect(picker.headers).toEqual({ description: 'summary', title: 'Titre' });
  });
});

describe('cells of objects', () => {
  test('share what their keys say as long as the keys are the same', () => {
    const pick = createPropertyPicker(fields);
    const first = pick({ titre: 'A', other: 1 });
    const second = pick({ titre: 'B', other: 2 });
    const third = pick({ title: 'C' });
    expect(first).toEqual({
      cells: { title: 'A' },
      headers: { title: 'titre' },
      unknown: ['other'],
      outranked: [],
      twice: null,
    });
    expect(second.cells).toEqual({ title: 'B' });
    expect(second.headers).toBe(first.headers);
    expect(second.unknown).toBe(first.unknown);
    expect(third).toMatchObject({ cells: { title: 'C' }, unknown: [] });
  });

  test.each([
    { value: { summary: 's', description: 'd' }, cell: 'd', key: 'description' },
    { value: { summary: 's', description: null }, cell: 's', key: 'summary' },
    { value: { summary: null, description: null }, cell: null, key: 'description' },
  ])('the surer key with a value is read: $value', ({ value, cell, key }) => {
    expect(createPropertyPicker(fields)(value)).toMatchObject({
      cells: { description: cell },
      headers: { description: key },
      outranked: [{ field: 'description', header: 'summary', by: 'description' }],
      twice: null,
    });
  });

  test('equally sure keys with two values are told, not chosen between', () => {
    const pick = createPropertyPicker(fields);
    expect(pick({ title: 'A', Titre: 'B' }).twice).toEqual({
      field: 'title',
      keys: ['title', 'Titre'],
    });
    expect(pick({ title: null, Titre: 'B' })).toMatchObject({ cells: { title: 'B' }, twice: null });
  });

  test('keys of the prototype are keys like others', () => {
    const value = JSON.parse('{"__proto__":{"title":"x"},"constructor":1,"title":"A"}');
    const picked = createPropertyPicker(fields)(value);
    expect(picked.cells).toEqual({ title: 'A' });
    expect(picked.unknown).toEqual(['__proto__', 'constructor']);
  });
});
