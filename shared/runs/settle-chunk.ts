import { changeRun } from './change-run.ts';
import type { ChunkStore, ManifestItem } from './chunk-store.ts';
import { type DecidedGroup, decideGroup } from './decide-group.ts';
import { markChunk, markedDraft } from './mark-chunk.ts';
import { fiveDigits } from './part-number.ts';
import { readExisting } from './read-existing.ts';
import type { ChunkRecord } from './reading-rules.ts';
import { hasEnding, type Run } from './run.ts';
import type { RunStore } from './run-store.ts';
import { settleGroup } from './settle-group.ts';
import type { RecordStore, SettledGroup, SettlingRules, VersionedItem } from './settling-rules.ts';
import { sliceGroups } from './slice-groups.ts';
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
  // The run is being ended and this chunk is counted without us (close-chunks.ts).
  if ([...groups.values()].some(({ isClosed }) => isClosed)) return 'run-has-ended';
  await ports.faultPoint('settle-before-marker', runId);
  const changed = await changeRun(ports.runs, ports.timing, runId, (now) =>
    hasEnding(now) ? undefined : markedDraft(now, markChunk(runId, item.index, groups)),
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
  const { dryRun, options } = run;
  const context = { runId: run.id, updateExisting: options.updateExisting ?? true, now, dryRun };
  const existing = await readExisting(
    ports.records,
    rules,
    open.flatMap(([, part]) => part),
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
  const quiet = run.dryRun ? [] : decided.filter(({ puts }) => puts.length === 0);
  const marked = await readMarkers(ports, run.id, chunk, quiet);
  await Promise.all(
    decided.map(async (part) => {
      const { group, lines, tallies } = part;
      settled.set(
        group,
        run.dryRun
          ? { outcomes: lines, recordsKey: key, tallies }
          : await settleGroup(groupPorts, chunk, part, key, marked),
      );
      await ports.faultPoint('settle-after-group', run.id);
    }),
  );
  return settled;
}

/** Markers of groups that need no write, all at once: see `settleGroup`. */
async function readMarkers<R, I extends VersionedItem>(
  { records }: Pick<SettlingPorts<I>, 'records'>,
  runId: string,
  chunk: number,
  quiet: readonly DecidedGroup<R, I>[],
): Promise<ReadonlyMap<number, SettledGroup>> {
  if (quiet.length === 0) return new Map();
  const numbers = quiet.map(({ group }) => group);
  return records.readGroups(runId, chunk, numbers);
}
