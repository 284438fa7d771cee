import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coursesFields } from '../../shared/courses/courses-fields.ts';
import { flattenBatches } from '../../shared/sources/flatten-batches.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { SourceItem } from '../../shared/sources/source-item.ts';
import { collect, inBlocksOf } from './a-source.ts';

const name = fc.constantFrom('Titre', 'Prix', 'Durée', 'Niveau', 'Prix (€)', 'Zone', '', 'Cours');
const words = fc.constantFrom(
  '',
  'A',
  'é',
  '12',
  '1 250,50',
  'Total',
  '"x\ny"',
  '"a ""b"""',
  '"jamais fermé',
  '"mal "mis"',
  '\ufffd',
);
const line = (cells: readonly string[]) => cells.join(';');
const dirt = fc.constantFrom(
  ...['', ';;;', 'Total;;3;4', 'Total A;3;4', '* note', 'NB : note', ';Titre;Prix;', ';heures;EUR'],
);
const row = fc.array(words, { minLength: 1, maxLength: 5 }).map(line);

/** Titles, a header, perhaps a second line, then rows of any width among dirt. */
const table = fc
  .record({
    titles: fc.array(fc.constantFrom('Catalogue', 'Cours;;', '', 'Édité le 3 mai'), {
      maxLength: 4,
    }),
    header: fc.array(name, { minLength: 1, maxLength: 5 }).map(line),
    second: fc.constantFrom('', ';heures', ';;EUR'),
    rows: fc.array(fc.oneof({ weight: 4, arbitrary: row }, dirt), { maxLength: 45 }),
    end: fc.constantFrom('\n', '\r\n', '\r'),
  })
  .map(({ titles, header, second, rows, end }) =>
    ['sep=;', ...titles, header, second, ...rows].join(end),
  );

async function read(text: string, blockSize: number, layout?: unknown): Promise<SourceItem[]> {
  const reading = { name: 'a.csv', fields: coursesFields, layout: layout as undefined };
  return collect(flattenBatches(readSource(inBlocksOf(blockSize, text), reading)));
}

/** Without what is told of the text on the way. */
const itemsOf = (items: readonly SourceItem[]) => items.filter(({ kind }) => kind !== 'facts');

const isRemark = (item: SourceItem) => item.kind === 'problem' && item.level === 'warning';

const rowsOf = (items: readonly SourceItem[]) =>
  items.flatMap((item) =>
    item.kind === 'facts' || item.row === null || isRemark(item) ? [] : [item.row],
  );

test('a dirty table gives the same items however its source is cut', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (text, size) => {
      expect(itemsOf(await read(text, size))).toEqual(itemsOf(await read(text, 1_000_000)));
    }),
    { numRuns: 200 },
  );
});

test('every row comes once at most, and in order', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (text) => {
      const rows = rowsOf(await read(text, 1_000_000));
      expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test('read again where its table was found, it gives the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (text) => {
      const items = await read(text, 1_000_000);
      const found = items.find((item) => item.kind === 'facts' && item.layout !== undefined);
      if (found?.kind !== 'facts') return;
      expect(itemsOf(await read(text, 1_000_000, found.layout))).toEqual(itemsOf(items));
    }),
    { numRuns: 200 },
  );
});
