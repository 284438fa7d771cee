import type { RowCells } from '../runs/reading-rules.ts';
import type { Finding } from './finding.ts';
import { newFinding } from './new-finding.ts';

export interface Remark {
  readonly expected?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** In place of the cell's own. */
  readonly value?: unknown;
}

/** Collects what is found about one row while its cells are read. */
export interface RowNotes {
  readonly findings: readonly Finding[];
  /** Whether the row can still become a record. */
  readonly isGood: () => boolean;
  readonly reject: (code: string, field: string | null, remark?: Remark) => void;
  readonly warn: (code: string, field: string | null, remark?: Remark) => void;
}

/** @param at the row; a field's remark takes its header and cell from there */
export function createRowNotes(at: RowCells): RowNotes {
  const findings: Finding[] = [];
  const note = (level: 'rejected' | 'warning') => {
    return (code: string, field: string | null, { expected, data, ...remark }: Remark = {}) => {
      findings.push(
        newFinding({
          code,
          level,
          slot: at.slot,
          sheet: at.sheet,
          row: at.row,
          column: field === null ? null : (at.headers[field] ?? field),
          value: 'value' in remark ? remark.value : field === null ? null : at.cells[field],
          expected: expected ?? null,
          data: data ?? {},
        }),
      );
    };
  };
  return {
    findings,
    isGood: () => findings.every(({ level }) => level !== 'rejected'),
    reject: note('rejected'),
    warn: note('warning'),
  };
}
