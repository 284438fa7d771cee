import { describe, expect, test } from 'vitest';
import {
  findCorrectionColumns,
  nameKeyColumn,
  type RowsKind,
} from '../../shared/corrections/correction-columns.ts';

describe('the hidden column tells which sheet of rows it is', () => {
  test.each<[string, RowsKind, string | null]>([
    ['_quai', 'table', null],
    ['_quai.json', 'object', null],
    ['_quai.stat', 'table', 'stat'],
    ['_quai.recap.json', 'object', 'recap'],
  ])('%s', (name, kind, part) => {
    expect(nameKeyColumn(kind, part)).toBe(name);
    expect(findCorrectionColumns(['id', 'Problème', ` ${name.toUpperCase()} `])).toMatchObject({
      ...{ kind, part, key: 2 },
    });
  });

  test.each(['_quai2', '_quai.', '_quai.stat.csv', 'quai', '_quai stat'])(
    '%j is a column of the sender',
    (name) => {
      expect(findCorrectionColumns(['id', name])).toBeUndefined();
    },
  );
});
