/** Rows by which something is proved at all; of a single one nobody knows. */
const rowsMin = 2;
/** Rows with a cell right behind the header's last name that are no remarks any more. */
const besideMin = 3;
/** Of a short table fewer will do: one of so many rows, from `besideMin` rows on. */
const besideShare = 5;
/** How far behind the last name a cell may stand because names are missing. */
const missingMax = 3;
/** Different widths that are named. */
const widthsMax = 5;

/** What the rows of a table tell of its header. */
export interface WidthProof {
  /**
   * @param cells of a row of data
   * @param filled columns up to the last cell that holds something
   * @param isGuess whether its cells may be divided wrongly: then it proves nothing
   */
  meet(cells: readonly unknown[], filled: number, isGuess: boolean): void;
  /** Numbers for the refusal of the table, when its header does not fit its rows. */
  tellMisfit(): Misfit | undefined;
}

interface Misfit {
  readonly rows: number;
  /** Rows of another width than the header. */
  readonly count: number;
  /** Some of their widths. */
  readonly found: readonly number[];
}

export interface HeaderWidth {
  /** Columns up to the last name. */
  readonly width: number;
  /** Cells of the header's row in the file, those without a name included. */
  readonly headerCells: number;
  /** Whether missing cells at the end are empty ones (worksheets do not store them). */
  readonly mayBeShort: boolean;
  /** Whether we wrote the table: its header is whole, and what stands beside it is a remark. */
  readonly isOurs: boolean;
}

/**
 * Finds out whether a header lacks a name, so that columns are shifted. That shows only in rows
 * whose last cell is filled: the others seem to fit, with every cell behind the gap under its
 * neighbour's name. The header is refused when
 * - no row at all has its width; or
 * - most rows of a text have more cells than the header, and one of them fills what is too many (one
 *   delimiter too many in a few rows costs these only; at the end of all rows it does no harm); or
 * - in a sheet, or a text with columns as a sheet has them, something stands right behind the last
 *   name in three rows, in one of five rows where they are few. What stands there once is a remark.
 *
 * @see CLAIMS §11 "never shift columns silently"
 */
export function createWidthProof(header: HeaderWidth): WidthProof {
  const { width, headerCells, mayBeShort, isOurs } = header;
  const widths = new Set<number>();
  /** Of rows with more cells than the header: by their number, how many, and how many fill them. */
  const longer = new Map<number, { rows: number; filled: number }>();
  let rows = 0;
  let misfits = 0;
  let beside = 0;
  const meetLonger = (length: number, isFilled: boolean): void => {
    const known = longer.get(length);
    if (known === undefined) longer.set(length, { rows: 1, filled: isFilled ? 1 : 0 });
    else {
      known.rows += 1;
      if (isFilled) known.filled += 1;
    }
  };
  const lacksName = (): boolean => {
    const isFew = rows >= besideMin && beside > 0 && beside * besideShare >= rows;
    if (beside >= besideMin || isFew) return true;
    return [...longer.values()].some((same) => same.filled > 0 && same.rows * 2 > rows);
  };
  return {
    meet(cells, filled, isGuess) {
      rows += 1;
      if (isGuess) return;
      const isLong = filled > width;
      const isShort = !mayBeShort && cells.length < width;
      if (isLong || isShort) {
        misfits += 1;
        if (widths.size < widthsMax) widths.add(isLong ? filled : cells.length);
      }
      if (!mayBeShort && cells.length > headerCells) meetLonger(cells.length, isLong);
      else if (isLong && filled <= width + missingMax) beside += 1;
    },
    tellMisfit() {
      if (isOurs || rows < rowsMin || (misfits < rows && !lacksName())) return undefined;
      return { rows, count: misfits, found: [...widths].sort((a, b) => a - b) };
    },
  };
}
