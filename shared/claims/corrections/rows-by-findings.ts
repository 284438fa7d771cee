import type { Finding } from '../../findings/finding.ts';
import { createRowSet } from '../../runs/row-set.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { forEachSlot } from './claims-corrections-words.ts';

/** Set aside because of its day (CLM-R12), or because nobody paid it (CLM-R20). */
export type AsideCode = 'CLM-R12' | 'CLM-R20';

/** What became of rows, as their findings say; a few bits a row of the files. */
export interface RowsByFindings {
  /** Rejected and not set aside: a row outside the period is not, whatever is wrong with it. */
  isRejected(slot: ClaimSlot, row: number): boolean;
  isAside(slot: ClaimSlot, row: number): boolean;
  /** Why a row is set aside; undefined when it is not. */
  asideCode(slot: ClaimSlot, row: number): AsideCode | undefined;
  /** Rows of a file that are set aside. */
  countAside(slot: ClaimSlot): number;
}

/** Reads a run's findings once for what they say of its rows. */
export async function findRejectedRows(findings: AsyncIterable<Finding>): Promise<RowsByFindings> {
  const rejected = forEachSlot(() => createRowSet());
  const outside = forEachSlot(() => createRowSet());
  const unsettled = forEachSlot(() => createRowSet());
  for await (const { code, level, slot, row } of findings) {
    if (row === null || (slot !== 'stat_file' && slot !== 'recap_file')) continue;
    // As a warning CLM-R20 says that the row is compared although nobody should have paid it.
    if (code === 'CLM-R12') outside[slot].add(row);
    else if (code === 'CLM-R20' && level === 'info') unsettled[slot].add(row);
    else if (level === 'rejected') rejected[slot].add(row);
  }
  const asideCode = (slot: ClaimSlot, row: number): AsideCode | undefined => {
    if (outside[slot].has(row)) return 'CLM-R12';
    return unsettled[slot].has(row) ? 'CLM-R20' : undefined;
  };
  const isAside = (slot: ClaimSlot, row: number) => asideCode(slot, row) !== undefined;
  return {
    isRejected: (slot, row) => rejected[slot].has(row) && !isAside(slot, row),
    isAside,
    asideCode,
    // No row is both: what lies outside the period is asked first.
    countAside: (slot) => outside[slot].size + unsettled[slot].size,
  };
}
