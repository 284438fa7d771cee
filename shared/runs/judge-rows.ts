import type { Finding } from '../findings/finding.ts';
import { createFirstRows } from './first-rows.ts';
import type { ReadingRules, RowCells } from './reading-rules.ts';
import { createLineWriting, type RecordLine } from './write-line.ts';

/** What the reading stage makes of a row; an accepted one is settled later. */
export type RowOutcome = 'accepted' | 'rejected' | 'setAside';

export interface JudgedRow {
  readonly outcome: RowOutcome;
  readonly findings: readonly Finding[];
  /** Only of an accepted row; good until the next one is judged. */
  readonly line?: RecordLine;
}

/** A row that could not be read at all; its finding is told by who noticed. */
export const lostRow: JudgedRow = { outcome: 'rejected', findings: [] };

/**
 * Judges a file's rows by the rules of its domain, and against the rows before: of each id only
 * the first good row is accepted. Two records are the same when their JSON is.
 *
 * @see docs/decisions/0006
 */
export function createRowJudging<R>(rules: ReadingRules<R>): { judge(row: RowCells): JudgedRow } {
  const firsts = createFirstRows();
  const writeLine = createLineWriting();
  const tellOnce = createOnceTelling(rules.toldOnce);
  return {
    judge(row) {
      const reading = rules.readRow(row);
      const findings = tellOnce(reading.findings);
      if (reading.kind === 'rejected') return { outcome: 'rejected', findings };
      const line = writeLine(reading.id, row.row, reading.record);
      const first = firsts.meet(line, row.row);
      if (first === undefined) return { outcome: 'accepted', findings, line };
      const repetition = rules.duplicateOf(row, first.row, first.same);
      if (!first.same) return { outcome: 'rejected', findings: [...findings, repetition] };
      // Its level is only a warning: the mark tells the list of records what became of the row.
      const marked = { ...repetition, data: { ...repetition.data, set_aside: true } };
      return { outcome: 'setAside', findings: [...findings, marked] };
    },
  };
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
