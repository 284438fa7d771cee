import { describe, expect, test } from 'vitest';
import { repairMojibake } from '../../shared/rows/repair-mojibake.ts';
import { decodeText } from '../../shared/sources/decode-text.ts';
import { readCsv } from '../../shared/sources/read-csv.ts';
import { cellsOf, collectItems, factsOf, inBlocksOf, problemsOf } from './a-source.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const join = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const read = (source: Uint8Array, blockSize = 16_384) =>
  collectItems(readCsv(decodeText(inBlocksOf(blockSize, source)), { fields: [] }));

/** 200,000 bytes: more than three blocks. */
const manyRows = (title: string) =>
  Array.from({ length: 5_000 }, (_, i) => `${i},${title},${'x'.repeat(25)}\n`).join('');

describe('a file that changes its encoding half-way', () => {
  test('UTF-8, then Windows-1252 after many blocks: those rows are rejected', async () => {
    const source = join(
      utf8(`n,titre,reste\n${manyRows('Été')}`),
      bytes('5000,\xc9t\xe9,x\n5001,sans accent,x\n'),
    );
    const items = await read(source);
    expect(problemsOf(items)).toEqual(['RUN-R01 5002']);
    expect(items.find(({ kind }) => kind === 'problem')).toMatchObject({
      data: { column: 'titre', value: '\ufffdt\ufffd' },
    });
    expect(cellsOf(items)).toHaveLength(5_001);
    expect(await read(source, 3)).toEqual(items);
  });

  test('Windows-1252, then UTF-8 after many blocks: every text can be put right', async () => {
    const source = join(
      bytes(`n,titre,reste\n${manyRows('\xc9t\xe9')}`),
      utf8('5000,Été à Thiès – œuvre,x\n'),
    );
    const items = await read(source);
    expect(factsOf(items)).toMatchObject({ encoding: 'windows-1252' });
    expect(problemsOf(items)).toEqual([]);
    const titles = cellsOf(items).map((cells) => String(cells[1]));
    expect(titles[4_999]).toBe('Été');
    expect(repairMojibake(titles[4_999] ?? '')).toBeUndefined();
    expect(titles[5_000]).toBe('Ã‰tÃ© Ã\u00a0 ThiÃ¨s â€“ Å“uvre');
    expect(repairMojibake(titles[5_000] ?? '')).toBe('Été à Thiès – œuvre');
  });

  test('ASCII for many blocks, then anything: the first accent decides', async () => {
    const items = await read(bytes(`n,titre,reste\n${manyRows('Ete')}5000,\xc9t\xe9,x\n`));
    expect(problemsOf(items)).toEqual([]);
    expect(cellsOf(items).at(-1)).toEqual(['5000', 'Été', 'x']);
  });
});
