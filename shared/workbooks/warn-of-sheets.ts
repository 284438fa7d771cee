import { cutName } from '../rows/name-list.ts';
import type { SourceItem } from '../sources/source-item.ts';

/** Sheets that are named one by one. */
const sheetsTold = 10;

/** A remark for each sheet that is left out although it holds data under known columns as well. */
export function warnOfSheets(alike: readonly string[]): SourceItem[] {
  return alike.slice(0, sheetsTold).map((sheet) => ({
    kind: 'problem',
    level: 'warning',
    row: null,
    code: 'RUN-W15',
    data: { left_out: cutName(sheet) },
  }));
}
