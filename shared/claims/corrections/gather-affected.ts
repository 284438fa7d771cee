import type { Finding } from '../../findings/finding.ts';
import { type LinesPorts, readLines } from '../../runs/read-lines.ts';
import { createRowSet, type GrowingRowSet } from '../../runs/row-set.ts';
import type { Run } from '../../runs/run.ts';
import { type ClaimSlot, claimSlots } from '../claim-slots.ts';
import { isConform } from '../comparison/compared-claim.ts';
import { identifyClaim } from '../mapping/identify-claim.ts';
import type { ComparisonLine, PartitionStore } from '../reading/partition-store.ts';
import { forEachSlot } from './claims-corrections-words.ts';
import { findRejectedRows, type RowsByFindings } from './rows-by-findings.ts';

export interface GatheringAffectedPorts {
  readonly runs: LinesPorts['runs'];
  readonly chunks: LinesPorts['chunks'] & {
    readFindings(runId: string): AsyncIterable<Finding>;
  };
  readonly partitions: Pick<PartitionStore, 'readComparison'>;
}

/** A claim of which at least one row was rejected. */
export interface AffectedClaim {
  readonly line: ComparisonLine;
  /** Why the claim as a whole is rejected; null when only a row of it is (CLM-R10). */
  readonly code: string | null;
  /** What says so, of the claim or of the rejected row; null when nobody wrote it down. */
  finding: Finding | null;
}

export interface AffectedRow {
  /** Null: nobody can tell of which claim it is. */
  readonly claim: AffectedClaim | null;
  readonly isSetAside: boolean;
  readonly findings: Finding[];
}

export type RowsBySlot<T> = Readonly<Record<ClaimSlot, T>>;

/** What the workbook to correct is made of. */
export interface Affected {
  /** By row of the sender's file. */
  readonly rows: RowsBySlot<ReadonlyMap<number, AffectedRow>>;
  readonly claims: readonly AffectedClaim[];
  /** Claims that are affected, also those for which there is no room. */
  readonly claimsInAll: number;
  readonly aside: RowsByFindings;
  /** An example of each code, in the order in which they were met. */
  readonly examples: ReadonlyMap<string, Finding>;
}

/** Rows of one workbook: more than anybody corrects by hand, and what a function can hold. */
export const affectedRowsMax = 50_000;
/** Remarks on one row; more nobody reads. */
const findingsPerRowMax = 20;

/**
 * Finds the claims of which a row was rejected, by reading, comparison or settling, with all their
 * rows in both files. A claim is taken whole or not at all. Memory: a bit a row of the files, and
 * what is taken.
 *
 * @see CLAIMS §8
 */
export async function gatherAffected(
  ports: GatheringAffectedPorts,
  run: Run,
  rowsMax = affectedRowsMax,
): Promise<Affected> {
  const byFindings = await findRejectedRows(ports.chunks.readFindings(run.id));
  const settled = await findRejectedClaims(ports, run);
  const rows = forEachSlot(() => new Map<number, AffectedRow>());
  const claims: AffectedClaim[] = [];
  const inClaims = forEachSlot(() => createRowSet());
  let claimsInAll = 0;
  let taken = 0;
  for await (const { line, claim, hasRoom } of judgeClaims(ports, run, {
    byFindings,
    settled,
    rowsMax,
  })) {
    for (const { slot, row } of line.rows) inClaims[slot].add(row);
    if (claim === undefined) continue;
    claimsInAll += 1;
    if (!hasRoom) continue;
    taken += line.rows.length;
    claims.push(claim);
    for (const { slot, row } of line.rows) {
      const isSetAside = byFindings.isAside(slot, row);
      rows[slot].set(row, { claim, isSetAside, findings: [] });
    }
  }
  const sink = { rows, inClaims, byFindings, left: rowsMax - taken };
  const examples = await placeFindings(ports.chunks.readFindings(run.id), sink);
  for (const finding of settled.values()) examples.set(finding.code, finding);
  return { rows, claims, claimsInAll, aside: byFindings, examples };
}

/** The claims that the workbook of a run holds, each with its rows in both files. */
export async function* listInWorkbook(
  ports: GatheringAffectedPorts,
  run: Run,
  rowsMax = affectedRowsMax,
): AsyncGenerator<ComparisonLine> {
  const byFindings = await findRejectedRows(ports.chunks.readFindings(run.id));
  const settled = await findRejectedClaims(ports, run);
  for await (const { line, claim, hasRoom } of judgeClaims(ports, run, {
    byFindings,
    settled,
    rowsMax,
  })) {
    if (claim !== undefined && hasRoom) yield line;
  }
}

