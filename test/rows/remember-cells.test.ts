import { expect, test } from 'vitest';
import { rememberCells } from '../../shared/rows/remember-cells.ts';

function aReader() {
  const asked: unknown[] = [];
  const read = rememberCells((cell) => {
    asked.push(cell);
    return { cell };
  });
  return { read, asked };
}

test('a cell that was read is not read again', () => {
  const { read, asked } = aReader();
  expect(read('Agriculture')).toEqual({ cell: 'Agriculture' });
  expect(read('Agriculture')).toEqual({ cell: 'Agriculture' });
  expect(read('agriculture')).toEqual({ cell: 'agriculture' });
  expect(asked).toEqual(['Agriculture', 'agriculture']);
});

test('what is no word is read every time', () => {
  const { read, asked } = aReader();
  const long = 'x'.repeat(61);
  for (const cell of [null, undefined, 5, ['a'], long]) {
    expect(read(cell)).toEqual({ cell });
    expect(read(cell)).toEqual({ cell });
  }
  expect(asked).toEqual([null, null, undefined, undefined, 5, 5, ['a'], ['a'], long, long]);
});

test('it holds no more than 500 cells', () => {
  const { read, asked } = aReader();
  for (let n = 0; n < 500; n += 1) read(`c${n}`);
  read('c0');
  expect(asked).toHaveLength(500);
  read('c500');
  read('c0');
  expect(asked.slice(500)).toEqual(['c500', 'c0']);
});
