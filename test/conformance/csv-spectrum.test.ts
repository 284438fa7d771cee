import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../shared/sources/read-source.ts';
import { collectItems, inBlocksOf } from '../sources/a-source.ts';

/**
 * The samples of csv-spectrum (BSD-2-Clause), each a CSV file and the objects it stands for.
 *
 * @see https://github.com/maxogden/csv-spectrum
 */
const folder = fileURLToPath(new URL('../../node_modules/csv-spectrum/', import.meta.url));
const samples = readdirSync(`${folder}csvs`).map((file) => file.replace(/\.csv$/, ''));

/** Samples that are read otherwise, on purpose. */
const disagreements: Readonly<Record<string, string>> = {
  location_coordinates:
    'its degree signs were lost before (U+FFFD): such a row is rejected with RUN-R01, never kept',
  newlines_crlf: 'a line break inside a cell is always \\n, as one file may have all kinds',
};

async function readSample(sample: string): Promise<readonly Record<string, unknown>[]> {
  const bytes = new Uint8Array(readFileSync(`${folder}csvs/${sample}.csv`));
  const reading = { name: `${sample}.csv`, fields: [] };
  const items = await collectItems(readSource(inBlocksOf(5, bytes), reading));
  const header = items.flatMap((item) => (item.kind === 'header' ? item.cells : []));
  return items.flatMap((item) =>
    item.kind === 'row'
      ? [Object.fromEntries(item.cells.map((cell, i) => [header[i] ?? '', cell]))]
      : [],
  );
}

const expected = (sample: string): unknown =>
  JSON.parse(readFileSync(`${folder}json/${sample}.json`, 'utf8'));

describe('csv-spectrum', () => {
  test('every sample is read as it says, but for what is explained', async () => {
    const agreeing: string[] = [];
    for (const sample of samples) {
      const found = await readSample(sample);
      if (JSON.stringify(found) === JSON.stringify(expected(sample))) agreeing.push(sample);
    }
    const others = samples.filter((sample) => !agreeing.includes(sample));
    console.log(`csv-spectrum: ${agreeing.length} of ${samples.length} agree`);
    for (const sample of others) console.log(`  not ${sample}: ${disagreements[sample]}`);
    expect(samples).toHaveLength(12);
    expect(others).toEqual(Object.keys(disagreements));
  });
});