interface JudgingClaims {
  readonly byFindings: RowsByFindings;
  readonly settled: ReadonlyMap<string, Finding>;
  readonly rowsMax: number;
}

/** Every compared claim of a run, whether it is affected, and whether there is room for its rows. */
async function* judgeClaims(
  { partitions }: Pick<GatheringAffectedPorts, 'partitions'>,
  run: Run,
  { byFindings, settled, rowsMax }: JudgingClaims,
) {
  let taken = 0;
  for await (const line of partitions.readComparison(run.id)) {
    const claim = judgeLine(line, run, byFindings, settled);
    const hasRoom = claim !== undefined && taken + line.rows.length <= rowsMax;
    if (hasRoom) taken += line.rows.length;
    yield { line, claim, hasRoom };
  }
}

/** Claims that settling rejected (CLM-M01, M04, M06 …), by the id of their record. */
async function findRejectedClaims(
  { runs, chunks }: GatheringAffectedPorts,
  run: Run,
): Promise<ReadonlyMap<string, Finding>> {
  const rejected = new Map<string, Finding>();
  // Most sessions reject nothing while settling: their lines need not be read.
  if (run.counts.rejected <= (run.reading?.rejected ?? 0)) return rejected;
  for await (const { id, outcome, finding } of readLines({ runs, chunks }, run.id)) {
    if (outcome === 'rejected' && finding !== null) rejected.set(id, finding);
    if (rejected.size === affectedRowsMax) break;
  }
  return rejected;
}

function judgeLine(
  line: ComparisonLine,
  { countryCode }: Run,
  byFindings: RowsByFindings,
  settled: ReadonlyMap<string, Finding>,
): AffectedClaim | undefined {
  if (line.kind === 'outside') return undefined;
  if (!isConform(line)) return { line, code: line.code, finding: null };
  const finding =
    settled.size === 0 ? undefined : settled.get(identifyClaim(countryCode, line.claimKey));
  if (finding !== undefined) return { line, code: finding.code, finding };
  const hasRejected = line.rows.some(({ slot, row }) => byFindings.isRejected(slot, row));
  return hasRejected ? { line, code: null, finding: null } : undefined;
}

interface FindingSink {
  readonly rows: RowsBySlot<Map<number, AffectedRow>>;
  readonly inClaims: RowsBySlot<GrowingRowSet>;
  readonly byFindings: RowsByFindings;
  /** Rows without a claim for which there is room. */
  left: number;
}

/** Puts every finding to its row or its claim; rejected rows without a claim stand alone. */
async function placeFindings(
  findings: AsyncIterable<Finding>,
  sink: FindingSink,
): Promise<Map<string, Finding>> {
  const examples = new Map<string, Finding>();
  for await (const finding of findings) {
    const { code, slot, row } = finding;
    if (!examples.has(code)) examples.set(code, finding);
    if (row === null || !isClaimSlot(slot)) continue;
    const found = sink.rows[slot].get(row) ?? addLone(sink, slot, row);
    if (found === undefined) continue;
    if (found.claim !== null && found.claim.code === code && isOfClaim(code)) {
      found.claim.finding ??= finding;
      continue;
    }
    if (found.claim?.code === null && finding.level === 'rejected') found.claim.finding ??= finding;
    if (found.findings.length < findingsPerRowMax) found.findings.push(finding);
  }
  return examples;
}

/** Codes that speak of a claim as a whole, at one of its rows. */
function isOfClaim(code: string): boolean {
  return /^CLM-[XM]/.test(code);
}

function addLone(sink: FindingSink, slot: ClaimSlot, row: number): AffectedRow | undefined {
  const isLone = sink.byFindings.isRejected(slot, row) && !sink.inClaims[slot].has(row);
  if (!isLone || sink.left === 0) return undefined;
  sink.left -= 1;
  const added = { claim: null, isSetAside: false, findings: [] };
  sink.rows[slot].set(row, added);
  return added;
}

function isClaimSlot(slot: string): slot is ClaimSlot {
  return claimSlots.some((known) => known === slot);
}
