import type { RecordLine } from './chunk-store.ts';
import type { ChunkRecord } from './reading-rules.ts';
import type {
  RecordDecision,
  RecordOutcome,
  RecordStore,
  SettledGroup,
  SettlingContext,
  SettlingGroup,
  SettlingRules,
  Tallies,
  VersionedItem,
} from './settling-rules.ts';
import { addTallies } from './tallies.ts';
import { jitter, type Timing } from './timing.ts';

/** A group with what was decided for each of its records. */
export interface DecidedGroup<R, I extends VersionedItem> {
  readonly group: number;
  readonly records: readonly ChunkRecord<R>[];
  readonly lines: readonly RecordLine[];
  readonly puts: SettlingGroup<I>['puts'];
  readonly tallies: Tallies;
}

/** Decides every record of a group against the items as read. Pure. */
export function decideGroup<R, I extends VersionedItem>(
  rules: SettlingRules<R, I>,
  group: number,
  records: readonly ChunkRecord<R>[],
  existing: ReadonlyMap<string, I>,
  context: SettlingContext,
  /** Ids of records that are given up. */
  refused: ReadonlySet<string> = new Set(),
): DecidedGroup<R, I> {
  const lines: RecordLine[] = [];
  const puts: SettlingGroup<I>['puts'][number][] = [];
  let tallies: Tallies = {};
  for (const { id, row, record, rows, rowsOf } of records) {
    const before = existing.get(id);
    const basedOn = before?.version ?? 0;
    const decided = rules.decide(before, record, row, { ...context, id, related: existing });
    const isGivenUp = refused.has(id) && 'item' in decided;
    const decision = (isGivenUp && rules.refuseContended?.(record, row)) || decided;
    if (decision.outcome === 'created' || decision.outcome === 'updated') {
      const replaced = before !== undefined && rules.keepsVersions?.(record) ? before : undefined;
      puts.push({ item: decision.item, basedOn, ...(replaced && { replaced }) });
    }
    if (decision.tallies !== undefined) tallies = addTallies(tallies, decision.tallies);
    const counted = { ...(rows === undefined ? {} : { rows }), ...(rowsOf && { rowsOf }) };
    lines.push({ id, row, group, basedOn, ...counted, ...tellDecision(decision) });
  }
  return { group, records, lines, puts, tallies };
}

function tellDecision<I extends VersionedItem>(decision: RecordDecision<I>) {
  const { remarks = [] } = decision;
  const told = remarks.length === 0 ? {} : { remarks, remarked: remarks.map(({ code }) => code) };
  switch (decision.outcome) {
    case 'created':
    case 'updated':
      return {
        outcome: decision.outcome,
        fields: decision.fields,
        code: null,
        finding: null,
        ...told,
      };
    case 'unchanged':
      return { outcome: decision.outcome, fields: [], code: null, finding: null, ...told };
    case 'set-aside':
    case 'rejected': {
      const { outcome, finding } = decision;
      return { outcome, fields: [], code: finding.code, finding, ...told };
    }
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
 * @param marked the markers of groups in which nothing changed, read after their items
 * @throws GroupContended after the deadline
 */
export async function settleGroup<R, I extends VersionedItem>(
  ports: GroupPorts<R, I>,
  chunk: number,
  first: DecidedGroup<R, I>,
  firstKey: string,
  marked: ReadonlyMap<number, SettledGroup>,
): Promise<SettledGroup> {
  let decided = first;
  let recordsKey = firstKey;
  let refused: ReadonlySet<string> = new Set();
  for (let attempt = 1; ; attempt += 1) {
    const settled = toSettledGroup(decided, recordsKey);
    if (decided.puts.length === 0) {
      // A rival attempt at this very chunk may have written between our reading of the markers and
      // of the items: then the marker is there by now, and it says what really became of them.
      const { group } = decided;
      const marker = attempt === 1 ? marked.get(group) : await readMarker(ports, chunk, group);
      return marker ?? settled;
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
    if (ports.timing.now().getTime() > ports.deadline) {
      // Given up once: what is contended even then is nobody's record any more but the chunk's.
      if (refused.size > 0 || ports.rules.refuseContended === undefined) {
        throw new GroupContended(ports.context.runId);
      }
      refused = new Set(writing.kind === 'conflicts' ? writing.ids : []);
    }
    await ports.timing.sleep(jitter(ports.timing, attempt));
    decided = await decideAgain(ports, decided, refused);
    recordsKey = await ports.keepLines(decided);
  }
}

async function decideAgain<R, I extends VersionedItem>(
  { records, rules, context }: GroupPorts<R, I>,
  { group, records: inputs }: DecidedGroup<R, I>,
  refused: ReadonlySet<string>,
): Promise<DecidedGroup<R, I>> {
  const existing = await records.readMany(idsOf(rules, inputs));
  return decideGroup(rules, group, inputs, existing, context, refused);
}

/** Ids of the records and of what their decisions look at, each once. */
export function idsOf<R, I extends VersionedItem>(
  rules: SettlingRules<R, I>,
  records: readonly ChunkRecord<R>[],
): readonly string[] {
  const ids = new Set<string>();
  for (const { id, record } of records) {
    ids.add(id);
    for (const related of rules.relatedTo?.(id, record) ?? []) ids.add(related);
  }
  return [...ids];
}

async function readMarker<R, I extends VersionedItem>(
  { records, context }: GroupPorts<R, I>,
  chunk: number,
  group: number,
): Promise<SettledGroup | undefined> {
  return (await records.readGroups(context.runId, chunk, [group])).get(group);
}

function toSettledGroup<R, I extends VersionedItem>(
  { lines, tallies }: DecidedGroup<R, I>,
  recordsKey: string,
): SettledGroup {
  const outcomes = lines.map(outcomeOf);
  return Object.keys(tallies).length === 0
    ? { recordsKey, outcomes }
    : { recordsKey, outcomes, tallies };
}

function outcomeOf(line: RecordLine): RecordOutcome {
  const { id, row, outcome, basedOn, code, rows, rowsOf, remarked } = line;
  return {
    id,
    row,
    outcome,
    basedOn,
    code,
    ...(rows === undefined ? {} : { rows }),
    ...(rowsOf === undefined ? {} : { rowsOf }),
    ...(remarked === undefined ? {} : { remarked }),
  };
}
