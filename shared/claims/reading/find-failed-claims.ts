import type { ChunkStore } from '../../runs/chunk-store.ts';
import { readLines } from '../../runs/read-lines.ts';
import type { Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { ClaimRow } from '../claim-row.ts';
import { isConform } from '../comparison/compared-claim.ts';
import { findRejectedRows } from '../corrections/rows-by-findings.ts';
import { identifyClaim } from '../mapping/identify-claim.ts';
import type { PartitionStore } from './partition-store.ts';

export interface FailedClaimsPorts {
  readonly runs: Pick<RunStore, 'read' | 'readMarkers'>;
  readonly chunks: Pick<ChunkStore, 'readFindings' | 'readRecordPart'>;
  readonly partitions: Pick<PartitionStore, 'readComparison'>;
}

/** What a replay of what failed is about. */
export interface FailedClaims {
  wants(row: ClaimRow): boolean;
  /** The days that were compared: the replay speaks for no others. */
  readonly period: Run['period'];
}

/**
 * The claims of which a row was rejected in the run that this one replays from `failed`: while
 * comparing, or while settling. Rows without a claim failed alone and count as well.
 *
 * @returns undefined when the run is about all of its rows
 * @throws when the run that is replayed is gone: to read every row instead would do too much
 */
export async function findFailedClaims(
  ports: FailedClaimsPorts,
  run: Run,
): Promise<FailedClaims | undefined> {
  if (run.replayFrom !== 'failed') return undefined;
  const failed = await readFailed(ports, run);
  // A claim may conform without its repeated lines, which are rejected (CLM-R10).
  const { isRejected } = await findRejectedRows(ports.chunks.readFindings(failed.id));
  const keys = new Set<string>();
  for await (const { claimKey, kind, rows } of ports.partitions.readComparison(failed.id)) {
    if (kind === 'outside') continue;
    const hasFailed = !isConform({ kind }) || rows.some(({ slot, row }) => isRejected(slot, row));
    if (hasFailed) keys.add(claimKey);
  }
  const ids = new Set<string>();
  for await (const { id, outcome } of readLines(ports, failed.id)) {
    if (outcome === 'rejected') ids.add(id);
  }
  return {
    period: failed.period,
    wants: ({ claimKey }) =>
      claimKey === null || keys.has(claimKey) || ids.has(identifyClaim(run.countryCode, claimKey)),
  };
}

/** A confirmed test of such a replay is about what the test was about. */
async function readFailed({ runs }: FailedClaimsPorts, run: Run): Promise<Run> {
  const replayed = run.replayOf === null ? undefined : await runs.read(run.replayOf);
  if (replayed === undefined) throw new Error(`${run.id} replays ${run.replayOf}, which is gone`);
  const isConfirmedTest = replayed.dryRun && !run.dryRun && replayed.replayFrom === 'failed';
  return isConfirmedTest ? readFailed({ runs } as FailedClaimsPorts, replayed) : replayed;
}
