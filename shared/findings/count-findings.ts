import { type FindingLevel, findingLevels } from './finding.ts';

/** Findings counted by their code. */
export type FindingCounts = Readonly<Record<string, number>>;

/** Adds counts of findings, code by code. */
export function addByCode(a: FindingCounts, b: FindingCounts): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [code, count] of Object.entries(b)) sum[code] = (sum[code] ?? 0) + count;
  return sum;
}

/** The gravest level at which each code was told. */
export type FindingLevels = Readonly<Record<string, FindingLevel>>;

/** Of two levels of each code the graver one. */
export function addLevels(a: FindingLevels, b: FindingLevels): Record<string, FindingLevel> {
  const gravest: Record<string, FindingLevel> = { ...a };
  for (const [code, level] of Object.entries(b)) gravest[code] = graver(gravest[code], level);
  return gravest;
}

export function graver(a: FindingLevel | undefined, b: FindingLevel): FindingLevel {
  // The list of levels begins with the gravest.
  return a !== undefined && findingLevels.indexOf(a) <= findingLevels.indexOf(b) ? a : b;
}
