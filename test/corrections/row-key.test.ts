import { describe, expect, test } from 'vitest';
import { createCellsDigesting } from '../../shared/corrections/digest-cells.ts';
import { readRowKey, writeRowKey } from '../../shared/corrections/row-key.ts';
import { runId } from './a-workbook.ts';

const key = {
  runId,
  slot: 'stat_file',
  row: 12,
  figures: '01fa2b',
  digest: '0123456789abcdef',
} as const;

describe('a row’s key', () => {
  test('says which row of which run it is, and is read again', () => {
    const text = writeRowKey(key);
    expect(text).toMatch(
      /^run_01J9ZQ4X7V8M2N3P5R6S7T8V9W:stat_file:12:01fa2b:0123456789abcdef:[0-9a-f]{6}$/,
    );
    expect(readRowKey(` ${text} `)).toEqual(key);
    expect(readRowKey(writeRowKey({ ...key, figures: '' }))?.figures).toBe('');
  });

  test.each([
    ['another row', ':12:', ':13:'],
    ['another run', 'V9W:', 'V9X:'],
    ['another slot', 'stat_file', 'recap_file'],
    ['other figures', ':01fa2b:', ':01f:'],
    ['other cells', 'abcdef', 'abcdee'],
    ['a lost end', /.$/, ''],
  ])('edited to say %s is no key', (_what, from, to) => {
    expect(readRowKey(writeRowKey(key).replace(from, to))).toBeUndefined();
  });

  test('of a text that is none is no key', () => {
    expect(['', '12', 'run_x:file:1', '=1+1'].map(readRowKey)).toEqual(Array(4).fill(undefined));
  });
});

/** The digest of a row that was written with some cells, when it comes back with others. */
function digestBack(
  header: readonly string[],
  cells: readonly unknown[],
  written: readonly unknown[] = cells,
): string {
  const digesting = createCellsDigesting(header);
  return digesting.digest(cells, digesting.markFigures(written));
}

describe('a digest of cells', () => {
  const header = ['titre', 'prix', ''];
  const digest = digestBack(header, ['Poules', 10, null]);

  test.each([
    ['columns are moved', ['prix', 'titre'], [10, 'Poules']],
    ['an empty column is added', ['titre', 'neuf', 'prix'], ['Poules', '  ', 10]],
    ['a number comes back as text', header, ['Poules', '10']],
    ['a name’s spaces change', ['titre ', ' prix', ''], ['Poules', 10]],
  ])('is the same when %s', (_why, names, cells) => {
    expect(digestBack(names, cells)).toBe(digest);
  });

  test.each([
    ['a value changes', header, ['Poules', 11]],
    ['a value goes', header, ['Poules', '']],
    ['values change places', header, [10, 'Poules']],
    ['a column is renamed', ['titre', 'tarif', ''], ['Poules', 10]],
    ['something stands in a nameless column', header, ['Poules', 10, 'x']],
  ])('differs when %s', (_why, names, cells) => {
    expect(digestBack(names, cells)).not.toBe(digest);
  });

  test('does not depend on how lines end', () => {
    expect(digestBack(['a'], ['x\r\ny'])).toBe(digestBack(['a'], ['x\ny']));
  });

  test.each([
    [1.5, '1,5', 'a decimal comma'],
    [1.234, '1,234', 'a decimal comma before three digits'],
    [-0.25, '-0,25', 'a negative number'],
    [1e-7, '1E-07', 'an exponent as Excel writes it'],
    [1e21, '1E+21', 'a huge number'],
    [20140000008325, '20140000008325', 'a long number'],
    [true, 'VRAI', 'a truth in French'],
    [false, 'FALSE', 'a truth in English'],
  ])('of %s is that of %s: %s', (written, back, _why) => {
    const cells = ['Poules', written];
    expect(digestBack(header, ['Poules', back], cells)).toBe(digestBack(header, cells));
  });

  test.each([
    ['1,5', '1.5', 'a text: an id may be meant'],
    ['VRAI', 'TRUE', 'a text'],
    [7, '007', 'no program shows a number so'],
    [1.5, '15', 'another number'],
    [1500, '1,5', 'another number'],
    [1.5, '1,5 €', 'more than a number'],
    [true, 'FAUX', 'the contrary'],
    [1, 'VRAI', 'a number is no truth'],
  ])('of %j is not that of %j: %s', (written, back, _why) => {
    const cells = ['Poules', written];
    expect(digestBack(header, ['Poules', back], cells)).not.toBe(digestBack(header, cells));
  });
});
