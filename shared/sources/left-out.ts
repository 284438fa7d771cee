import { cutName } from '../rows/name-list.ts';
import type { AsideKind, SourceFacts, SourceItem } from './source-item.ts';
import { columnsMax } from './table-problems.ts';

/** Rows of each kind that are told by their numbers. */
const rowsMax = 5;

/** Counts the rows of a table that are no data, and hands on those that say something. */
export interface LeftOut {
  /** @param label of a total */
  add(
    what: AsideKind | 'blank',
    row: number,
    cells: readonly unknown[],
    out: SourceItem[],
    label?: string,
  ): void;
  facts(): Pick<SourceFacts, 'leftOut' | 'leftOutRows'>;
}

export function createLeftOut(sheet: string | null): LeftOut {
  let blank = 0;
  const counts: Partial<Record<AsideKind, number>> = {};
  const rows: Partial<Record<AsideKind, number[]>> = {};
  return {
    add(what, row, cells, out, label) {
      if (what === 'blank') {
        blank += 1;
        return;
      }
      counts[what] = (counts[what] ?? 0) + 1;
      const first = rows[what] ?? [];
      rows[what] = first;
      if (first.length < rowsMax) first.push(row);
      if (what !== 'repeated-header') {
        out.push({
          kind: 'aside',
          what,
          sheet,
          row,
          cells: cells.slice(0, columnsMax).map(capCell),
          ...(label === undefined ? {} : { label: cutName(label) }),
        });
      }
    },
    facts: () => ({
      leftOut: { blank, ...counts },
      ...(Object.keys(rows).length > 0 ? { leftOutRows: rows } : {}),
    }),
  };
}

/** A note may be as long as its writer liked. */
function capCell(cell: unknown): unknown {
  return typeof cell === 'string' ? cutName(cell) : cell;
}
