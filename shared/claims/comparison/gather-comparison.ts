import {
  addByCode,
  addLevels,
  type FindingCounts,
  type FindingLevels,
} from '../../findings/count-findings.ts';
import { writeMoney } from '../../money/written-money.ts';
import { changeRun, type NewEvent, type RunDraft } from '../../runs/change-run.ts';
import type { ChunkStore, ManifestItem } from '../../runs/chunk-store.ts';
import { tellFindings } from '../../runs/reading-drafts.ts';
import { addCounts, type Counts, hasEnding, noCounts, type Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import { beginStage, endStage } from '../../runs/stages.ts';
import type { Timing } from '../../runs/timing.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { stageEvent } from '../reading/claims-reading-drafts.ts';
import type { PartitionStore, PartitionSummary } from '../reading/partition-store.ts';
import { type ComparisonKind, comparisonKinds } from './compared-claim.ts';

export interface GatheringPorts {
  readonly runs: RunStore;
  readonly chunks: Pick<ChunkStore, 'writeManifest'>;
  readonly partitions: Pick<PartitionStore, 'readPartitions' | 'readSummary'>;
  readonly timing: Timing;
  faultPoint(point: string, runId: string): Promise<void>;
}

export interface Gathering {
  readonly verdict: 'settle' | 'nothing' | 'ended';
  readonly manifestKey: string;
}

/** What all partitions came to. */
interface GatheredSums {
  readonly bySlot: Readonly<Record<ClaimSlot, Counts>>;
  readonly claims: Readonly<Record<ComparisonKind, number>>;
  readonly findingsByCode: FindingCounts;
  readonly findingLevels: FindingLevels;
  readonly toleratedClaimed: bigint;
  readonly toleratedReimbursed: bigint;
  /** Of a correction: its claims outside the period. */
  readonly leftOutside: number;
  readonly chunks: readonly ManifestItem[];
}

/**
 * After every partition is compared: their summaries added up, the list of chunks written, and one
 * change of the run that says what the comparison found and begins settling.
 *
 * @see CLAIMS §5, §7
 */
export async function gatherComparison(ports: GatheringPorts, runId: string): Promise<Gathering> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (hasEnding(run) || run.cancelRequested) return { verdict: 'ended', manifestKey: '' };
  let sums = noSums;
  for (const { index } of await ports.partitions.readPartitions(runId)) {
    sums = addSummary(sums, await ports.partitions.readSummary(runId, index));
  }
  const manifestKey = await ports.chunks.writeManifest(runId, sums.chunks);
  await ports.faultPoint('gather-before-end', runId);
  await changeRun(ports.runs, ports.timing, runId, (before) =>
    comparedDraft(before, sums, ports.timing.now()),
  );
  return { verdict: sums.chunks.length > 0 ? 'settle' : 'nothing', manifestKey };
}

const noKinds = Object.fromEntries(comparisonKinds.map((kind) => [kind, 0])) as Record<
  ComparisonKind,
  number
>;

const noSums: GatheredSums = {
  bySlot: { stat_file: noCounts, recap_file: noCounts },
  claims: noKinds,
  findingsByCode: {},
  findingLevels: {},
  toleratedClaimed: 0n,
  toleratedReimbursed: 0n,
  leftOutside: 0,
  chunks: [],
};

function addSummary(sums: GatheredSums, summary: PartitionSummary): GatheredSums {
  const addSlot = (slot: ClaimSlot) =>
    addCounts(sums.bySlot[slot], { ...noCounts, ...summary.counts[slot] });
  return {
    bySlot: { stat_file: addSlot('stat_file'), recap_file: addSlot('recap_file') },
    claims: addByCode(sums.claims, summary.claims) as Record<ComparisonKind, number>,
    findingsByCode: addByCode(sums.findingsByCode, summary.findingsByCode),
    findingLevels: addLevels(sums.findingLevels, summary.findingLevels),
    toleratedClaimed: sums.toleratedClaimed + BigInt(summary.toleratedClaimed),
    toleratedReimbursed: sums.toleratedReimbursed + BigInt(summary.toleratedReimbursed),
    leftOutside: sums.leftOutside + (summary.leftOutside ?? 0),
    chunks: [...sums.chunks, ...summary.chunks],
  };
}

