import { gatherProblems } from '../../shared/corrections/gather-problems.ts';
import { pickColumns, pickRows } from '../../shared/corrections/pick-rows.ts';
import {
  type CorrectionFacts,
  createCorrectionSelection,
} from '../../shared/corrections/select-corrected.ts';
import { writeRowsSheet } from '../../shared/corrections/write-rows-sheet.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { newFinding } from '../../shared/findings/new-finding.ts';
import { flattenBatches } from '../../shared/sources/flatten-batches.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { FieldSpec, SourceItem } from '../../shared/sources/source-item.ts';
import { createWorkbook } from '../../shared/workbook-writing/create-workbook.ts';

export const runId = 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W';

export const fields: readonly FieldSpec[] = [
  { name: 'title', required: true, aliases: ['titre'] },
  { name: 'price', required: false, aliases: ['prix'] },
];

/** A rejected row. */
export const aFinding = (row: number, more: Partial<Finding> = {}): Finding =>
  newFinding({ code: 'RUN-R01', level: 'rejected', slot: 'file', row, ...more });

export async function* inOneBatch<T>(...items: T[]): AsyncGenerator<readonly T[]> {
  yield items;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** The error workbook of a source: every row that has a finding, with a summary before it. */
export async function writeWorkbook(
  items: readonly SourceItem[],
  findings: readonly Finding[],
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = createWorkbook();
  const summary = workbook.openSheet({ name: 'Résumé', columns: [{ width: 20 }] });
  await summary.addRow([{ value: 'Titre', look: 'title' }]);
  const { byRow } = await gatherProblems(each(findings));
  const columns = await pickColumns(inOneBatch(...items), 'file', byRow);
  const rows = pickRows(inOneBatch(...items), 'file', byRow, columns);
  const sheet = { name: 'Lignes à corriger', runId, slot: 'file', lang: 'fr', columns } as const;
  await writeRowsSheet(workbook, sheet, rows);
  return workbook.finish();
}

export interface Returned {
  /** Everything that goes on to the rules. */
  readonly items: readonly SourceItem[];
  /** Of those that count: what nobody changed goes on as context only. */
  readonly rows: readonly (readonly unknown[])[];
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  /** Codes of what was said about rows or the file. */
  readonly codes: readonly string[];
  readonly facts: CorrectionFacts | null;
}

/** What comes of a file that is sent back. */
export async function sendBack(
  content: Uint8Array | string,
  { name = 'retour.xlsx', isOriginal = async (id: string) => id === runId } = {},
): Promise<Returned> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const selection = createCorrectionSelection(isOriginal);
  const items: SourceItem[] = [];
  const source = readSource(inBlocks(bytes), { name, fields });
  for await (const item of flattenBatches(selection.select(source))) items.push(item);
  return {
    items,
    rows: items.flatMap((item) => (item.kind === 'row' && !item.isContext ? [item.cells] : [])),
    objects: items.flatMap((item) =>
      item.kind === 'object' && !item.isContext ? [item.value] : [],
    ),
    codes: items.flatMap((item) => (item.kind === 'problem' ? [item.code] : [])),
    facts: selection.found(),
  };
}

async function* inBlocks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
