import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { addByCode, type FindingCounts } from '../findings/count-findings.ts';
import type { RunDraft } from './change-run.ts';
import { addCounts, type Counts, noCounts, type Run } from './run.ts';
import type { ChunkMarker } from './run-store.ts';
import type { SettledGroup, Tallies } from './settling-rules.ts';
import { addTallies } from './tallies.ts';

const countedAs = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  'set-aside': 'setAside',
  rejected: 'rejected',
} as const satisfies Record<string, keyof Counts>;

/** A chunk's marker with the findings of its groups, as one change of the run takes them. */
export interface MarkedChunk {
  readonly marker: ChunkMarker;
  readonly findings: FindingCounts;
}

/**
 * The marker of a chunk from its settled groups.
 *
 * @param unreached data rows of groups that were never settled and never will be: set aside
 */
export function markChunk(
  runId: string,
  chunk: number,
  groups: ReadonlyMap<number, SettledGroup>,
  unreached = 0,
): MarkedChunk {
  const counts: Record<keyof Counts, number> = { ...noCounts, setAside: unreached };
  const findings: Record<string, number> = {};
  const parts = new Map<string, number[]>();
  const told: string[] = [];
  let tallies: Tallies = {};
  const countsOf: Record<string, Record<keyof Counts, number>> = {};
  for (const [group, { outcomes, recordsKey, tallies: ofGroup = {} }] of [...groups].sort(
    ([a], [b]) => a - b,
  )) {
    parts.set(recordsKey, [...(parts.get(recordsKey) ?? []), group]);
    tallies = addTallies(tallies, ofGroup);
    for (const each of outcomes) {
      const { id, outcome, basedOn, code, rows = 1, rowsOf = {}, remarked = [] } = each;
      for (const [slot, ofSlot] of Object.entries(rowsOf)) {
        countsOf[slot] ??= { ...noCounts };
        countsOf[slot][countedAs[outcome]] += ofSlot;
      }
      counts[countedAs[outcome]] += rows;
      const codes = code === null ? remarked : [code, ...remarked];
      for (const found of codes) findings[found] = (findings[found] ?? 0) + 1;
      told.push(`${id}\t${outcome}\t${basedOn}\n`);
    }
  }
  const marker = {
    runId,
    chunk,
    counts,
    unreached,
    recordParts: [...parts].map(([key, numbers]) => ({ key, groups: numbers })),
    diffHash: bytesToHex(sha256(utf8ToBytes(told.join('')))),
    ...(Object.keys(tallies).length === 0 ? {} : { tallies }),
    ...(Object.keys(countsOf).length === 0 ? {} : { countsOf }),
  };
  return { marker, findings };
}

/** The change of a run that counts a chunk: marker, counts and event in one transaction. */
export function markedDraft(run: Run, { marker, findings }: MarkedChunk): RunDraft {
  const counts = addCounts(run.counts, marker.counts);
  const chunks = { ...run.chunks, settled: run.chunks.settled + 1 };
  const progressPercent = settlingPercent(chunks.settled, chunks.total, run.progressPercent);
  const stage = run.dryRun ? 'map' : 'settle';
  return {
    fields: {
      counts,
      chunks,
      progressPercent,
      findings: addByCode(run.findings, findings),
      ...(marker.tallies === undefined ? {} : { tallies: addTallies(run.tallies, marker.tallies) }),
    },
    events: [
      {
        level: 'info',
        stage,
        code: 'RUN-PROGRESS',
        data: { counts, progress_percent: progressPercent, chunk: marker.chunk },
      },
    ],
    marker,
  };
}

/** Share of a run's way after so many chunks: reading ends at 10 %, settling at 98 %. */
function settlingPercent(settled: number, total: number, before: number): number {
  const percent = 10 + (88 * settled) / Math.max(1, total);
  return Math.max(before, Math.round(percent * 10) / 10);
}
