import { hashText } from '../../digests/hash-text.ts';
import type { ClaimLine, RecapLine, StatLine } from '../claim-row.ts';
import { emptyLine } from '../lines/empty-line.ts';
import type { SourcedLine } from './claims-record.ts';
import { isSpokenFor, type SpokenDays } from './spoken-days.ts';

export interface MergedLines<L extends ClaimLine> {
  readonly lines: readonly SourcedLine<L>[];
  /** Lines that the new version has more, and fewer, than the stored one. */
  readonly added: number;
  readonly removed: number;
}

/**
 * The lines of a claim's new version: those stored ones for which this session does not speak, then
 * this session's. A line without date that it brings again takes part: as often as it is brought.
 *
 * @see CLAIMS §6, "A session speaks only for the rows it compared"
 */
export function mergeLines<L extends ClaimLine>(
  stored: readonly SourcedLine<L>[],
  brought: readonly SourcedLine<L>[],
  days: SpokenDays,
): MergedLines<L> {
  const left = countByKey(brought);
  let met = 0;
  const kept: SourcedLine<L>[] = [];
  for (const each of stored) {
    const key = keyOfLine(each.line);
    const same = left.get(key) ?? 0;
    if (same > 0) {
      left.set(key, same - 1);
      met += 1;
    } else if (!isSpokenFor(each, days)) kept.push(each);
  }
  return {
    lines: [...kept, ...brought],
    added: brought.length - met,
    removed: stored.length - met - kept.length,
  };
}

/** SHA-256 of what both files say of a claim, hex; file, sheet, row and order do not matter. */
export function hashLines(
  stat: readonly Pick<SourcedLine<StatLine>, 'line'>[],
  recap: readonly Pick<SourcedLine<RecapLine>, 'line'>[],
): string {
  const lines = [...stat, ...recap].map(({ line }) => keyOfLine(line));
  return hashText(lines.sort().join('\n'));
}

/** Whatever a line of each kind says, in one order; the claim's number is the claim's own. */
const fieldsOf = {
  stat: Object.keys(emptyLine('stat', '')).filter((field) => field !== 'claimId'),
  recap: Object.keys(emptyLine('recap', '')).filter((field) => field !== 'claimId'),
};
/** A claim's lines are compared and then hashed: what was made of one is kept as long as it is. */
const keys = new WeakMap<ClaimLine, string>();

/** Equal for lines that are equal after cleaning. */
function keyOfLine(line: ClaimLine): string {
  const known = keys.get(line);
  if (known !== undefined) return known;
  const cells = line as unknown as Readonly<Record<string, unknown>>;
  const told = fieldsOf[line.kind].map((field) => cells[field] ?? null);
  const key = JSON.stringify(told).normalize('NFC');
  keys.set(line, key);
  return key;
}

function countByKey(lines: readonly SourcedLine<ClaimLine>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { line } of lines) {
    const key = keyOfLine(line);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
