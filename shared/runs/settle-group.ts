import type { RecordLine } from './chunk-store.ts';
import type { ChunkRecord } from './reading-rules.ts';
import type {
  RecordDecision,
  RecordStore,
  SettledGroup,
  SettlingContext,
  SettlingGroup,
  SettlingRules,
  VersionedItem,
} from './settling-rules.ts';
import { jitter, type Timing } from './timing.ts';

/** A group with what was decided for each of its records. */
export interface DecidedGroup<R, I extends VersionedItem> {
  readonly group: number;
  readonly records: readonly ChunkRecord<R>[];
  readonly lines: readonly RecordLine[];
  readonly puts: SettlingGroup<I>['puts'];
}

/** Decides every record of a group against the items as read. Pure. */
export function decideGroup<R, I extends VersionedItem>(
  rules: SettlingRules<R, I>,
  group: number,
  records: readonly ChunkRecord<R>[],
  existing: ReadonlyMap<string, I>,
  context: SettlingContext,
): DecidedGroup<R, I> {
  const lines: RecordLine[] = [];
  const puts: { item: I; basedOn: number }[] = [];
  for (const { id, row, record } of records) {
    const before = existing.get(id);
    const basedOn = before?.version ?? 0;
    const decision = rules.decide(before, record, row, context);
    if (decision.outcome === 'created' || decision.outcome === 'updated') {
      puts.push({ item: decision.item, basedOn });
    }
    lines.push({ id, row, group, basedOn, ...tellDecision(decision) });
  }
  return { group, records, lines, puts };
}

function tellDecision<I extends VersionedItem>(decision: RecordDecision<I>) {
  switch (decision.outcome) {
    case 'created':
    case 'updated':
      return { outcome: decision.outcome, fields: decision.fields, code: null, finding: null };
    case 'unchanged':
      return { outcome: decision.outcome, fields: [], code: null, finding: null };
    case 'set-aside':
      return {
        outcome: decision.outcome,
        fields: [],
        code: decision.finding.code,
        finding: decision.finding,
      };
  }
}

/** A fault: rivals kept changing the same records until the deadline; the chunk is tried again. */
export class GroupContended extends Error {
  override name = 'GroupContended';
}

export interface GroupPorts<R, I extends VersionedItem> {
  readonly records: RecordStore<I>;
  readonly rules: SettlingRules<R, I>;
  readonly timing: Timing;
  readonly context: SettlingContext;
  /** Keeps the lines of a decision that replaces an earlier one; gives their key. */
  keepLines(decided: DecidedGroup<R, I>): Promise<string>;
  /** Instant, ms since the epoch, after which no further try is begun. */
  readonly deadline: number;
}

/**
 * Settles one decided group exactly once. When a rival changed some of its records, those are read
 * and decided again; when the marker is there already, its outcomes count and nothing is compared.
 * A group in which nothing changed writes nothing.
 *
 * @throws GroupContended after the deadline
 */
export async function settleGroup<R, I extends VersionedItem>(
  ports: GroupPorts<R, I>,
  chunk: number,
  first: DecidedGroup<R, I>,
  firstKey: string,
): Promise<SettledGroup> {
  let decided = first;
  let recordsKey = firstKey;
  for (let attempt = 1; ; attempt += 1) {
    const settled = toSettledGroup(decided, recordsKey);
    if (decided.puts.length === 0) {
      // A rival attempt at this very chunk may have written between our reading of the markers and
      // of the items: then the marker is there by now, and it says what really became of them.
      return (await readMarker(ports, chunk, decided.group)) ?? settled;
    }
    const writing = await ports.records.writeGroup({
      ...settled,
      runId: ports.context.runId,
      chunk,
      group: decided.group,
      puts: decided.puts,
    });
    if (writing.kind === 'saved') return settled;
    if (writing.kind === 'already-settled') {
      const marked = await readMarker(ports, chunk, decided.group);
      if (marked) return marked;
    }
    if (ports.timing.now().getTime() > ports.deadline)
      throw new GroupContended(ports.context.runId);
    await ports.timing.sleep(jitter(ports.timing, attempt));
    decided = await decideAgain(ports, decided);
    recordsKey = await ports.keepLines(decided);
  }
}

async function decideAgain<R, I extends VersionedItem>(
  { records, rules, context }: GroupPorts<R, I>,
  { group, records: inputs }: DecidedGroup<R, I>,
): Promise<DecidedGroup<R, I>> {
  const existing = await records.readMany(inputs.map(({ id }) => id));
  return decideGroup(rules, group, inputs, existing, context);
}

async function readMarker<R, I extends VersionedItem>(
  { records, context }: GroupPorts<R, I>,
  chunk: number,
  group: number,
): Promise<SettledGroup | undefined> {
  return (await records.readGroups(context.runId, chunk, [group])).get(group);
}

function toSettledGroup<R, I extends VersionedItem>(
  { lines }: DecidedGroup<R, I>,
  recordsKey: string,
): SettledGroup {
  return {
    recordsKey,
    outcomes: lines.map(({ id, row, outcome, basedOn, code }) => ({
      id,
      row,
      outcome,
      basedOn,
      code,
    })),
  };
}
