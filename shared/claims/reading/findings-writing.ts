import { type FindingCounts, type FindingLevels, graver } from '../../findings/count-findings.ts';
import type { Finding, FindingLevel } from '../../findings/finding.ts';
import type { ChunkStore } from '../../runs/chunk-store.ts';
import { fiveDigits } from '../../runs/part-number.ts';

/** Findings that are held before they are written as one part. */
const findingsPerPart = 1_000;

export interface FindingsWriting {
  add(findings: readonly Finding[]): void;
  isFull(): boolean;
  writeFull(): Promise<void>;
  /**
   * Writes what is left.
   *
   * @param partsBefore of an earlier pass over the same file: what it wrote beyond is emptied. The
   *   first part is always written, since a reading before an answer may have left one
   * @returns how many parts there are
   */
  end(partsBefore?: number): Promise<number>;
  byCode(): FindingCounts;
  levels(): FindingLevels;
}

/** Gathers findings into parts of bounded size; part names begin with `name`. */
export function createFindingsWriting(
  chunks: Pick<ChunkStore, 'writeFindings'>,
  runId: string,
  name: string,
): FindingsWriting {
  const counts: Record<string, number> = {};
  const levels: Record<string, FindingLevel> = {};
  let held: Finding[] = [];
  let parts = 0;
  const write = async () => {
    const findings = held;
    held = [];
    await chunks.writeFindings(runId, `${name}-${fiveDigits(parts)}`, findings);
    parts += 1;
  };
  return {
    add(findings) {
      for (const finding of findings) {
        counts[finding.code] = (counts[finding.code] ?? 0) + 1;
        levels[finding.code] = graver(levels[finding.code], finding.level);
        held.push(finding);
      }
    },
    isFull: () => held.length >= findingsPerPart,
    writeFull: write,
    async end(partsBefore = 1) {
      if (held.length > 0) await write();
      const written = parts;
      while (parts < partsBefore) await write();
      return written;
    },
    byCode: () => counts,
    levels: () => levels,
  };
}
