import { expect, test } from 'vitest';
import { gatherProblems } from '../../shared/corrections/gather-problems.ts';
import { pickColumns, pickRows } from '../../shared/corrections/pick-rows.ts';
import { writeRowsSheet } from '../../shared/corrections/write-rows-sheet.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { SourceBatch, SourceItem } from '../../shared/sources/source-item.ts';
import { createWorkbook } from '../../shared/workbook-writing/create-workbook.ts';
import { aFinding, runId } from './a-workbook.ts';

async function* each(findings: readonly Finding[]): AsyncGenerator<Finding> {
  yield* findings;
}

test('rows beyond the limit are left, findings of one row stay together', async () => {
  const findings = [aFinding(2), aFinding(2, { code: 'RUN-R02' }), aFinding(3), aFinding(4)];
  const { byRow } = await gatherProblems(each(findings), 2);
  expect([...byRow].map(([place, found]) => [place, found.length])).toEqual([
    ['file:2', 2],
    ['file:3', 1],
  ]);
});

test('examples and unknown columns are kept, rows only of what was rejected', async () => {
  const warning = { level: 'warning', code: 'RUN-W01', column: 'note' } as const;
  const blocking = { level: 'blocking', code: 'RUN-F11', row: null } as const;
  const gathered = await gatherProblems(
    each([
      aFinding(1, warning),
      aFinding(1, { ...warning, column: 'avis' }),
      aFinding(0, blocking),
    ]),
  );
  expect(gathered.byRow.size).toBe(0);
  expect([...gathered.examples.keys()]).toEqual(['RUN-W01', 'RUN-F11']);
  expect(gathered.unknownColumns).toEqual(['note', 'avis']);
});

test('a source is read no further than to its last row to correct', async () => {
  let reads = 0;
  async function* source(): AsyncGenerator<SourceBatch> {
    yield [{ kind: 'header', sheet: null, row: 1, cells: ['titre'] }];
    for (let row = 2; row < 100; row += 1) {
      reads = row;
      yield [{ kind: 'row', sheet: null, row, cells: [`T${row}`] }];
    }
  }
  const { byRow } = await gatherProblems(each([aFinding(5)]));
  const columns = await pickColumns(source(), 'file', byRow);
  expect([columns, reads]).toEqual([{ kind: 'table', header: ['titre'], extra: 0 }, 0]);
  const picked = [];
  for await (const { row, cells } of pickRows(source(), 'file', byRow, columns)) {
    picked.push([row, cells]);
  }
  expect(picked).toEqual([[5, ['T5']]]);
  expect(reads).toBeLessThan(8);
});

test('a row that a worksheet cannot hold is left out and named: nothing is cut silently', async () => {
  const items: SourceItem[] = [
    { kind: 'header', sheet: null, row: 1, cells: ['titre'] },
    { kind: 'row', sheet: null, row: 2, cells: ['x'.repeat(32_768)] },
    { kind: 'row', sheet: null, row: 3, cells: ['x'.repeat(32_767)] },
  ];
  async function* source(): AsyncGenerator<SourceBatch> {
    yield items;
  }
  const { byRow } = await gatherProblems(each([aFinding(2), aFinding(3)]));
  const columns = await pickColumns(source(), 'file', byRow);
  const written = await writeRowsSheet(
    createWorkbook(),
    { name: 'Lignes', runId, slot: 'file', lang: 'fr', columns },
    pickRows(source(), 'file', byRow, columns),
  );
  expect(written).toEqual({ written: 1, omitted: [2] });
});

test('an object with more keys than a worksheet has columns is left out and named', async () => {
  const value = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`k${i}`, i]));
  async function* source(): AsyncGenerator<SourceBatch> {
    yield [
      { kind: 'object', row: 1, value },
      { kind: 'object', row: 2, value: { k1: 1 } },
    ];
  }
  const { byRow } = await gatherProblems(each([aFinding(1), aFinding(2)]));
  const columns = await pickColumns(source(), 'file', byRow);
  expect(columns.header).toHaveLength(1_000);
  const written = await writeRowsSheet(
    createWorkbook(),
    { name: 'Lignes', runId, slot: 'file', lang: 'fr', columns },
    pickRows(source(), 'file', byRow, columns),
  );
  expect(written).toEqual({ written: 1, omitted: [1] });
});
