import type { ClaimSlot } from '../../shared/claims/claim-slots.ts';
import { recapFields, statFields } from '../../shared/claims/claims-fields.ts';
import { createColumnReading } from '../../shared/runs/column-reading.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import { collectItems, inBlocksOf } from '../sources/a-source.ts';

/** A file that the product wrote, read as the product reads one that somebody sends. */
export async function readBack(bytes: Uint8Array, slot: ClaimSlot, name: string) {
  const fields = slot === 'stat_file' ? statFields : recapFields;
  const columns = createColumnReading({ fields }, slot);
  const problems: string[] = [];
  const rows: Readonly<Record<string, unknown>>[] = [];
  for (const item of await collectItems(readSource(inBlocksOf(4096, bytes), { name, fields }))) {
    if (item.kind === 'problem') problems.push(item.code);
    if (item.kind === 'facts') continue;
    const read = columns.take(item);
    problems.push(...read.findings.map(({ code }) => code));
    if (read.kind === 'row') rows.push(read.row.cells);
  }
  return { problems, unknown: columns.unknown(), rows };
}
