import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import type { RowRefusal } from '../../sources/source-item.ts';

/** The finding of a row that is rejected whatever its cells say (RUN-K02 … K04, CLM-K03). */
export function tellRefusal(
  { row, sheet, slot, cells, headers }: Omit<RowCells, 'isPartial'>,
  { code, data }: RowRefusal,
): Finding {
  const { value, ...rest } = data;
  const at = { code, level: 'rejected', slot, sheet, row } as const;
  // It is the claim's number that is wrong, or that its other rows are not here.
  if (code === 'CLM-K03') {
    const column = headers['claim_id'] ?? null;
    return newFinding({ ...at, column, value: cells['claim_id'], data: rest });
  }
  return newFinding({ ...at, value, data: rest });
}
