import { describe, expect, test } from 'vitest';
import { processingKey, restingKeys, restsAlready } from '../../shared/runs/file-places.ts';
import { aFile, aRun } from './a-run.ts';

const rest = (...names: string[]) =>
  restingKeys(aRun({ id: 'run_1', files: names.map((name) => aFile({ name })) }), 'processed');
const place = 'processed/2024/11/21/run_1';

describe('where files lie', () => {
  test('while their run works on them, each in a folder of its own', () => {
    expect(processingKey('run_1', { id: 'file_1', name: 'a/b.csv' })).toBe(
      'processing/run_1/file_1/b.csv',
    );
  });

  test.each([
    { names: ['a.csv'], expected: ['a.csv'], why: 'under its name' },
    { names: ['a.csv', 'b.csv'], expected: ['a.csv', 'b.csv'], why: 'side by side' },
    {
      names: ['a.csv', 'a.csv', 'a.csv'],
      expected: ['a.csv', 'a (2).csv', 'a (3).csv'],
      why: 'named alike: numbered',
    },
    {
      names: ['a.csv', 'x/a.csv'],
      expected: ['a.csv', 'a (2).csv'],
      why: 'named alike once they are safe',
    },
    {
      names: ['a', 'a', 'a (2)'],
      expected: ['a', 'a (2)', 'a (2) (2)'],
      why: 'without an ending; a number that is taken',
    },
    {
      names: ['a.csv', 'a.csv.report.json'],
      expected: ['a.csv', 'a.csv.report (2).json'],
      why: 'a file named as the report of another',
    },
    {
      names: ['a.csv.report.json', 'a.csv'],
      expected: ['a.csv.report.json', 'a (2).csv'],
      why: 'a file whose report is named as another',
    },
  ])('$names → $expected: $why', ({ names, expected }) => {
    expect(rest(...names)).toEqual(expected.map((name) => `${place}/${name}`));
  });

  test('in error/ as in processed/', () => {
    const run = aRun({ id: 'run_1', files: [aFile({ name: 'a.csv' })] });
    expect(restingKeys(run, 'error')).toEqual(['error/2024/11/21/run_1/a.csv']);
  });

  test.each([
    { key: 'processed/2024/11/21/run_1/a.csv', expected: true },
    { key: 'error/2024/11/21/run_1/a.csv', expected: true },
    { key: 'processing/run_1/file_1/a.csv', expected: false },
    { key: 'drop/error/a.csv', expected: false },
  ])('$key rests: $expected', ({ key, expected }) => {
    expect(restsAlready(key)).toBe(expected);
  });
});
