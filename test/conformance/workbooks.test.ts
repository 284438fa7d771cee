import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ReadingSummary, summariseReading } from './summarise-reading.ts';
import expected from './workbooks/expected.json' with { type: 'json' };

/**
 * Workbooks of many writers (`workbooks/make.py`, `workbooks/make.mjs`), read by the one way in.
 * What is expected was written by hand from what the writers were given.
 */
const folder = path.join(import.meta.dirname, 'workbooks');

/** Workbooks that could be read and are not, and why; what happens instead. */
const explained: Readonly<Record<string, { readonly refused: string; readonly why: string }>> = {
  'libreoffice-plain.ods': { refused: 'RUN-F23', why: 'OpenDocument, refused by its name' },
  'sheetjs-flat.fods': { refused: 'RUN-F23', why: 'OpenDocument as XML, refused by its name' },
  'sheetjs-2003.xls': { refused: 'RUN-F23', why: 'SpreadsheetML 2003, refused by its name' },
  'sheetjs-binary.xlsb': { refused: 'RUN-F23', why: 'the binary .xlsb, refused by its name' },
  'sheetjs-biff2.xls': { refused: 'RUN-F10', why: 'Excel 2 (1987): no compound file' },
};

type Expected = Partial<Omit<ReadingSummary, 'rows'>> & {
  readonly rows?: string | readonly (readonly unknown[])[];
};
const cases = Object.entries(expected.cases as unknown as Record<string, Expected>);
const tables: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  base: expected.base,
  latin: expected.latin,
  formats: expected.formats,
};

/** Facts are compared as far as they are expected; all else has to be there and no more. */
function toSummary(wanted: Expected, found: ReadingSummary): ReadingSummary {
  const { rows, ...rest } = wanted;
  const isRead = wanted.refused === undefined && wanted.headerRow !== null;
  return {
    refused: null,
    sheet: found.sheet,
    headerRow: isRead ? 1 : null,
    header: isRead ? expected.header : [],
    rejected: [],
    warnings: [],
    asides: [],
    ...rest,
    rows: typeof rows === 'string' ? (tables[rows] ?? []) : (rows ?? []),
    facts: { ...found.facts, ...wanted.facts },
  };
}

describe('workbooks of many writers', () => {
  let agreed = 0;
  test.each(cases)('%s', async (name, wanted) => {
    const found = await summariseReading(name, readFileSync(path.join(folder, name)));
    const disagreement = explained[name];
    if (disagreement === undefined) {
      expect(found).toEqual(toSummary(wanted, found));
      agreed += 1;
    } else {
      // One that is read after all loses its explanation.
      expect(found.refused).toBe(disagreement.refused);
      expect(found.rows).toEqual([]);
    }
  });

  test('every workbook of the folder is expected', () => {
    const files = readdirSync(folder).filter((name) => !/\.(json|py|mjs)$/.test(name));
    expect(files.sort()).toEqual(cases.map(([name]) => name).sort());
  });

  afterAll(() => {
    console.info(`workbooks: ${agreed} of ${cases.length} agree`);
    for (const [name, { refused, why }] of Object.entries(explained)) {
      console.info(`  ${name}: ${refused}, ${why}`);
    }
  });
});
