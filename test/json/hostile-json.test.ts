import { describe, expect, test } from 'vitest';
import { readJson } from '../../shared/json/read-json.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { collectItems, inBlocksOf, problemsOf } from '../sources/a-source.ts';

const read = (text: string) =>
  collectItems(readSource(inBlocksOf(65_536, text), { name: 'a.json', fields: [] }));

/** A text that nobody holds as a whole: `before`, a piece again and again, `after`. */
async function* repeated(before: string, piece: string, times: number, after: string) {
  const encoding = 'utf-8' as const;
  yield { text: before, encoding };
  for (let i = 0; i < times; i += 1) yield { text: piece, encoding };
  yield { text: after, encoding };
}

/** Reads 100 MB of one thing: what became of the rows. The memory is looked at in `hostile/`. */
async function readMuch(before: string, piece: string, after: string, chars = 100_000_000) {
  const times = chars / piece.length;
  const problems: string[] = [];
  let rows = 0;
  for await (const batch of readJson(repeated(before, piece, times, after), {})) {
    problems.push(...problemsOf(batch));
    rows += batch.filter(({ kind }) => kind === 'object').length;
  }
  return { problems, rows };
}

/** Milliseconds; 100 MB take a second each, on a machine that does nothing else. */
const patience = 60_000;

describe('hostile JSON', { timeout: patience }, () => {
  test('a hostile depth costs its row, never a fault', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(problemsOf(await read(`[{"title":${deep}},{"title":"B"}]`))).toEqual(['RUN-R10 1']);
    expect(problemsOf(await read(`[{"title":${'{"a":'.repeat(900)}1${'}'.repeat(900)}}]`))).toEqual(
      ['RUN-R10 1'],
    );
    expect(problemsOf(await read(`[${deep}]`))).toEqual(['RUN-R04 1']);
  });

  test.each([
    { levels: 16, expected: [] },
    { levels: 17, expected: ['RUN-R10 1'] },
  ])('a value of $levels levels', async ({ levels, expected }) => {
    const value = `${'['.repeat(levels)}1${']'.repeat(levels)}`;
    for (const text of [`[{"title":${value}}]`, `{"a":{"data":[{"title":${value}}]}}`]) {
      expect(problemsOf(await read(text))).toEqual(expected);
    }
    expect(problemsOf(await read(`{"a":1}\n{"title":${value}}`))).toEqual(
      expected.map(() => 'RUN-R10 2'),
    );
  });

  test.each([
    { open: '[', why: 'lists' },
    { open: '{"a":', why: 'objects' },
  ])('more than a million nested $why are refused', async ({ open }) => {
    const items = await collectItems(readJson(repeated('', open.repeat(10_000), 1_000, ''), {}));
    expect(problemsOf(items)).toEqual(['RUN-F27 null']);
    expect(items.at(-1)).toMatchObject({
      data: { line: 1, at: 1_000_000 * open.length + 1 },
    });
  });

  test('a text of 100 MB costs its row', async () => {
    const piece = 'x'.repeat(65_536);
    expect(await readMuch('[{"a":1},{"a":"', piece, '"},{"a":2}]')).toEqual({
      problems: ['RUN-R13 2'],
      rows: 2,
    });
    expect(await readMuch('{"a":1}\n{"a":"', piece, '"}\n{"a":2}')).toEqual({
      problems: ['RUN-R13 2'],
      rows: 2,
    });
  });

  test('an object of millions of keys costs its row', async () => {
    const piece = Array.from({ length: 5_000 }, (_, i) => `"k${i}":1e400,`).join('');
    expect(await readMuch('[{"a":1},{', piece, '"z":1},{"a":2}]')).toEqual({
      problems: ['RUN-R13 2'],
      rows: 2,
    });
    expect(await readMuch('{', piece, '"z":1}', 20_000_000)).toEqual({
      problems: ['RUN-F07 null'],
      rows: 0,
    });
  });

  test('100 MB of nothing, or of a number, take no room', async () => {
    expect(await readMuch('[{"a":1},', ' \n'.repeat(30_000), '{"a":2}]')).toEqual({
      problems: [],
      rows: 2,
    });
    expect(await readMuch('[{"a":1},{"a":', '9'.repeat(65_536), '},{"a":2}]')).toEqual({
      problems: ['RUN-R13 2'],
      rows: 2,
    });
  });

  test('a row as long as rows may be is read, one character more is not', async () => {
    const rowOf = (chars: number) => `{"a":"${'x'.repeat(chars - 8)}"}`;
    const text = `[ ${rowOf(1_000_000)}\n,\n${rowOf(1_000_001)}]`;
    const items = await read(text);
    expect(problemsOf(items)).toEqual(['RUN-R13 2']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      data: { max: 1_000_000, value: `{"a":"${'x'.repeat(194)}` },
    });
  });

  test('gives what has arrived before it asks for more', async () => {
    const asked: string[] = [];
    async function* slowly() {
      for (const text of ['[{"a":1},', '{"a":2},', '{"a":3}]']) {
        asked.push(text);
        yield { text, encoding: 'utf-8' as const };
      }
    }
    const reading = readJson(slowly(), {});
    expect((await reading.next()).value).toEqual([{ kind: 'object', row: 1, value: { a: 1 } }]);
    expect(asked).toHaveLength(1);
    expect((await reading.next()).value).toEqual([{ kind: 'object', row: 2, value: { a: 2 } }]);
    expect(asked).toHaveLength(2);
  });
});

test('a number of 900,000 zeros between two figures is read at once', async () => {
  const text = `[{"title":"Un","price":0.1${'0'.repeat(900_000)}1}]`;
  expect(await read(text)).toMatchObject([
    { kind: 'object', row: 1, value: { title: 'Un' } },
    { kind: 'facts' },
  ]);
});
