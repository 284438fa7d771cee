import type { ClaimLine } from '../claim-row.ts';

/** A line as it is kept: most of its cells are empty. `{ ...emptyLine(kind, ''), ...line }` is all. */
export function leaveOutNulls(line: ClaimLine): Partial<ClaimLine> {
  const cells = line as unknown as Readonly<Record<string, unknown>>;
  const kept: Record<string, unknown> = {};
  for (const field in cells) {
    if (cells[field] !== null) kept[field] = cells[field];
  }
  return kept as Partial<ClaimLine>;
}
