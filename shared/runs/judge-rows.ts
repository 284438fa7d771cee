import type { Finding } from '../findings/finding.ts';
import { newFinding } from '../findings/new-finding.ts';
import { createFirstRows } from './first-rows.ts';
import type { ReadingRules, RowCells } from './reading-rules.ts';
import { createLineWriting, type RecordLine } from './write-line.ts';

/** What the reading stage makes of a row; an accepted one is settled later. */
export type RowOutcome = 'accepted' | 'rejected' | 'setAside';

export interface JudgedRow {
  readonly outcome: RowOutcome;
  readonly findings: readonly Finding[];
  /** Why nothing of the file may be written. */
  readonly blocking?: Finding;
  /** Of the row that was accepted, and that this one contradicts. */
  readonly contradicts?: number;
  /** Only of an accepted row; good until the next one is judged. */
  readonly line?: RecordLine;
}

/** A row that could not be read at all; its finding is told by who noticed. */
export const lostRow: JudgedRow = { outcome: 'rejected', findings: [] };

/**
 * Judges a file's rows by the rules of its domain, and against the rows before: of each id only
 * the first good row is accepted. Two records are the same when their JSON is.
 *
 * A row that does not count is only to be known. When it contradicts one that was accepted before it,
 * that one would overwrite what was kept of it, and nobody would be told: the file is blocked.
 *
 * @see docs/decisions/0006
 */
export function createRowJudging<R>(rules: ReadingRules<R>): {
  judge(row: RowCells, counts: boolean): JudgedRow;
  meetTotal(total: RowCells): void;
  /** What is wrong with the totals of a file whose rows are all good; each refuses it. */
  endTotals(): readonly Finding[];
} {
  const totals = rules.createTotalsCheck?.();
  const firsts = createFirstRows();
  const writeLine = createLineWriting();
  const tellOnce = createOnceTelling(rules.toldOnce);
  return {
    judge(row, counts) {
      const reading = rules.readRow(row);
      // What is remarked on a row that does not count is not told, so it is still to be told.
      const findings = counts ? tellOnce(reading.findings) : reading.findings;
      if (reading.kind === 'rejected') return { outcome: 'rejected', findings };
      const line = writeLine(reading.id, row.row, reading.record);
      const first = firsts.meet(line, row.row, counts);
      if (first === undefined) {
        totals?.meetRecord(reading.record);
        return { outcome: 'accepted', findings, line };
      }
      const repetition = rules.duplicateOf(row, first.row, first.same);
      if (!first.same) {
        return {
          outcome: 'rejected',
          findings: [...findings, repetition],
          contradicts: first.row,
          ...(first.counts && !counts && { blocking: blockContradiction(row, first.row) }),
        };
      }
      // Its level is only a warning: the mark tells the list of records what became of the row.
      const marked = { ...repetition, data: { ...repetition.data, set_aside: true } };
      return { outcome: 'setAside', findings: [...findings, marked] };
    },
    meetTotal: (total) => totals?.meetTotal(total),
    endTotals: () => totals?.end() ?? [],
  };
}

function blockContradiction({ row, sheet, slot }: RowCells, firstRow: number): Finding {
  const data = { first_row: firstRow, row };
  return newFinding({ code: 'RUN-K06', level: 'blocking', slot, sheet, row, data });
}

/** Leaves out remarks that were told of an earlier row and say the same of this one. */
function createOnceTelling(codes: ReadonlySet<string> = new Set()) {
  const told = new Set<string>();
  return (findings: readonly Finding[]): readonly Finding[] => {
    if (codes.size === 0 || findings.length === 0) return findings;
    return findings.filter(({ code, column }) => {
      if (!codes.has(code)) return true;
      const what = `${code} ${column}`;
      if (told.has(what)) return false;
      told.add(what);
      return true;
    });
  };
}
