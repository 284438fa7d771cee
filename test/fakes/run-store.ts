import type { JournalEvent, Run } from '../../shared/runs/run.ts';
import { isTerminal } from '../../shared/runs/run.ts';
import type {
  ArrivalNote,
  ChunkMarker,
  ImportedFile,
  PairKey,
  RunChange,
  RunQuery,
  RunStore,
} from '../../shared/runs/run-store.ts';

interface StoredRun {
  run: Run;
  readonly events: JournalEvent[];
  readonly markers: Map<number, ChunkMarker>;
}

export interface FakeRunStore extends RunStore {
  /** What `replace` would answer at this moment, for a double whose transaction takes a run along. */
  judgeReplacement(change: RunChange): 'saved' | 'stale' | 'already-marked';
  /** Whether a run was cancelled; one that is not there counts as cancelled. */
  isCancelled(runId: string): boolean;
}

/**
 * The in-memory double of the run store; passes the same contract as the DynamoDB one. Every
 * operation takes effect at once when it is called, so an awaited call is an atomic step.
 */
export function createFakeRunStore(): FakeRunStore {
  const stored = new Map<string, StoredRun>();
  const imported = new Map<string, ImportedFile>();
  const pairs = new Map<string, string>();
  const arrivals = new Map<string, ArrivalNote>();
  const judgeReplacement = ({ before, marker, arrival }: RunChange) => {
    const found = stored.get(before.id);
    if (found && marker && found.markers.has(marker.chunk)) return 'already-marked';
    if (found === undefined || found.run.lastSeq !== before.lastSeq) return 'stale';
    return arrival && arrivals.has(arrival.arrivalId) ? 'stale' : 'saved';
  };

  return {
    judgeReplacement,
    isCancelled: (runId) => stored.get(runId)?.run.cancelRequested !== false,
    async create(run, events) {
      if (stored.has(run.id)) return 'exists';
      stored.set(run.id, { run: structuredClone(run), events: [...events], markers: new Map() });
      return 'created';
    },

    async createForPair(run, events, pair, previous) {
      if (stored.has(run.id)) return 'exists';
      if (arrivals.has(run.id) || pairs.get(pairKey(pair)) !== previous) return 'taken';
      stored.set(run.id, { run: structuredClone(run), events: [...events], markers: new Map() });
      pairs.set(pairKey(pair), run.id);
      arrivals.set(run.id, { arrivalId: run.id, runId: run.id, as: 'file' });
      return 'created';
    },

    async findPair(pair) {
      return pairs.get(pairKey(pair));
    },

    async findArrival(arrivalId) {
      return arrivals.get(arrivalId);
    },

    async read(runId) {
      const found = stored.get(runId);
      return found && structuredClone(found.run);
    },

    async replace(change) {
      const { before, after, events, marker, arrival } = change;
      const judged = judgeReplacement(change);
      const found = stored.get(before.id);
      if (judged !== 'saved' || found === undefined) return judged;
      if (arrival) arrivals.set(arrival.arrivalId, arrival);
      found.run = structuredClone(after);
      found.events.push(...structuredClone(events));
      if (marker) found.markers.set(marker.chunk, structuredClone(marker));
      return 'saved';
    },

    async readEvents(runId, after, limit) {
      const events = stored.get(runId)?.events ?? [];
      return structuredClone(events.filter(({ seq }) => seq > after).slice(0, limit));
    },

    async readMarkers(runId) {
      const markers = [...(stored.get(runId)?.markers.values() ?? [])];
      return structuredClone(markers.sort((a, b) => a.chunk - b.chunk));
    },

    async rememberFiles(run) {
      if (run.dryRun || (run.status !== 'DONE' && run.status !== 'DONE_WITH_ERRORS')) return;
      for (const { sha256 } of run.files) {
        const file = { runId: run.id, at: run.completedAt ?? run.updatedAt, by: run.createdBy };
        if (sha256) imported.set(fileKey(run.domain, run.countryCode, sha256), file);
      }
    },

    async findImported(domain, countryCode, sha256) {
      return imported.get(fileKey(domain, countryCode, sha256));
    },

    async list(query) {
      const newestFirst = [...stored.values()]
        .map(({ run }) => run)
        .filter((run) => answers(query, run))
        .sort((a, b) => compareText(listKey(b), listKey(a)));
      const rest = newestFirst.filter(
        (run) => query.cursor === undefined || listKey(run) < query.cursor,
      );
      const items = structuredClone(rest.slice(0, query.limit));
      const last = items.at(-1);
      const isMore = rest.length > items.length && last !== undefined;
      return { items, nextCursor: isMore ? listKey(last) : null };
    },

    async listOpen(limit) {
      return [...stored.values()]
        .map(({ run }) => run)
        .filter((run) => !isTerminal(run.status))
        .sort((a, b) => compareText(listKey(a), listKey(b)))
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
}

function answers(query: RunQuery, run: Run): boolean {
  return (
    query.domains.includes(run.domain) &&
    (query.domain === undefined || run.domain === query.domain) &&
    (query.status === undefined || run.status === query.status) &&
    (query.createdBy === undefined || run.createdBy === query.createdBy) &&
    (query.from === undefined || run.createdAt >= query.from) &&
    (query.to === undefined || run.createdAt <= query.to) &&
    (query.countryCode === null || run.countryCode === query.countryCode)
  );
}

function pairKey({ domain, countryCode, name }: PairKey): string {
  return [domain, countryCode, name].join('#');
}

function fileKey(domain: string, countryCode: string, sha256: string): string {
  return [domain, countryCode, sha256].join('#');
}

function listKey(run: Run): string {
  return `${run.createdAt}#${run.id}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
