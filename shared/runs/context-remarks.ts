import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import type { SourceItem } from '../sources/source-item.ts';
import type { JudgedRow } from './judge-rows.ts';
import type { RowCells } from './reading-rules.ts';

export interface ContextRemarks {
  /** Takes notice of a row that was judged, whether it counts or not. */
  meet(item: SourceItem, row: RowCells, judged: JudgedRow): void;
  /** After the last row: a remark for each row that was passed over although it is good by now. */
  tell(): Iterable<Finding>;
}

/**
 * Finds the rows of a corrected workbook that were rejected, and that nothing speaks against any
 * more, but that nobody changed: they are not read, and whoever corrected the other row of a pair
 * expects them to be. Of these it keeps the numbers.
 */
export function createContextRemarks(slot: string): ContextRemarks {
  const sheets = new Map<number, string | null>();
  return {
    meet(item, { row, sheet }, { outcome, contradicts }) {
      // In a workbook that was sorted, the row that was kept may stand behind.
      if (contradicts !== undefined) sheets.delete(contradicts);
      if (outcome === 'accepted' && 'wasRejected' in item) sheets.set(row, sheet);
    },
    *tell() {
      for (const [row, sheet] of sheets) {
        yield newFinding({ code: 'RUN-K07', level: 'warning', slot, sheet, row });
      }
    },
  };
}
