import { describe, expect, test } from 'vitest';
import { createTableReading } from '../../shared/sources/table-reading.ts';
import { factsOf } from './a-source.ts';

const fields = [
  { name: 'title', required: true, aliases: ['Titre'] },
  { name: 'price', required: false, aliases: ['Prix'] },
];

/** The facts about rows written as lines with `|` between their cells. */
function countEmpty(rows: readonly string[]) {
  const table = createTableReading({ sheet: null, mayBeShort: true, fields });
  const out: Parameters<typeof table.end>[0] = [];
  for (const [i, line] of rows.entries()) table.take(i + 1, line.split('|'), out);
  table.end(out);
  return factsOf(out)['emptyColumns'] ?? 0;
}

describe('columns that are empty from the header down', () => {
  test.each([
    { rows: ['Titre|Prix||', 'A|1||', 'B|2||'], count: 2, why: 'two behind' },
    { rows: ['Titre||Prix', 'A||1', 'B| |2'], count: 1, why: 'one between' },
    { rows: ['Titre||Prix|', 'A||1|'], count: 2, why: 'both' },
    { rows: ['Titre|Prix', 'A|1||', 'B|2'], count: 2, why: 'in one row only' },
    { rows: ['Titre|Prix', 'A|1', 'B|'], count: 0, why: 'a named one is a column' },
    { rows: ['Titre||Prix', 'A||1', 'B|x|2'], count: 0, why: 'something stands in it' },
    { rows: ['Titre|Prix||', 'A|1||x', 'B|2||'], count: 0, why: 'and behind' },
    { rows: ['Bilan|||||', 'Titre|Prix', 'A|1'], count: 0, why: 'a title has no columns' },
  ])('$count in $rows: $why', ({ rows, count }) => {
    expect(countEmpty(rows)).toBe(count);
  });
});