/** Share of a run's way when its files are compared. */
const comparedPercent = 30;

function comparedDraft(run: Run, sums: GatheredSums, now: Date): RunDraft | undefined {
  const isOpen = run.stages.some(
    ({ name, status }) => name === 'compare' && status === 'PROCESSING',
  );
  if (hasEnding(run) || !isOpen) return undefined;
  const found = addCounts(sums.bySlot.stat_file, sums.bySlot.recap_file);
  const reading = {
    ...noCounts,
    read: run.counts.read,
    rejected: found.rejected,
    setAside: found.setAside,
  };
  const conform = sums.claims.conform + sums.claims.tolerance;
  const rejectedClaims =
    sums.claims.gap + sums.claims.only_stat + sums.claims.only_recap + sums.claims.incomplete;
  const taken = reading.read - reading.rejected - reading.setAside;
  const goesOn = sums.chunks.length > 0;
  const next = run.dryRun ? 'map' : 'settle';
  const none = conform === 0 ? { code: 'CLM-NONE-CONFORM', data: {} } : null;
  const end = { ...endOf(reading, taken), failed: none !== null, message: none };
  const ended = endStage(run.stages, 'compare', end, now);
  return {
    fields: {
      reading,
      counts: reading,
      findings: addByCode(run.findings, sums.findingsByCode),
      files: run.files.map((file) => ({
        ...file,
        counts: { ...(sums.bySlot[file.slot as ClaimSlot] ?? found), read: file.rows ?? 0 },
      })),
      tallies: { ...run.tallies, claims_conform: conform, claims_rejected: rejectedClaims },
      chunks: { total: sums.chunks.length, settled: 0 },
      stage: goesOn ? next : 'compare',
      stages: goesOn ? beginStage(ended, next, now) : ended,
      progressPercent: comparedPercent,
      ...(none && { message: none }),
      ...noticesOf(run, sums),
    },
    events: [
      ...tellFindings(sums, 'compare'),
      tellClaims(sums, conform),
      ...tellTolerated(sums, run.currency ?? ''),
      stageEvent('RUN-STAGE-ENDED', 'compare', { in: reading.read, out: taken }),
      {
        level: 'info',
        stage: 'compare',
        code: 'RUN-PROGRESS',
        data: { counts: reading, progress_percent: comparedPercent },
      },
      ...(goesOn ? [stageEvent('RUN-STAGE-STARTED', next)] : []),
    ],
  };
}

/** Nobody is left to think that what they corrected is imported, when it is not. */
function noticesOf({ period, notices = [] }: Run, { leftOutside }: GatheredSums): Partial<Run> {
  if (leftOutside === 0) return {};
  const data = { count: leftOutside, start: period?.start, end: period?.end };
  return { notices: [...notices, { code: 'CLM-LEFT-OUTSIDE', data }] };
}

function endOf({ read, setAside }: Counts, taken: number) {
  const parts = [
    { name: 'period', in: read, out: read - setAside },
    { name: 'comparison', in: read - setAside, out: taken },
  ];
  return { in: read, out: taken, parts };
}

function tellClaims({ claims }: GatheredSums, conform: number): NewEvent {
  const { gap: gaps, only_stat, only_recap, incomplete, outside } = claims;
  const data = { conform, gaps, only_stat, only_recap, incomplete, outside };
  const level = gaps + only_stat + only_recap + incomplete > 0 ? 'warning' : 'info';
  return { level, stage: 'compare', code: 'CLM-COMPARED', data };
}

/** Sums over all claims, nobody's in particular. */
function tellTolerated(sums: GatheredSums, currency: string): NewEvent[] {
  if (sums.claims.tolerance === 0) return [];
  const data = {
    count: sums.claims.tolerance,
    claimed: writeMoney(sums.toleratedClaimed, currency),
    reimbursed: writeMoney(sums.toleratedReimbursed, currency),
  };
  return [{ level: 'info', stage: 'compare', code: 'CLM-TOLERATED', data }];
}
