import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { changeRun, type RunDraft } from './change-run.ts';
import type { ChunkStore, ManifestItem } from './chunk-store.ts';
import type { ChunkRecord } from './reading-rules.ts';
import { addCounts, type Counts, hasEnding, noCounts, type Run } from './run.ts';
import type { ChunkMarker, RunStore } from './run-store.ts';
import { decideGroup, settleGroup, sliceGroups } from './settle-group.ts';
import type { RecordStore, SettledGroup, SettlingRules, VersionedItem } from './settling-rules.ts';
import type { Timing } from './timing.ts';

export interface SettlingPorts<I extends VersionedItem> {
  readonly runs: RunStore;
  readonly records: RecordStore<I>;
  readonly chunks: ChunkStore;
  readonly timing: Timing;
  /** A new unique id, for the object of an attempt. */
  newId(): string;
  /** Where a test may make a fault; does nothing in production. */
  faultPoint(point: string, runId: string): Promise<void>;
}

export type ChunkSettling = 'settled' | 'already-settled' | 'run-has-ended';

/** An express child of the map ends at 5 minutes, so settling gives up before: milliseconds. */
export const settlingDeadlineMs = 4 * 60_000;

/**
 * Settles one chunk exactly once: groups first, each in a transaction with its marker, then the
 * chunk's marker, counts and event in one transaction. In a dry run decides and writes only that
 * last one. May run any number of times, also at once: the result is that of one run.
 *
 * @throws when the run is missing (our bug), or on a fault of a store: the step is tried again
 * @see ARCHITECTURE "Exactly once"; docs/decisions/0002
 */
export async function settleChunk<R, I extends VersionedItem>(
  ports: SettlingPorts<I>,
  rules: SettlingRules<R, I>,
  runId: string,
  item: ManifestItem,
): Promise<ChunkSettling> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (run.cancelRequested || hasEnding(run)) return 'run-has-ended';
  const records = await ports.chunks.readChunk<R>(item.key);
  await ports.faultPoint('settle-before-groups', runId);
  const groups = await settleGroups(ports, rules, run, item.index, records);
  await ports.faultPoint('settle-before-marker', runId);
  const changed = await changeRun(ports.runs, ports.timing, runId, (now) =>
    hasEnding(now) ? undefined : chunkDraft(now, toMarker(runId, item.index, groups)),
  );
  await ports.faultPoint('settle-after-marker', runId);
  if (changed.kind === 'already-marked') return 'already-settled';
  return changed.kind === 'changed' ? 'settled' : 'run-has-ended';
}

async function settleGroups<R, I extends VersionedItem>(
  ports: SettlingPorts<I>,
  rules: SettlingRules<R, I>,
  run: Run,
  chunk: number,
  records: readonly ChunkRecord<R>[],
): Promise<ReadonlyMap<number, SettledGroup>> {
  const groups = sliceGroups(records);
  const settled = run.dryRun
    ? new Map<number, SettledGroup>()
    : new Map(await ports.records.readGroups(run.id, chunk, [...groups.keys()]));
  const open = [...groups].filter(([group]) => !settled.has(group));
  const now = ports.timing.now();
  const context = { runId: run.id, updateExisting: run.options.updateExisting ?? true, now };
  const existing = await ports.records.readMany(
    open.flatMap(([, part]) => part.map(({ id }) => id)),
  );
  const decided = open.map(([group, part]) => decideGroup(rules, group, part, existing, context));
  const keep = (lines: Parameters<ChunkStore['writeRecordPart']>[2]) =>
    ports.chunks.writeRecordPart(run.id, `${fiveDigits(chunk)}-${ports.newId()}`, lines);
  // Written before the groups, under a name of this attempt: a marker then points to lines that
  // exist, and to those of the attempt that won.
  const key = decided.length > 0 ? await keep(decided.flatMap(({ lines }) => lines)) : '';
  const groupPorts = {
    records: ports.records,
    rules,
    timing: ports.timing,
    context,
    deadline: now.getTime() + settlingDeadlineMs,
    keepLines: (again: { lines: Parameters<typeof keep>[0] }) => keep(again.lines),
  };
  await Promise.all(
    decided.map(async (part) => {
      const { group, lines } = part;
      settled.set(
        group,
        run.dryRun
          ? { outcomes: lines, recordsKey: key }
          : await settleGroup(groupPorts, chunk, part, key),
      );
      await ports.faultPoint('settle-after-group', run.id);
    }),
  );
  return settled;
}

const countedAs = {
  created: 'created',
  updated: 'updated',
  unchanged: 'unchanged',
  'set-aside': 'setAside',
} as const satisfies Record<string, keyof Counts>;

interface MarkedChunk {
  readonly marker: ChunkMarker;
  readonly findings: Readonly<Record<string, number>>;
}

function toMarker(
  runId: string,
  chunk: number,
  groups: ReadonlyMap<number, SettledGroup>,
): MarkedChunk {
  const counts: Record<keyof Counts, number> = { ...noCounts };
  const findings: Record<string, number> = {};
  const parts = new Map<string, number[]>();
  const told: string[] = [];
  for (const [group, { outcomes, recordsKey }] of [...groups].sort(([a], [b]) => a - b)) {
    parts.set(recordsKey, [...(parts.get(recordsKey) ?? []), group]);
    for (const { id, outcome, basedOn, code } of outcomes) {
      counts[countedAs[outcome]] += 1;
      if (code !== null) findings[code] = (findings[code] ?? 0) + 1;
      told.push(`${id}\t${outcome}\t${basedOn}\n`);
    }
  }
  const marker = {
    runId,
    chunk,
    counts,
    recordParts: [...parts].map(([key, numbers]) => ({ key, groups: numbers })),
    diffHash: bytesToHex(sha256(utf8ToBytes(told.join('')))),
  };
  return { marker, findings };
}

function chunkDraft(run: Run, { marker, findings }: MarkedChunk): RunDraft {
  const counts = addCounts(run.counts, marker.counts);
  const chunks = { ...run.chunks, settled: run.chunks.settled + 1 };
  const progressPercent = settlingPercent(chunks.settled, chunks.total, run.progressPercent);
  const stage = run.dryRun ? 'map' : 'settle';
  return {
    fields: { counts, chunks, progressPercent, findings: addByCode(run.findings, findings) },
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

/** Adds findings per code. */
export function addByCode(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [code, count] of Object.entries(b)) sum[code] = (sum[code] ?? 0) + count;
  return sum;
}

/** Part numbers sort as text: five digits, one chunk of 500 records each. */
export function fiveDigits(part: number): string {
  return String(part).padStart(5, '0');
}
