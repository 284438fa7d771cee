import { filledWidth, isBlank } from './cell-tests.ts';

/** Counts the columns of a table that have neither a name nor anything in their cells. */
export interface EmptyColumns {
  /** @param cells of a row of data */
  meet(cells: readonly unknown[]): void;
  count(): number;
}

/**
 * @param names of the columns; those behind the last name have none
 * @param headerCells how many cells the header's longest line has, empty ones too
 */
export function createEmptyColumns(names: readonly string[], headerCells: number): EmptyColumns {
  let between = names.flatMap((name, at) => (name === '' ? [at] : []));
  let width = Math.max(names.length, headerCells);
  let filled = names.length;
  return {
    meet(cells) {
      if (cells.length > width) width = cells.length;
      if (cells.length > filled) filled = Math.max(filled, filledWidth(cells));
      if (between.some((at) => !isBlank(cells[at]))) {
        between = between.filter((at) => isBlank(cells[at]));
      }
    },
    count: () => between.length + Math.max(0, width - filled),
  };
}
