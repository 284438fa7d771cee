import type { Finding } from '../findings/finding.ts';
import { cutName, namesMax } from '../rows/name-list.ts';

/** What the workbook is made of: the findings of a run, as far as it shows them. */
export interface GatheredProblems {
  /**
   * Findings for which a row was rejected, by `placeOf` the row. A row that was kept, and that a
   * rejected one contradicts, is there without any: whoever corrects has to see both.
   */
  readonly byRow: ReadonlyMap<string, readonly Finding[]>;
  /** An example of each code, in the order in which they were met. */
  readonly examples: ReadonlyMap<string, Finding>;
  /** Columns that are no field, as the sender wrote them. */
  readonly unknownColumns: readonly string[];
}

/** Rows of one workbook: more than anybody corrects by hand, and what a function can hold. */
export const correctionRowsMax = 50_000;

/** Remarks on a column that is not read. */
const unknownColumnCodes: ReadonlySet<string> = new Set(['RUN-W01', 'RUN-W02']);

/** A row of one of the run's files; rows of several files have the same numbers. */
export function placeOf(slot: string, row: number | ''): string {
  return `${slot}:${row}`;
}

/** Gathers findings, in memory that does not grow with the run: rows beyond `rowsMax` are left. */
export async function gatherProblems(
  findings: AsyncIterable<Finding>,
  rowsMax = correctionRowsMax,
): Promise<GatheredProblems> {
  const byRow = new Map<string, Finding[]>();
  const examples = new Map<string, Finding>();
  const unknownColumns = new Set<string>();
  for await (const finding of findings) {
    const { code, level, slot, row, column } = finding;
    if (!examples.has(code)) examples.set(code, finding);
    if (column !== null && unknownColumnCodes.has(code) && unknownColumns.size < namesMax) {
      unknownColumns.add(cutName(column));
    }
    if (level !== 'rejected' || row === null) continue;
    const place = placeOf(slot, row);
    const known = byRow.get(place);
    if (known !== undefined) known.push(finding);
    else if (byRow.size < rowsMax) byRow.set(place, [finding]);
    const kept = finding.data['first_row'];
    if (typeof kept !== 'number' || byRow.size >= rowsMax) continue;
    if (!byRow.has(placeOf(slot, kept))) byRow.set(placeOf(slot, kept), []);
  }
  return { byRow, examples, unknownColumns: [...unknownColumns] };
}
