import type { RecordLine } from './chunk-store.ts';
import type { ChunkRecord } from './reading-rules.ts';
import type {
  RecordDecision,
  SettlingContext,
  SettlingGroup,
  SettlingRules,
  Tallies,
  VersionedItem,
  WriteRefusal,
} from './settling-rules.ts';
import { addTallies } from './tallies.ts';

/** A group with what was decided for each of its records. */
export interface DecidedGroup<R, I extends VersionedItem> {
  readonly group: number;
  readonly records: readonly ChunkRecord<R>[];
  readonly lines: readonly RecordLine[];
  readonly puts: SettlingGroup<I>['puts'];
  readonly tallies: Tallies;
}

type Put<I extends VersionedItem> = SettlingGroup<I>['puts'][number];

/**
 * Bytes of large items that one group writes: with its marker, its small items and their keys they
 * fit one transaction (4 MB). Groups are cut by what is brought; what is stored may be far more.
 */
const largeBytesMax = 3_400_000;

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
  const puts: Put<I>[] = [];
  let tallies: Tallies = {};
  let bytes = 0;
  for (const each of records) {
    const { id, row, record } = each;
    const before = existing.get(id);
    const decided = rules.decide(before, record, row, { ...context, id, related: existing });
    const put = putOf(rules, record, before, decided);
    const size = put === undefined ? 0 : measurePut(rules, put);
    const problem = refused.has(id) ? 'contended' : tooMuch(bytes + size);
    const decision = (put && problem && rules.refuseWriting?.(record, row, problem)) || decided;
    if (put !== undefined && decision === decided) {
      puts.push(put);
      bytes += size;
    }
    if (decision.tallies !== undefined) tallies = addTallies(tallies, decision.tallies);
    const about = rules.describe?.(record);
    const told = { ...tellDecision(decision), ...(about && { about }) };
    const shared = context.dryRun && each.rows === 0 ? tellShared(decision) : {};
    const basedOn = before?.version ?? 0;
    lines.push({ id, row, group, basedOn, ...countsOf(each), ...told, ...shared });
  }
  return { group, records, lines, puts, tallies };
}

/** What a decision writes, if it does. */
function putOf<R, I extends VersionedItem>(
  rules: SettlingRules<R, I>,
  record: R,
  before: I | undefined,
  decision: RecordDecision<I>,
): Put<I> | undefined {
  if (decision.outcome !== 'created' && decision.outcome !== 'updated') return undefined;
  const put = { item: decision.item, basedOn: before?.version ?? 0 };
  const isKept = before !== undefined && rules.keepsVersions?.(record);
  return isKept ? { ...put, replaced: before } : put;
}

function measurePut<R, I extends VersionedItem>(
  { measure }: Pick<SettlingRules<R, I>, 'measure'>,
  { item, replaced }: Put<I>,
): number {
  if (measure === undefined) return 0;
  return measure(item) + (replaced === undefined ? 0 : measure(replaced));
}

function tooMuch(bytes: number): WriteRefusal | undefined {
  return bytes > largeBytesMax ? 'too-much-at-once' : undefined;
}

function countsOf<R>({ rows, rowsOf }: ChunkRecord<R>): Pick<RecordLine, 'rows' | 'rowsOf'> {
  return { ...(rows === undefined ? {} : { rows }), ...(rowsOf && { rowsOf }) };
}

function tellShared<I extends VersionedItem>({
  tallies,
  unlessAlone,
  remarks = [],
}: RecordDecision<I>): Pick<RecordLine, 'shared'> {
  if (tallies === undefined && unlessAlone === undefined && remarks.length === 0) return {};
  return { shared: { ...(tallies && { tallies }), ...(unlessAlone && { unlessAlone }) } };
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
