import { describe, expect, test } from 'vitest';
import { readSource } from '../../shared/sources/read-source.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { collectItems, courseFile, factsOf, inBlocksOf, problemsOf } from '../sources/a-source.ts';

const read = (text: string | Uint8Array, name = 'a.json') =>
  collectItems(readSource(inBlocksOf(7, text), { name, fields: [], listKeys: ['courses'] }));
const titles = async (text: string | Uint8Array) =>
  (await read(text)).flatMap((item) =>
    item.kind === 'object' ? [`${item.row} ${item.value['title']}`] : [],
  );

const firstObject = (items: readonly SourceItem[]) => items.find(({ kind }) => kind === 'object');

/** Longer than a row may be, so that nobody can wait for the end of what holds it. */
const long = Array.from({ length: 25_000 }, (_, i) => `{"title":"${`${i}`.padStart(40, '.')}"}`);

describe('readJson', () => {
  test.each([
    { text: '[{"title":"A"},{"title":"B"}]', expected: ['1 A', '2 B'], why: 'a list' },
    { text: ' \n[ {"title":"A"} ,\t{"title":"B"}\r\n]\n', expected: ['1 A', '2 B'], why: 'spaces' },
    { text: '{"title":"A","lessons":[{"title":"L"}]}', expected: ['1 A'], why: 'one object' },
    { text: '{"courses":[{"title":"A"}],"title":"x"}', expected: ['1 A'], why: 'a wrapped list' },
    { text: '{"data":[{"title":"A"}],"next":null}', expected: ['1 A'], why: 'a page of an API' },
    { text: '{"next":null,"Data":[{"title":"A"}]}', expected: ['1 A'], why: 'the list at the end' },
    { text: '{"data":{"items":[{"title":"A"}]}}', expected: ['1 A'], why: 'a list wrapped twice' },
    {
      text: '{"status":{"code":200},"response":{"total":1,"courses":[{"title":"A"}],"page":1},"ok":1}',
      expected: ['1 A'],
      why: 'a wrapped list among other things',
    },
    {
      text: '{"formations":[{"title":"A"}]}',
      expected: ['1 A'],
      why: 'an object that is only a list',
    },
    {
      text: '{"catalogue2024":{"formations":[{"title":"A"}]}}',
      expected: ['1 A'],
      why: 'an object that is only an object that is only a list',
    },
    {
      text: '{"data":[],"courses":[{"title":"A"}]}',
      expected: ['1 A'],
      why: 'an empty list beside the one',
    },
    { text: '\ufeff[{"title":"A"}]', expected: ['1 A'], why: 'a byte order mark' },
    {
      text: '{"title":"A"}\r\n\r\n{"title":"B"}\r\n',
      expected: ['1 A', '3 B'],
      why: 'an object a line',
    },
    { text: '{"title":"A"}\r{"title":"B"}', expected: ['1 A', '2 B'], why: 'old line ends' },
    { text: '{"title":"A"}{"title":"B"}', expected: ['1 A', '2 B'], why: 'objects in a row' },
    {
      text: '{\n"title":"A"\n}\n{\n"title":"B"\n}\n',
      expected: ['1 A', '2 B'],
      why: 'objects over several lines',
    },
    { text: '[]', expected: [], why: 'an empty list' },
    { text: '{"data":[]}', expected: [], why: 'an empty wrapped list' },
  ])('reads $why', async ({ text, expected }) => {
    expect(await titles(text)).toEqual(expected);
    expect(problemsOf(await read(text))).toEqual([]);
  });

  test.each(['utf-16le', 'utf-16be'] as const)('reads %s with its mark', async (encoding) => {
    const bytes = Buffer.from('\ufeff[{"title":"Été"}]', 'utf16le');
    const items = await read(new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes));
    expect(items).toContainEqual({ kind: 'object', row: 1, value: { title: 'Été' } });
    expect(factsOf(items)).toMatchObject({ encoding });
  });

  test('counts blank lines between objects', async () => {
    const items = await read('{"title":"A"}\n\n  \n{"title":"B"}\n');
    expect(factsOf(items)).toEqual({ encoding: 'utf-8', leftOut: { blank: 2 } });
  });

  test('a key called __proto__ or constructor is a key like others', async () => {
    const item = firstObject(await read(courseFile('wrapped.json')));
    expect(item).toMatchObject({ kind: 'object', row: 1 });
    expect(item?.kind === 'object' && item.value['admin']).toBeUndefined();
    expect(item?.kind === 'object' && Object.keys(item.value)).toEqual(['title', '__proto__']);
    const text = '[{"constructor":{"prototype":{"admin":true}},"title":"A"}]';
    const other = firstObject(await read(text));
    expect(other?.kind === 'object' && Object.keys(other.value)).toEqual(['constructor', 'title']);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('rejects single lines and items, not the file', async () => {
    expect(problemsOf(await read(courseFile('lines.ndjson')))).toEqual(['RUN-R07 3']);
    expect(problemsOf(await read('[{"title":"A"},"B",null,[1],12345678901234567890]'))).toEqual([
      'RUN-R04 2',
      'RUN-R04 3',
      'RUN-R04 4',
      'RUN-R04 5',
    ]);
  });

  test('a bad first line costs only itself too', async () => {
    const text = '{"title":"A",}\n{"title":"B"}\n{"title":"C" "price":1}\n';
    expect(await titles(text)).toEqual(['2 B']);
    expect(await read(text)).toContainEqual({
      kind: 'problem',
      level: 'rejected',
      row: 3,
      code: 'RUN-R07',
      data: { at: 14, json_problem: 'comma-missing', value: '{"title":"C" "price":1}' },
    });
  });

  test.each([
    { text: '[{"title":"A\\ufffd"}]', why: 'a character that was lost before' },
    { text: '[{"title":"A\ufffd"}]', why: 'the same, as it is' },
    { text: '[{"title":"A\\ud800"}]', why: 'half a surrogate pair, which cannot be stored' },
    { text: '[{"title":["x",{"y":"\\udc00\\ud800"}]}]', why: 'a pair the wrong way round' },
  ])('rejects $why', async ({ text }) => {
    const items = await read(text);
    expect(problemsOf(items)).toEqual(['RUN-R01 1']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      data: { column: 'title' },
    });
  });

  test('reads a whole surrogate pair', async () => {
    expect(await titles('[{"title":"\\ud83d\\ude00"}]')).toEqual(['1 😀']);
  });

  test('refuses to choose between two lists', async () => {
    const items = await read('{"courses":[{"title":"A"}],"count":1,"items":[{"title":"B"}]}');
    expect(problemsOf(items)).toEqual(['RUN-F28 null']);
    expect(items).toContainEqual(
      expect.objectContaining({ data: { lists: ['courses', 'items'] } }),
    );
  });
});

describe('a list too long to see the end of what holds it', () => {
  test.each([
    { text: `{"next":null,"courses":[${long}],"count":1}`, why: 'under a known name' },
    { text: `{"response":{"meta":{"a":[1]},"courses":[${long}]}}`, why: 'wrapped twice' },
    { text: `{"année":2024,"liste2":[${long}],"count":1}`, why: 'under a name of its own' },
    { text: `{"notice":"${'x'.repeat(1_200_000)}","data":[${long}]}`, why: 'behind a long text' },
    {
      text: `{"notice":"${'x'.repeat(1_200_000)}","body":{"data":[${long}]}}`,
      why: 'behind a long text, wrapped twice',
    },
  ])('is read $why', async ({ text }) => {
    const items = await collectItems(
      readSource(inBlocksOf(100_000, text), { name: 'a', fields: [], listKeys: ['courses'] }),
    );
    expect(problemsOf(items)).toEqual([]);
    expect(items.filter(({ kind }) => kind === 'object')).toHaveLength(25_000);
  });

  test('an object that long without a list is refused', async () => {
    const text = `{"title":"${'x'.repeat(1_200_000)}","price":1}`;
    expect(problemsOf(await read(text))).toEqual(['RUN-F07 null']);
  });
});
