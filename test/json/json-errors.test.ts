import { describe, expect, test } from 'vitest';
import { wordMessage } from '../../shared/messages/catalogue.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { collectItems, courseFile, inBlocksOf } from '../sources/a-source.ts';
import { errorOf, readTexts } from './json-texts.ts';

const read = (text: string | Uint8Array, size = 7) =>
  collectItems(readSource(inBlocksOf(size, text), { name: 'a.json', fields: [] }));

describe('checkJson', () => {
  test.each([
    { text: '[1, 2', line: 1, at: 6, problem: 'cut-short' },
    { text: '{"a": "x', line: 1, at: 9, problem: 'cut-short' },
    { text: '[1, -', line: 1, at: 6, problem: 'cut-short' },
    { text: '', line: 1, at: 1, problem: 'cut-short' },
    { text: '[1,\n2,]', line: 2, at: 3, problem: 'comma-too-many' },
    { text: '{"a": 1,}', line: 1, at: 9, problem: 'comma-too-many' },
    { text: '{"a": 1,,"b":2}', line: 1, at: 9, problem: 'comma-too-many' },
    { text: '[1,,2]', line: 1, at: 4, problem: 'value-missing' },
    { text: '{"a": }', line: 1, at: 7, problem: 'value-missing' },
    { text: '[{"a": 1} {"a": 2}]', line: 1, at: 11, problem: 'comma-missing' },
    { text: '[{"a": "say "hi""}]', line: 1, at: 14, problem: 'comma-missing' },
    { text: '{"a" 1}', line: 1, at: 6, problem: 'colon-missing' },
    { text: '{a: 1}', line: 1, at: 2, problem: 'key-without-quotes' },
    { text: "{'a': 1}", line: 1, at: 2, problem: 'wrong-quotes' },
    { text: '{“a”: 1}', line: 1, at: 2, problem: 'wrong-quotes' },
    { text: "['a']", line: 1, at: 2, problem: 'wrong-quotes' },
    { text: '[1, // one\n2]', line: 1, at: 5, problem: 'comment' },
    { text: '/* list */[1]', line: 1, at: 1, problem: 'comment' },
    { text: '[1]\n# end', line: 2, at: 1, problem: 'behind-the-end' },
    { text: '[NaN]', line: 1, at: 2, problem: 'unknown-word' },
    { text: '[Infinity]', line: 1, at: 2, problem: 'unknown-word' },
    { text: '[-Infinity]', line: 1, at: 3, problem: 'unknown-word' },
    { text: '[undefined]', line: 1, at: 2, problem: 'unknown-word' },
    { text: '[True]', line: 1, at: 2, problem: 'unknown-word' },
    { text: '[nul]', line: 1, at: 5, problem: 'unknown-word' },
    { text: '[01]', line: 1, at: 3, problem: 'wrong-number' },
    { text: '[+1]', line: 1, at: 2, problem: 'wrong-number' },
    { text: '[.5]', line: 1, at: 2, problem: 'wrong-number' },
    { text: '[1.]', line: 1, at: 4, problem: 'wrong-number' },
    { text: '[1e]', line: 1, at: 4, problem: 'wrong-number' },
    { text: '[0x1F]', line: 1, at: 3, problem: 'wrong-number' },
    { text: '[5k]', line: 1, at: 3, problem: 'wrong-number' },
    { text: '[}', line: 1, at: 2, problem: 'wrong-bracket' },
    { text: '{"a": [1}', line: 1, at: 9, problem: 'wrong-bracket' },
    { text: '{"a": "x\ny"}', line: 1, at: 9, problem: 'line-break-in-text' },
    { text: '{"a": "x\ty"}', line: 1, at: 9, problem: 'control-character' },
    { text: '{"a": "\\x"}', line: 1, at: 9, problem: 'wrong-escape' },
    { text: '{"a": "C:\\u00"}', line: 1, at: 14, problem: 'wrong-escape' },
    { text: '[1] 2', line: 1, at: 5, problem: 'behind-the-end' },
    { text: '{"a":1},\r\n{"a":2}', line: 1, at: 8, problem: 'list-without-brackets' },
    { text: '[1,\r\n2,\r3 4]', line: 3, at: 3, problem: 'comma-missing' },
  ])('$problem in $text', ({ text, line, at, problem }) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(errorOf(text)).toMatchObject({ line, at, problem });
  });

  test('finds nothing in a sound text', () => {
    expect(errorOf('{"a": [1, -0.5e+3, "\\u00e9\\n", true, false, null, {}, []]}')).toBe(undefined);
  });
});

describe('a malformed file', () => {
  test('is refused with the place and what stands there', async () => {
    const items = await read(courseFile('missing-comma.json'));
    expect(items.at(-1)).toEqual({
      kind: 'problem',
      level: 'blocking',
      row: null,
      code: 'RUN-F06',
      data: {
        line: 3,
        at: 4,
        json_problem: 'comma-missing',
        excerpt: ' {"title": "One" ▸"price": 1} ] ',
      },
    });
  });

  test('keeps the rows before the place, for the engine to set apart', async () => {
    const items = await read('[{"title":"A"},{"title":"B"},{"title":NaN},{"title":"D"}]');
    expect(items.map((item) => (item.kind === 'object' ? item.row : item.kind))).toEqual([
      1,
      2,
      'facts',
      'problem',
    ]);
  });

  test('is told the same however it arrives', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `{"n":${i},"text":"${'é'.repeat(20)}"}`);
    const text = `[${rows.join(',')} oops ${rows.join(',')}]`;
    const [one, ...others] = await Promise.all([1, 16_384, 1_048_576].map((n) => read(text, n)));
    expect(one?.at(-1)).toMatchObject({
      data: { line: 1, at: 121_892, excerpt: 'ééééééééééééééééé"} ▸oops {"n":0,"text":"' },
    });
    for (const other of others) expect(other.at(-1)).toEqual(one?.at(-1));
    for (const size of [13, 1_000])
      expect((await readTexts(text, size)).at(-1)).toEqual(one?.at(-1));
  });

  test('is worded in both languages', () => {
    const data = { line: 1, at: 4_532, json_problem: 'comma-too-many', excerpt: '1 ▸}' };
    expect(wordMessage('RUN-F06', data, 'fr')).toBe(
      'Le fichier JSON est mal formé, ligne 1, caractère 4\u202f532\u00a0: une virgule de trop. On y lit «\u00a01 ▸}\u00a0».',
    );
    expect(wordMessage('RUN-F06', data, 'en')).toBe(
      'The JSON file is malformed at line 1, character 4,532: a comma too many. It reads “1 ▸}”.',
    );
  });
});
