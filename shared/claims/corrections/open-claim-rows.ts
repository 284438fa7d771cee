import type { Run } from '../../runs/run.ts';
import { flattenBatches } from '../../sources/flatten-batches.ts';
import type { SourceBatch } from '../../sources/source-item.ts';
import { type ClaimSlot, correctionsSlot } from '../claim-slots.ts';
import { composeRow, showsCells } from './judge-returned.ts';
import {
  fieldsOfSlot,
  findReturnedSheet,
  openReturnedSheet,
  type ReturnedSheet,
  type SheetPorts,
} from './returned-sheet.ts';

/**
 * Opens the rows of one of a session's files under the sender's header; of a workbook of corrections
 * the sheet that stands for that file, with all its rows and without our columns.
 *
 * @returns undefined when the session has no such file
 */
export async function openClaimRows(
  ports: SheetPorts,
  run: Run,
  slot: ClaimSlot,
): Promise<AsyncIterable<SourceBatch> | undefined> {
  const file = run.files.find((each) => each.slot === slot);
  if (file?.key) {
    const fields = fieldsOfSlot(slot, run.columns);
    return ports.readItems(await ports.files.open(file.key), file, fields);
  }
  const returned = run.files.find((each) => each.slot === correctionsSlot);
  if (!returned?.key) return undefined;
  const found = await findReturnedSheet(ports, returned, slot);
  if (found.kind !== 'sheet') return undefined;
  const { sheet } = found;
  return takeOursAway(sheet, await openReturnedSheet(ports, sheet));
}

async function* takeOursAway(
  sheet: ReturnedSheet,
  batches: AsyncIterable<SourceBatch>,
): AsyncGenerator<SourceBatch> {
  const { header, layout, columns } = sheet;
  if (columns.kind === 'table') {
    yield [{ kind: 'header', sheet: layout.sheet, row: layout.headerRow, cells: header }];
  }
  for await (const item of flattenBatches(batches)) {
    if (showsCells(item)) yield [composeRow(sheet, item)];
  }
}
