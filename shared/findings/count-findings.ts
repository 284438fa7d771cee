/** Findings counted by their code. */
export type FindingCounts = Readonly<Record<string, number>>;

/** Adds counts of findings, code by code. */
export function addByCode(a: FindingCounts, b: FindingCounts): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [code, count] of Object.entries(b)) sum[code] = (sum[code] ?? 0) + count;
  return sum;
}
