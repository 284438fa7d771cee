import { canonicalJson } from '../digests/canonical-json.ts';
import { hashText } from '../digests/hash-text.ts';
import type { Finding } from '../findings/finding.ts';
import type { ChunkRecord, ReadingRules, RowCells } from './reading-rules.ts';

/** What the reading stage makes of a row; an accepted one is settled later. */
export type RowOutcome = 'accepted' | 'rejected' | 'setAside';

export interface JudgedRow<R> {
  readonly outcome: RowOutcome;
  readonly findings: readonly Finding[];
  /** Only of an accepted row. */
  readonly record?: ChunkRecord<R>;
}

/** A row that could not be read at all; its finding is told by who noticed. */
export const lostRow: JudgedRow<never> = { outcome: 'rejected', findings: [] };

/** Hex digits of a content hash that fit a number exactly (52 bits). */
const hashDigits = 13;

/**
 * Judges a file's rows by the rules of its domain, and against the rows before: of each id only
 * the first good row is accepted. Per record an id and two numbers are kept.
 */
export function createRowJudging<R>(rules: ReadingRules<R>): {
  judge(row: RowCells): JudgedRow<R>;
} {
  const firsts = new Map<string, { readonly row: number; readonly hash: number }>();
  return {
    judge(row) {
      const reading = rules.readRow(row);
      const { findings } = reading;
      if (reading.kind === 'rejected') return { outcome: 'rejected', findings };
      const { id, record } = reading;
      const hash = Number.parseInt(hashText(canonicalJson(record)).slice(0, hashDigits), 16);
      const first = firsts.get(id);
      if (first === undefined) {
        firsts.set(id, { row: row.row, hash });
        return { outcome: 'accepted', findings, record: { id, row: row.row, record } };
      }
      const same = first.hash === hash;
      const repetition = rules.duplicateOf(row, first.row, same);
      if (!same) return { outcome: 'rejected', findings: [...findings, repetition] };
      // Its level is only a warning: the mark tells the list of records what became of the row.
      const marked = { ...repetition, data: { ...repetition.data, set_aside: true } };
      return { outcome: 'setAside', findings: [...findings, marked] };
    },
  };
}
