import type { RecordLine } from './chunk-store.ts';
import { type DecidedGroup, decideGroup } from './decide-group.ts';
import { readExisting } from './read-existing.ts';
import type {
  RecordOutcome,
  RecordStore,
  SettledGroup,
  SettlingContext,
  SettlingRules,
  VersionedItem,
} from './settling-rules.ts';
import { jitter, type Timing } from './timing.ts';

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
      if (refused.size > 0 || ports.rules.refuseWriting === undefined) {
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
  const existing = await readExisting(records, rules, inputs);
  return decideGroup(rules, group, inputs, existing, context, refused);
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
