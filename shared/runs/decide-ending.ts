import { decidePaymentEnding } from './decide-payment-ending.ts';
import {
  addCounts,
  type CodedMessage,
  type Counts,
  type Ending,
  noCounts,
  type Run,
} from './run.ts';
import type { ChunkMarker } from './run-store.ts';

/** The right side of the law: what became of all records read. */
export function accountedFor(counts: Counts): number {
  return counts.created + counts.updated + counts.unchanged + counts.rejected + counts.setAside;
}

/** What the reading stage found plus what the chunk markers say: never what was remembered. */
export function proveCounts(
  { reading }: Pick<Run, 'reading'>,
  markers: readonly Pick<ChunkMarker, 'counts'>[],
): Counts {
  return markers.reduce((sum, { counts }) => addCounts(sum, counts), reading ?? noCounts);
}

/**
 * How a run ends. Counts are proved, not remembered: what the reading stage found plus the sum of
 * the chunk markers. Records that were never reached, because of a fault, a refusal or a
 * cancellation, are set aside; in a run that claims to be complete they break the law. A fault
 * after which nothing is left to do is none for whoever sent the file.
 *
 * @param markers all chunk markers of the run
 * @param because a fault or an overdue wait that ends the run early; null when it went its way
 * @see API.md "Runs", states and counts; ARCHITECTURE "Law of conservation"
 */
export function decideEnding(
  run: Run,
  markers: readonly Pick<ChunkMarker, 'counts' | 'unreached'>[],
  because: CodedMessage | null,
): Ending {
  const proved = proveCounts(run, markers);
  const unmarked = Math.max(0, proved.read - accountedFor(proved));
  const unreached = markers.reduce((sum, marker) => sum + marker.unreached, unmarked);
  const counts = { ...proved, setAside: proved.setAside + unmarked };
  // What holds something is never just cancelled: what was paid until then is said first.
  if (run.cancelRequested && run.holds === undefined) {
    return { status: 'CANCELLED', counts, message: { code: 'RUN-CANCELLED', data: {} } };
  }
  if (run.message !== null) {
    return { status: 'ERROR', counts, message: withNotices(run.message, run.notices) };
  }
  if (because !== null && (run.reading === null || unreached > 0)) {
    return { status: 'ERROR', counts, message: because };
  }
  const ending = decideFullEnding(run, proved);
  const told = ending.status === 'ERROR' ? ending.message : withUndone(run, ending.message);
  return { ...ending, message: withNotices(told, run.notices) };
}

/** Nothing ended the run early: everything that was read must be accounted for. */
function decideFullEnding(run: Run, proved: Counts): Ending {
  const { read, rejected } = proved;
  if (accountedFor(proved) !== read || accountedFor(run.counts) !== accountedFor(proved)) {
    return { status: 'ERROR', counts: proved, message: brokenLaw(run.counts, proved) };
  }
  if (run.domain === 'transfers') return { ...decidePaymentEnding(run, proved), counts: proved };
  if (rejected === 0) return { status: 'DONE', counts: proved, message: remarksOf(run) };
  if (isNoneTaken(run, proved)) {
    return { status: 'ERROR', counts: proved, message: { code: 'CLM-NONE-TAKEN', data: {} } };
  }
  return rejected === read
    ? { status: 'ERROR', counts: proved, message: { code: 'RUN-ALL-REJECTED', data: { rejected } } }
    : {
        status: 'DONE_WITH_ERRORS',
        counts: proved,
        message: { code: 'RUN-SOME-REJECTED', data: { read, rejected } },
      };
}

/**
 * Of claims rows may be set aside in any number: not one claim of the session counts, all the same
 * (CLAIMS §7).
 */
function isNoneTaken({ domain, kind }: Run, counts: Counts): boolean {
  const taken = counts.created + counts.updated + counts.unchanged;
  return domain === 'claims' && kind !== 'undo' && taken === 0;
}

/** A run in which all is well, but for remarks that somebody should see. */
function remarksOf({ findings }: Run): CodedMessage | null {
  const remarks = Object.values(findings).reduce((sum, count) => sum + count, 0);
  return remarks === 0 ? null : { code: 'RUN-REMARKS', data: { remarks } };
}

/** An undo says first what it did: its rows are claims, and none of them was imported. */
function withUndone({ kind, tallies }: Run, message: CodedMessage | null): CodedMessage | null {
  if (kind !== 'undo') return message;
  const restored = tallies['claims_restored'] ?? 0;
  const undone = tallies['claims_undone'] ?? 0;
  const told = { code: 'CLM-UNDO-DONE', data: { restored, undone } };
  return message === null ? told : withNotices(told, [message]);
}

function withNotices(
  message: CodedMessage | null,
  notices: Run['notices'] = [],
): CodedMessage | null {
  const parts = [...(message === null ? [] : [message]), ...notices];
  return parts.length > 1 ? { code: 'RUN-NOTED', data: { parts } } : (parts[0] ?? null);
}

function brokenLaw(remembered: Counts, proved: Counts): CodedMessage {
  return {
    code: 'RUN-CONSERVATION',
    data: {
      read: proved.read,
      accounted: accountedFor(proved),
      remembered: accountedFor(remembered),
    },
  };
}
