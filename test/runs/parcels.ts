import { newFinding } from '../../shared/findings/new-finding.ts';
import type { ReadingRules } from '../../shared/runs/reading-rules.ts';
import type { SettlingRules, VersionedItem } from '../../shared/runs/settling-rules.ts';
import type { SourceBatch } from '../../shared/sources/source-item.ts';

/** The smallest domain there is: a parcel with a weight, one on each line of a file `id;weight`. */
export interface Parcel extends VersionedItem {
  readonly weight: number;
}

export interface ParcelRow {
  readonly id: string;
  readonly weight: number;
}

/** Weights that are no number are rejected; a weight of 0 is remarked on. */
export const parcelReading: ReadingRules<ParcelRow> = {
  fields: [
    { name: 'id', required: true, aliases: [] },
    { name: 'weight', required: true, aliases: ['poids'] },
  ],
  readRow({ row, slot, cells }) {
    const id = String(cells['id']);
    const weight = Number(cells['weight']);
    const at = { slot, row, column: 'weight', value: cells['weight'] };
    if (Number.isNaN(weight)) {
      return {
        kind: 'rejected',
        findings: [newFinding({ code: 'PCL-R01', level: 'rejected', ...at })],
      };
    }
    const findings = weight === 0 ? [newFinding({ code: 'PCL-W01', level: 'warning', ...at })] : [];
    return { kind: 'record', id, record: { id, weight }, findings };
  },
  duplicateOf: ({ row, slot }, firstRow, same) =>
    newFinding({
      code: same ? 'PCL-W02' : 'PCL-R02',
      level: same ? 'warning' : 'rejected',
      slot,
      row,
      data: { firstRow },
    }),
};

export const parcelSettling: SettlingRules<ParcelRow, Parcel> = {
  decide(existing, { id, weight }, row, { updateExisting }) {
    if (existing === undefined) {
      const fields = [{ field: 'weight', before: null, after: weight }];
      return { outcome: 'created', item: { id, version: 1, weight }, fields };
    }
    if (existing.weight === weight) return { outcome: 'unchanged' };
    if (!updateExisting) {
      const finding = newFinding({ code: 'PCL-EXISTS', level: 'info', slot: 'file', row });
      return { outcome: 'set-aside', finding };
    }
    const fields = [{ field: 'weight', before: existing.weight, after: weight }];
    return { outcome: 'updated', item: { id, version: existing.version + 1, weight }, fields };
  },
};

/** Reads the lines of a parcel file: a header, then rows. */
export async function* readParcels(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceBatch> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const block of blocks) text += decoder.decode(block, { stream: true });
  const [header = '', ...lines] = text.split('\n').filter((line) => line !== '');
  yield [{ kind: 'facts', encoding: 'utf-8', delimiter: ';' }];
  yield [{ kind: 'header', sheet: null, row: 1, cells: header.split(';') }];
  for (const [i, line] of lines.entries()) {
    yield [{ kind: 'row', sheet: null, row: i + 2, cells: line.split(';') }];
  }
}

/** A file of parcels: `P1;10`, `P2;10` … or the lines given. */
export function aParcelFile(rows: number | readonly string[]): string {
  const lines =
    typeof rows === 'number' ? Array.from({ length: rows }, (_, i) => `P${i + 1};10`) : rows;
  return ['id;weight', ...lines].map((line) => `${line}\n`).join('');
}
