import type { Finding } from '../../findings/finding.ts';
import type { RowCells } from '../../runs/reading-rules.ts';
import { hasReplacement, isBlank } from '../../sources/table-reading.ts';

/** Flaws of single cells: all others are where they belong. */
const cellFlaws: ReadonlySet<string | undefined> = new Set(['RUN-R01', 'RUN-R06', 'RUN-R15']);
/** Too many or too few cells: of where they begin to be shifted only the claim's number is likely. */
const widthFlaws: ReadonlySet<string | undefined> = new Set(['RUN-R02', 'RUN-R03']);

/**
 * What can be known of a row that cannot be read as a whole: its claim is incomplete by it. What
 * stands before wrong quotes is known, and all but what is lost of a row with flaws of cells.
 */
export function cellsLeft(row: RowCells, [finding]: readonly Finding[]): RowCells | undefined {
  if (row.isPartial === true) return row;
  if (widthFlaws.has(finding?.code)) {
    const { claim_id: claimId = null } = row.cells;
    return { ...row, cells: { claim_id: claimId }, isPartial: true };
  }
  if (finding === undefined || !cellFlaws.has(finding.code)) return undefined;
  const known = Object.entries(row.cells).filter(([field, cell]) => {
    if (row.headers[field] === finding.column || hasReplacement(cell)) return false;
    // The first error of a row is told; where further ones stood there is nothing.
    return finding.code !== 'RUN-R06' || !isBlank(cell);
  });
  return { ...row, cells: Object.fromEntries(known), isPartial: true };
}
