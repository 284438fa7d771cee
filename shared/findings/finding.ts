export const findingLevels = ['blocking', 'rejected', 'warning', 'info'] as const;
export type FindingLevel = (typeof findingLevels)[number];

/** A coded remark on a file or a row. Stored as code + data, worded when read. */
export interface Finding {
  readonly code: string;
  readonly level: FindingLevel;
  readonly slot: string;
  readonly sheet: string | null;
  /** 1-based, as the sender's own program numbers it; null for a remark on the whole file. */
  readonly row: number | null;
  /** The header as the sender wrote it, cut at 200 characters. */
  readonly column: string | null;
  /** The offending cell, cut at 200 characters. */
  readonly value: string | null;
  readonly expected: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}
