import type { Finding } from '../../findings/finding.ts';
import { readLines } from '../../runs/read-lines.ts';
import {
  type KeyedRowOutcome,
  type PublicOutcome,
  publicOutcomes,
  type RowOutcome,
  type RowOutcomesOfDomain,
  type RowOutcomesPorts,
} from '../../runs/row-outcomes.ts';
import { isTerminal, type Run } from '../../runs/run.ts';
import { type ClaimSlot, claimSlots } from '../claim-slots.ts';
import { isConform } from '../comparison/compared-claim.ts';
import { identifyClaim, isClaimItemId } from '../mapping/identify-claim.ts';
import type { ComparisonLine } from '../reading/partition-store.ts';
import { createRowMarks, type RowMarks } from './row-marks.ts';

/**
 * What became of the rows of both files: a row has the outcome of its claim unless it is set aside
 * or rejected for itself, so that the list adds up to the session's counts. Of a session that was
 * never compared no row is listed: none of them became anything.
 *
 * @see CLAIMS §7
 */
export const rowOutcomesOfClaims: RowOutcomesOfDomain = { list, addKeys };

type Marks = RowMarks<PublicOutcome>;
type MarksBySlot = Readonly<Record<ClaimSlot, Marks>>;

async function* list(ports: RowOutcomesPorts, run: Run): AsyncGenerator<RowOutcome> {
  const isCompared = run.stages.some(({ name, status }) => name === 'compare' && status === 'DONE');
  if (!isCompared) return;
  const marks = { stat_file: noMarks(), recap_file: noMarks() };
  await markByFindings(ports.chunks.readFindings(run.id), marks);
  const outcomeOf = await readOutcomes(ports, run);
  for await (const line of readComparison(ports, run)) markClaim(line, outcomeOf(line), marks);
  for (const slot of claimSlots) {
    for (const [row, outcome] of marks[slot].all()) yield { slot, row, outcome };
  }
}

const noMarks = (): Marks => createRowMarks(publicOutcomes);

const readComparison = ({ readLinesOf }: RowOutcomesPorts, { id }: Run) =>
  readLinesOf(id, 'comparison') as AsyncIterable<ComparisonLine>;

/** Rows that stand for themselves: without a readable claim number, and repeats (CLM-R10). */
async function markByFindings(findings: AsyncIterable<Finding>, marks: MarksBySlot): Promise<void> {
  for await (const { code, level, slot, row } of findings) {
    if (row === null || (slot !== 'stat_file' && slot !== 'recap_file')) continue;
    // A row outside the period is set aside, whatever else is wrong with it.
    if (code === 'CLM-R12') marks[slot].set(row, 'set_aside');
    else if (level === 'rejected' && marks[slot].get(row) === undefined) {
      marks[slot].set(row, 'rejected');
    }
  }
}

/**
 * How conform claims ended; undefined: that is not known yet. The outcome of a claim is kept at the
 * row of the statement that stands for it, so memory does not grow with its lines.
 */
async function readOutcomes(
  { runs, chunks }: RowOutcomesPorts,
  run: Run,
): Promise<(line: ComparisonLine) => PublicOutcome | undefined> {
  const common = findCommonOutcome(run);
  if (common !== undefined) return () => common;
  const settled = noMarks();
  for await (const { id, row, outcome } of readLines({ runs, chunks }, run.id)) {
    if (isClaimItemId(id)) settled.set(row, outcome === 'set-aside' ? 'set_aside' : outcome);
  }
  // What a run that has ended never reached is set aside.
  const unreached = isTerminal(run.status) ? 'set_aside' : undefined;
  return ({ rows }) => {
    for (const { slot, row } of rows) {
      const outcome = slot === 'stat_file' ? settled.get(row) : undefined;
      if (outcome !== undefined) return outcome;
    }
    return unreached;
  };
}

/**
 * Mostly all claims that were settled ended in the same way: then the counts say it, and none of
 * the lines, which are many, need be read.
 */
function findCommonOutcome({ status, counts, reading }: Run): PublicOutcome | undefined {
  if (!isTerminal(status) || reading === null) return undefined;
  const rows: Readonly<Record<PublicOutcome, number>> = {
    created: counts.created,
    updated: counts.updated,
    unchanged: counts.unchanged,
    rejected: counts.rejected - reading.rejected,
    set_aside: counts.setAside - reading.setAside,
  };
  const [common, ...others] = publicOutcomes.filter((outcome) => rows[outcome] > 0);
  return others.length === 0 ? common : undefined;
}

function markClaim(line: ComparisonLine, outcome: PublicOutcome | undefined, marks: MarksBySlot) {
  const isSettled = isConform(line);
  for (const { slot, row, setAside } of line.rows) {
    if (setAside) marks[slot].set(row, 'set_aside');
    else if (!isSettled) marks[slot].set(row, 'rejected');
    // What reading or the comparison rejected of a conform claim is a repeat.
    else if (outcome !== undefined && marks[slot].get(row) === undefined) {
      marks[slot].set(row, outcome);
    }
  }
}

const settledOutcomes: ReadonlySet<PublicOutcome> = new Set(['created', 'updated', 'unchanged']);

/** The claims of rows that came to something; read once more, since a page has few of them. */
async function addKeys(
  ports: RowOutcomesPorts,
  run: Run,
  rows: readonly RowOutcome[],
): Promise<readonly KeyedRowOutcome[]> {
  const wanted = new Set(rows.filter(({ outcome }) => settledOutcomes.has(outcome)).map(nameRow));
  const keys = new Map<string, string>();
  if (wanted.size > 0) {
    for await (const { claimKey, rows: ofClaim } of readComparison(ports, run)) {
      for (const name of ofClaim.map(nameRow)) {
        if (wanted.has(name)) keys.set(name, identifyClaim(run.countryCode, claimKey));
      }
      if (keys.size === wanted.size) break;
    }
  }
  return rows.map((row) => ({ ...row, key: keys.get(nameRow(row)) ?? null }));
}

const nameRow = ({ slot, row }: Pick<RowOutcome, 'slot' | 'row'>): string => `${slot} ${row}`;
