import { describe, expect, test } from 'vitest';
import { createColumnMasking, hide } from '../../shared/access/column-masking.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';

const fields: readonly FieldSpec[] = [
  { name: 'city', required: true, aliases: ['ville'] },
  { name: 'name', required: true, aliases: ['nom'] },
];

const masking = createColumnMasking(fields, (field, cell) =>
  field === 'city' ? cell : hide(cell),
);

describe('a source is shown again by its columns', () => {
  test('a row: only what its column lets through', () => {
    expect(masking.row(['nom', 'ville'], ['Awa', 'Dakar'])).toEqual(['…', 'Dakar']);
  });

  test('a row with more cells than columns, or without a header: nothing is known of them', () => {
    expect(masking.row(['ville'], ['Dakar', 'Awa'])).toEqual(['Dakar', '…']);
    expect(masking.row(null, ['Dakar'])).toEqual(['…']);
  });

  test('a header: a name of no column may be a cell itself', () => {
    expect(masking.header(['ville', 'Awa Exemple', ''])).toEqual(['ville', '…', '']);
  });

  test('an object: keys that are hidden stay apart', () => {
    expect(masking.object({ ville: 'Dakar', Awa: 1, Binta: 2 })).toEqual({
      ville: 'Dakar',
      '… 2': '…',
      '… 3': '…',
    });
  });
});

test.each([
  ['Awa', '…'],
  [0, '…'],
  [false, '…'],
  ['', ''],
  [null, null],
  [undefined, null],
])('%j is shown as %j: that there is nothing may be known', (value, expected) => {
  expect(hide(value)).toBe(expected);
});
