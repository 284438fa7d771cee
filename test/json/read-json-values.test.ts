import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../shared/sources/read-source.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { collectItems, inBlocksOf, problemsOf } from '../sources/a-source.ts';
import { errorOf, readTexts } from './json-texts.ts';

const read = (text: string, size = 65_536) =>
  collectItems(readSource(inBlocksOf(size, text), { name: 'a.json', fields: [] }));
const valuesIn = (items: readonly SourceItem[]) =>
  items.flatMap((item) => (item.kind === 'object' ? [item.value] : []));
const valuesOf = async (text: string, size?: number) => valuesIn(await read(text, size));

describe('numbers keep every figure', () => {
  test.each([
    { source: '1250.5', expected: 1250.5, why: 'a plain number' },
    { source: '0.30000000000000004', expected: 0.30000000000000004, why: 'all that a double has' },
    { source: '1e5', expected: 100_000, why: 'an exponent that changes nothing' },
    { source: '1.50000000000000000000', expected: 1.5, why: 'zeros that mean nothing' },
    { source: '9007199254740991', expected: 9007199254740991, why: 'the last safe whole number' },
    { source: '9007199254740992', expected: '9007199254740992', why: 'the first unsafe one' },
    { source: '-12345678901234567890', expected: '-12345678901234567890', why: 'an id of 20' },
    { source: '1e309', expected: '1e309', why: 'more than a double can hold' },
    { source: '1e-400', expected: '1e-400', why: 'less than a double can hold' },
    {
      source: '0.1000000000000000055',
      expected: '0.1000000000000000055',
      why: 'too many decimals',
    },
    { source: '-0', expected: -0, why: 'a zero with a sign' },
  ])('$source: $why', async ({ source, expected }) => {
    expect(await valuesOf(`[{"a":${source},"b":[{"c":${source}}]}]`)).toEqual([
      { a: expected, b: [{ c: expected }] },
    ]);
    expect(await valuesOf(`{"a":${source}}\n{"a":${source}}`)).toEqual([
      { a: expected },
      { a: expected },
    ]);
  });

  test('a number inside a text is text', async () => {
    expect(await valuesOf('[{"a":"12345678901234567890 \\"1e309\\"","b":1e309}]')).toEqual([
      { a: '12345678901234567890 "1e309"', b: '1e309' },
    ]);
  });
});

describe('a key given twice', () => {
  test.each([
    { row: '{"title":"A","title":"B"}', column: 'title', key: 'title' },
    { row: '{"title":"A","title":"A"}', column: 'title', key: 'title' },
    { row: '{"a":1,"\\u0061":2}', column: 'a', key: 'a' },
    { row: '{"a":1,"b":[{"c":1},{"c":1,"d":":,{","c":2}]}', column: 'b', key: 'c' },
    { row: '{"__proto__":1,"__proto__":2}', column: '__proto__', key: '__proto__' },
    { row: '{"7":1,"7":2}', column: '7', key: '7' },
  ])('rejects the row: $row', async ({ row, column, key }) => {
    const items = await read(`[{"a":1},${row},{"a":{"a":{"a":[{"a":1},{"a":2}]}}}]`);
    expect(problemsOf(items)).toEqual(['RUN-R14 2']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      level: 'rejected',
      data: { column, key },
    });
  });
});

/** JSON as programs may write it: any value, any white space. */
const anObject = fc
  .dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>)
  .filter((value) => !JSON.stringify(value).includes('\ufffd'));
const lists = fc.array(anObject, { minLength: 1, maxLength: 12 });
/** What `JSON.parse` makes of a number is not always what was written: see above. */
const asRead = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner) =>
    typeof inner === 'number' && Number.isInteger(inner) && !Number.isSafeInteger(inner)
      ? JSON.stringify(inner)
      : inner,
  );

describe('any list of objects', { timeout: 60_000 }, () => {
  test('comes out as it went in, whatever the shape, space and blocks', async () => {
    const shapes = [
      (list: unknown[]) => JSON.stringify(list),
      (list: unknown[]) => JSON.stringify({ count: list.length, data: list }),
      (list: unknown[]) => JSON.stringify({ data: { items: list }, x: '[' }, null, 2),
      (list: unknown[]) => JSON.stringify(list, null, '\t').replaceAll('\n', '\r\n'),
    ];
    await fc.assert(
      fc.asyncProperty(
        lists,
        fc.constantFrom(...shapes),
        fc.constantFrom(1, 7, 16_384, 1_048_576),
        async (list, write, size) => {
          const expected = list.map(asRead);
          expect(await valuesOf(write(list), size)).toEqual(expected);
          expect(valuesIn(await readTexts(write(list), size))).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('comes out the same as lines and one behind the other', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.constantFrom('\n', '\r\n', ' '), async (list, between) => {
        // Of one object alone nobody can tell whether it wraps a list.
        const all = [{ first: 1 }, ...list];
        const text = all.map((value) => JSON.stringify(value)).join(between);
        expect(await valuesOf(text)).toEqual(all.map(asRead));
        expect(await readTexts(text, 1)).toEqual(await readTexts(text, 1_000_000));
      }),
    );
  });
});

describe('any text', { timeout: 60_000 }, () => {
  test('is read the same however it is cut into blocks', async () => {
    const piece = fc.constantFrom(
      ...['{"a":1}', '{"b":"\\u00e9"}', '[', ']', '{"data":[', ']}', ',', '\n', '\r\n', '\r', ' '],
      ...['"x"', '12345678901234567890', '{"a":1,"a":2}', '-', 'nul', '{"items":[{}],"x":{'],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.nat(6), async (pieces, size) => {
        const text = pieces.join('');
        expect(await readTexts(text, size + 1)).toEqual(await readTexts(text, 1_000_000));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is JSON for us when it is for JSON.parse', () => {
    const marks = fc.constantFrom(...'{}[]",:\\/-+.eE019 \n\t\rtfnu\u0000é\ud800');
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(2), marks), { maxLength: 3 });
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), edits, (sound, changes) => {
        let text = sound;
        for (const [place, removed, mark] of changes) {
          const at = place % (text.length + 1);
          text = text.slice(0, at) + mark + text.slice(at + removed);
        }
        expect(errorOf(text) === undefined).toBe(isParsed(text));
      }),
      { numRuns: 3_000 },
    );
  });
});

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
