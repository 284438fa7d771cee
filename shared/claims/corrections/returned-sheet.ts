import {
  type CorrectionColumns,
  findCorrectionColumns,
  nameKeyColumn,
  pickOwn,
} from '../../corrections/correction-columns.ts';
import type { FileStore } from '../../runs/file-store.ts';
import type { ReadingPorts } from '../../runs/read-run.ts';
import type { Run, RunFile } from '../../runs/run.ts';
import { flattenBatches } from '../../sources/flatten-batches.ts';
import type { FieldSpec, SourceBatch, SourceItem, TableLayout } from '../../sources/source-item.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { fieldsOfKind } from '../reading/fields-of-kind.ts';

/** Which of the workbook's two sheets of rows stands for which file. */
export const partOfSlot: Readonly<Record<ClaimSlot, string>> = {
  stat_file: 'stat',
  recap_file: 'recap',
};

/** The columns of a session's file, as somebody said what they mean. */
export function fieldsOfSlot(slot: ClaimSlot, chosen: Run['columns']): readonly FieldSpec[] {
  return fieldsOfKind(slot === 'stat_file' ? 'stat' : 'recap', { chosen: chosen[slot] });
}

export interface SheetPorts {
  readonly files: Pick<FileStore, 'open'>;
  readonly readItems: ReadingPorts['readItems'];
}

/** A sheet of rows in a workbook that comes back. */
export interface ReturnedSheet {
  readonly slot: ClaimSlot;
  readonly file: RunFile;
  readonly columns: CorrectionColumns;
  /** The sender's columns. */
  readonly header: readonly string[];
  readonly layout: TableLayout;
  readonly fields: readonly FieldSpec[];
}

export type SheetFound =
  | { readonly kind: 'sheet'; readonly sheet: ReturnedSheet }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly problem: Extract<SourceItem, { kind: 'problem' }> };

/**
 * Finds the sheet with one file's rows by its hidden column, whatever people call it now. Reads no
 * further than its header.
 */
export async function findReturnedSheet(
  ports: SheetPorts,
  file: RunFile,
  slot: ClaimSlot,
): Promise<SheetFound> {
  const part = partOfSlot[slot];
  const aliases = [nameKeyColumn('table', part), nameKeyColumn('object', part)];
  const looked = { ...file, layout: null };
  const batches = await openFile(ports, looked, [{ name: 'row_key', required: false, aliases }]);
  for await (const item of flattenBatches(batches)) {
    if (item.kind === 'problem' && item.level === 'blocking') {
      return { kind: 'unreadable', problem: item };
    }
    if (item.kind === 'object') return { kind: 'none' };
    if (item.kind !== 'header') continue;
    const columns = findCorrectionColumns(item.cells);
    if (columns?.part !== part) return { kind: 'none' };
    const header = pickOwn(columns, item.cells).map((name) => name ?? '');
    // No column has to be filled: a row is a row because it has a key.
    const layout = {
      ...{ sheet: item.sheet, headerRow: item.row, header: item.cells, requiredAt: [] },
      isOurs: true,
    } as const;
    const fields = fieldsOfSlot(slot, {});
    return { kind: 'sheet', sheet: { slot, file, columns, header, layout, fields } };
  }
  return { kind: 'none' };
}

/** Reads a sheet that was found, from its header on. */
export function openReturnedSheet(
  ports: SheetPorts,
  { file, layout, fields }: ReturnedSheet,
): Promise<AsyncIterable<SourceBatch>> {
  return openFile(ports, { ...file, layout }, fields);
}

async function openFile(
  { files, readItems }: SheetPorts,
  file: RunFile,
  fields: readonly FieldSpec[],
): Promise<AsyncIterable<SourceBatch>> {
  if (file.key === null) throw new Error(`${file.id} lies nowhere`);
  return readItems(await files.open(file.key), file, fields);
}
