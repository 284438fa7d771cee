import { describe, expect, test } from 'vitest';
import { findJsonError } from '../../shared/sources/find-json-error.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { collectItems, courseFile, inBlocksOf, problemsOf } from './a-source.ts';

const read = (text: string | Uint8Array, name = 'a.json') =>
  collectItems(readSource(inBlocksOf(7, text), { name, fields: [], listKeys: ['courses'] }));
const titles = async (text: string | Uint8Array) =>
  (await read(text)).flatMap((item) =>
    item.kind === 'object' ? [`${item.row} ${item.value['title']}`] : [],
  );

describe('readJson', () => {
  test.each([
    { text: '[{"title":"A"},{"title":"B"}]', expected: ['1 A', '2 B'], why: 'a list' },
    { text: '{"title":"A","lessons":[{"title":"L"}]}', expected: ['1 A'], why: 'one object' },
    { text: '{"courses":[{"title":"A"}],"title":"x"}', expected: ['1 A'], why: 'a wrapped list' },
    { text: '{"data":[{"title":"A"}],"next":null}', expected: ['1 A'], why: 'a page of an API' },
    {
      text: '{"formations":[{"title":"A"}]}',
      expected: ['1 A'],
      why: 'an object that is only a list',
    },
    { text: '\ufeff[{"title":"A"}]', expected: ['1 A'], why: 'a byte order mark' },
    {
      text: '{"title":"A"}\r\n\r\n{"title":"B"}\r\n',
      expected: ['1 A', '3 B'],
      why: 'an object a line',
    },
  ])('reads $why', async ({ text, expected }) => {
    expect(await titles(text)).toEqual(expected);
  });

  test('a key called __proto__ is a key like others', async () => {
    const [, item] = await read(courseFile('wrapped.json'));
    expect(item).toMatchObject({ kind: 'object', row: 1 });
    expect(item?.kind === 'object' && item.value['admin']).toBeUndefined();
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('rejects single lines and items, not the file', async () => {
    expect(problemsOf(await read(courseFile('lines.ndjson')))).toEqual(['RUN-R07 3']);
    expect(problemsOf(await read('[{"title":"A"},"B",null,[1]]'))).toEqual([
      'RUN-R04 2',
      'RUN-R04 3',
      'RUN-R04 4',
    ]);
    expect(problemsOf(await read('[{"title":"A\\ufffd"}]'))).toEqual(['RUN-R01 1']);
  });

  test('a hostile depth costs its row, never a fault', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(problemsOf(await read(`[{"title":${deep}}]`))).toEqual(['RUN-R10 1']);
  });

  test('says where a file is malformed', async () => {
    const items = await read(courseFile('missing-comma.json'));
    expect(items.at(-1)).toEqual({
      kind: 'problem',
      level: 'blocking',
      row: null,
      code: 'RUN-F06',
      data: { line: 3, column: 4 },
    });
  });
});

describe('findJsonError', () => {
  test.each([
    { text: '[1, 2', line: 1, column: 6, why: 'cut short' },
    { text: '[1,\n2,]', line: 2, column: 3, why: 'a comma too many' },
    { text: '{"a" 1}', line: 1, column: 6, why: 'no colon' },
    { text: '{a: 1}', line: 1, column: 2, why: 'a key without quotes' },
    { text: '{"a": "x\ny"}', line: 1, column: 9, why: 'a line break in a text' },
    { text: '{"a": "\\x"}', line: 1, column: 8, why: 'an unknown escape' },
    { text: '[1] 2', line: 1, column: 5, why: 'more than one value' },
    { text: '[01]', line: 1, column: 3, why: 'a leading zero' },
    { text: '[}', line: 1, column: 2, why: 'the wrong bracket' },
  ])('finds $why', ({ text, line, column }) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(findJsonError(text)).toEqual({ line, column });
  });
});
