import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../shared/json/read-json.ts';
import { decodeText } from '../../shared/sources/decode-text.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { collect, collectItems, inBlocksOf } from '../sources/a-source.ts';
import { readTexts } from './json-texts.ts';

/** Every file of JSONTestSuite, by its name. */
const files: ReadonlyMap<string, Uint8Array> = new Map([
  ...Object.entries(readSuite()).map(
    ([name, content]) => [name, new Uint8Array(Buffer.from(content, 'base64'))] as const,
  ),
  ['n_structure_100000_opening_arrays.json', encode('['.repeat(100_000))],
  ['n_structure_open_array_object.json', encode(`${'[{"":'.repeat(50_000)}\n`)],
]);

function readSuite(): Readonly<Record<string, string>> {
  const path = '../files/json-test-suite/test-parsing.json';
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Where we deliberately do otherwise, and why. */
const explained: Readonly<Record<string, string>> = {
  'y_object_duplicated_key.json':
    'RUN-R14: a key given twice is allowed by the grammar, but nobody knows which value is meant',
  'y_object_duplicated_key_and_value.json': 'RUN-R14: the same',
};

/** What was found wrong; an element that is sound JSON but no object (`RUN-R04`) is not. */
async function refusalsOf(bytes: Uint8Array, blockSize = 65_536): Promise<readonly string[]> {
  return wrongIn(await collectItems(readJson(decodeText(inBlocksOf(blockSize, bytes)), {})));
}

/** The same, of a text that arrives character by character. */
async function refusalsByOne(bytes: Uint8Array): Promise<readonly string[]> {
  const blocks = await collect(decodeText(inBlocksOf(1, bytes)));
  return wrongIn(await readTexts(blocks.map(({ text }) => text).join(''), 1));
}

function wrongIn(items: readonly SourceItem[]): readonly string[] {
  return items.flatMap((item) =>
    item.kind === 'problem' && item.code !== 'RUN-R04' ? [item.code] : [],
  );
}

const named = (prefix: string) => [...files].filter(([name]) => name.startsWith(prefix));

describe('JSONTestSuite', () => {
  test('is there as a whole', () => {
    expect(named('y_')).toHaveLength(95);
    expect(named('n_')).toHaveLength(188);
    expect(named('i_')).toHaveLength(35);
  });

  test.each(named('y_'))('%s is accepted', async (name, bytes) => {
    const expected = explained[name] === undefined ? [] : [explained[name].slice(0, 7)];
    expect(await refusalsOf(bytes)).toEqual(expected);
    expect(await refusalsOf(bytes, 1)).toEqual(expected);
    expect(await refusalsByOne(bytes)).toEqual(expected);
  });

  test.each(named('n_'))('%s is refused', async (name, bytes) => {
    expect(explained).not.toHaveProperty([name]);
    const refusals = await refusalsOf(bytes);
    expect(refusals).toEqual(['RUN-F06']);
    if (bytes.length > 1_000) return;
    expect(await refusalsOf(bytes, 1)).toEqual(refusals);
    expect(await refusalsByOne(bytes)).toEqual(refusals);
  });

  test('tells how many agree', async () => {
    let agreed = 0;
    const told: string[] = [];
    for (const [name, bytes] of files) {
      const refusals = await refusalsOf(bytes);
      if (name.startsWith('i_')) told.push(`  ${name}: ${refusals.join(' ') || 'read'}`);
      else if ((refusals.length === 0) === name.startsWith('y_')) agreed += 1;
    }
    const asked = named('y_').length + named('n_').length;
    console.log(
      [
        `JSONTestSuite: ${agreed} of ${asked} agree`,
        ...Object.entries(explained).map(([name, why]) => `  ${name}: ${why}`),
        'Left to whoever reads:',
        ...told,
      ].join('\n'),
    );
    expect(asked - agreed).toBe(Object.keys(explained).length);
  });
});
