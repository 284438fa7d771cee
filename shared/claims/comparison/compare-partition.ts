import type { ChunkStore } from '../../runs/chunk-store.ts';
import { hasEnding, type Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import { writeChunkList } from '../../runs/write-chunk-list.ts';
import type { ClaimRow } from '../claim-row.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { writeSums } from '../mapping/claims-record.ts';
import { mapClaims } from '../mapping/map-claims.ts';
import { createFindingsWriting } from '../reading/findings-writing.ts';
import type {
  ComparisonLine,
  PartitionItem,
  PartitionStore,
  PartitionSummary,
} from '../reading/partition-store.ts';
import { partitionsMax } from '../reading/partition-writing.ts';
import { createPrincipals } from '../reading/principals.ts';
import { type ComparedRows, compareRows } from './compare-rows.ts';
import { type ComparedClaim, type ComparisonKind, comparisonKinds } from './compared-claim.ts';
import { type Tolerance, toleranceOf } from './tolerance.ts';

export interface ComparingPorts {
  readonly runs: Pick<RunStore, 'read'>;
  readonly chunks: Pick<ChunkStore, 'writeChunk' | 'writeFindings'>;
  readonly partitions: PartitionStore;
  faultPoint(point: string, runId: string): Promise<void>;
}

/**
 * Compares the claims of one partition and maps those that conform: findings, lines of the
 * comparison, chunks to settle, and last a summary. Writes only objects whose names follow from the
 * partition, so it may run any number of times, also at once.
 *
 * @throws when the run is missing or has no period (our bug), or on a fault of a store
 * @see CLAIMS §5, §6
 */
export async function comparePartition(
  ports: ComparingPorts,
  tolerance: Tolerance,
  runId: string,
  item: PartitionItem,
): Promise<'compared' | 'run-has-ended'> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (run.cancelRequested || hasEnding(run)) return 'run-has-ended';
  const { period, currency } = run;
  if (period === null || currency === null) throw new Error(`${runId} has no common period`);
  const rows: ClaimRow[] = [];
  for await (const row of ports.partitions.readRows(item.keys)) rows.push(row);
  const toleranceMinor = toleranceOf(tolerance, run.countryCode, currency);
  const isCorrection = run.correctionOf !== null;
  const compared = compareRows(rows, { period, toleranceMinor, currency, isCorrection });
  const findings = createFindingsWriting(ports.chunks, runId, `compare-${fourDigits(item.index)}`);
  findings.add(compared.claims.flatMap((claim) => claim.findings));
  findings.add(compared.lone.findings);
  await findings.end();
  await ports.partitions.writeComparison(runId, item.index, tellClaims(compared, rows, currency));
  const chunks = await mapIntoChunks(ports, run, item.index, compared.claims);
  await ports.faultPoint('compare-before-summary', runId);
  await ports.partitions.writeSummary(runId, {
    index: item.index,
    counts: countRows(compared),
    claims: countKinds(compared.claims),
    findingsByCode: findings.byCode(),
    findingLevels: findings.levels(),
    ...sumTolerated(compared.claims),
    ...(isCorrection && { leftOutside: countLeftOutside(compared.claims) }),
    chunks,
    records: chunks.reduce((sum, { records }) => sum + records, 0),
  });
  return 'compared';
}

const fourDigits = (partition: number) => String(partition).padStart(4, '0');

async function mapIntoChunks(
  { partitions, chunks }: ComparingPorts,
  run: Run,
  partition: number,
  claims: readonly ComparedClaim[],
) {
  const { id: runId, country, countryCode, currency, period } = run;
  if (period === null || currency === null) throw new Error(`${runId} has no common period`);
  const principals = createPrincipals(await partitions.readPrincipals(runId));
  const fileIds = {
    stat_file: fileIdOf(run, 'stat_file'),
    recap_file: fileIdOf(run, 'recap_file'),
  };
  const place = { runId, fileIds, country, countryCode, currency, period, principals };
  const records = mapClaims(claims, place);
  return writeChunkList(chunks, runId, records, partition, partitionsMax);
}

/** A corrected workbook is one file with the rows of both. */
function fileIdOf({ files }: Run, slot: ClaimSlot): string {
  return (files.find((file) => file.slot === slot) ?? files[0])?.id ?? '';
}

function tellClaims(
  { claims }: ComparedRows,
  rows: readonly ClaimRow[],
  currency: string,
): readonly ComparisonLine[] {
  const byClaim = Map.groupBy(rows, ({ claimKey }) => claimKey);
  return claims.map((claim) => ({
    claimId: claim.claimId,
    claimKey: claim.claimKey,
    kind: claim.kind,
    code: claim.code,
    currency,
    stat: writeSums(claim.stat),
    recap: writeSums(claim.recap),
    observation: claim.observation,
    rows: tellRows(byClaim.get(claim.claimKey) ?? [], claim.setAside),
  }));
}

function tellRows(
  rows: readonly ClaimRow[],
  setAside: readonly ClaimRow[],
): ComparisonLine['rows'] {
  const aside = new Set(setAside);
  return rows.map((each) => {
    const { slot, row } = each;
    return aside.has(each) ? { slot, row, setAside: true } : { slot, row };
  });
}

function countRows({ bySlot }: ComparedRows): PartitionSummary['counts'] {
  return bySlot;
}

function countKinds(claims: readonly ComparedClaim[]): Readonly<Record<ComparisonKind, number>> {
  const counts = Object.fromEntries(comparisonKinds.map((kind) => [kind, 0])) as Record<
    ComparisonKind,
    number
  >;
  for (const { kind } of claims) counts[kind] += 1;
  return counts;
}

/** Claims of which nothing is compared because all that is settled of them lies outside the period. */
function countLeftOutside(claims: readonly ComparedClaim[]): number {
  return claims.filter(
    ({ kind, findings }) => kind === 'outside' && findings.some(({ code }) => code === 'CLM-R12'),
  ).length;
}

/** Gaps under the tolerance, summed without regard to their sign: what is let pass in all. */
function sumTolerated(claims: readonly ComparedClaim[]) {
  let claimed = 0n;
  let reimbursed = 0n;
  for (const { kind, stat, recap } of claims) {
    if (kind !== 'tolerance') continue;
    claimed += distance(stat.claimed, recap.claimed);
    reimbursed += distance(stat.reimbursed, recap.reimbursed);
  }
  return { toleratedClaimed: String(claimed), toleratedReimbursed: String(reimbursed) };
}

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
