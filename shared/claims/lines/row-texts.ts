import type { ClaimLine, ClaimRow } from '../claim-row.ts';
import { leaveOutNulls } from '../reading/leave-out-nulls.ts';
import { emptyLine } from './empty-line.ts';

/**
 * Rows as a partition's object holds them, a line each: without empty cells, and with the headers
 * where they differ from those of the row before.
 */
export interface RowTexts {
  write(row: ClaimRow): string;
}

/** One for each object: its first row brings its headers. */
export function createRowTexts(): RowTexts {
  let headers: ClaimRow['headers'];
  return {
    write({ line, ...row }) {
      const isSame = row.headers === headers;
      headers = row.headers;
      // What JSON leaves out means "as before", so that there are none has to be said.
      const told = isSame ? undefined : (headers ?? null);
      return JSON.stringify({ ...row, headers: told, line: leaveOutNulls(line) });
    },
  };
}

type WrittenRow = Omit<ClaimRow, 'headers'> & { readonly headers?: ClaimRow['headers'] | null };

/** The rows of one object, complete again. */
export function readRowTexts(text: string): ClaimRow[] {
  let headers: ClaimRow['headers'];
  const rows: ClaimRow[] = [];
  for (const written of text.split('\n')) {
    if (written === '') continue;
    // Named one by one: a million rows of one shape are read quicker than any that is copied.
    const { slot, row, sheet, claimKey, rejectedBy, ...rest } = JSON.parse(written) as WrittenRow;
    if (rest.headers !== undefined) headers = rest.headers ?? undefined;
    const line: ClaimLine = Object.assign(emptyLine(rest.line.kind, ''), rest.line);
    const read = { slot, row, sheet, claimKey, line, rejectedBy };
    rows.push(headers === undefined ? read : { ...read, headers });
  }
  return rows;
}
