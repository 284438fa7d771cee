import { describe, expect, test } from 'vitest';
import { digestCells } from '../../shared/corrections/digest-cells.ts';
import { readRowKey, writeRowKey } from '../../shared/corrections/row-key.ts';
import { runId } from './a-workbook.ts';

const key = {
  runId,
  slot: 'stat_file',
  row: 12,
  kind: 'table',
  digest: '0123456789abcdef',
} as const;

describe('a row’s key', () => {
  test('says which row of which run it is, and is read again', () => {
    const text = writeRowKey(key);
    expect(text).toMatch(
      /^run_01J9ZQ4X7V8M2N3P5R6S7T8V9W:stat_file:12:t:0123456789abcdef:[0-9a-f]{6}$/,
    );
    expect(readRowKey(` ${text} `)).toEqual(key);
    expect(readRowKey(writeRowKey({ ...key, kind: 'object' }))?.kind).toBe('object');
  });

  test.each([
    ['another row', ':12:', ':13:'],
    ['another run', 'V9W:', 'V9X:'],
    ['another slot', 'stat_file', 'recap_file'],
    ['another kind', ':t:', ':o:'],
    ['other cells', 'abcdef', 'abcdee'],
    ['a lost end', /.$/, ''],
  ])('edited to say %s is no key', (_what, from, to) => {
    expect(readRowKey(writeRowKey(key).replace(from, to))).toBeUndefined();
  });

  test('of a text that is none is no key', () => {
    expect(['', '12', 'run_x:file:1', '=1+1'].map(readRowKey)).toEqual(Array(4).fill(undefined));
  });
});

describe('a digest of cells', () => {
  const header = ['titre', 'prix', ''];
  const digest = digestCells(header, ['Poules', 10, null]);

  test.each([
    ['columns are moved', ['prix', 'titre'], [10, 'Poules']],
    ['an empty column is added', ['titre', 'neuf', 'prix'], ['Poules', '  ', 10]],
    ['a number comes back as text', header, ['Poules', '10']],
    ['a name’s spaces change', ['titre ', ' prix', ''], ['Poules', 10]],
  ])('is the same when %s', (_why, names, cells) => {
    expect(digestCells(names, cells)).toBe(digest);
  });

  test.each([
    ['a value changes', header, ['Poules', 11]],
    ['a value goes', header, ['Poules', '']],
    ['values change places', header, [10, 'Poules']],
    ['a column is renamed', ['titre', 'tarif', ''], ['Poules', 10]],
    ['something stands in a nameless column', header, ['Poules', 10, 'x']],
  ])('differs when %s', (_why, names, cells) => {
    expect(digestCells(names, cells)).not.toBe(digest);
  });

  test('does not depend on how lines end', () => {
    expect(digestCells(['a'], ['x\r\ny'])).toBe(digestCells(['a'], ['x\ny']));
  });
});
