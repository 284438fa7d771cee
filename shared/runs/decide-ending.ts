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
  const proved = markers.reduce(
    (sum, { counts }) => addCounts(sum, counts),
    run.reading ?? noCounts,
  );
  const unmarked = Math.max(0, proved.read - accountedFor(proved));
  const unreached = markers.reduce((sum, marker) => sum + marker.unreached, unmarked);
  const counts = { ...proved, setAside: proved.setAside + unmarked };
  if (run.cancelRequested) {
    return { status: 'CANCELLED', counts, message: { code: 'RUN-CANCELLED', data: {} } };
  }
  if (run.message !== null) return { status: 'ERROR', counts, message: run.message };
  if (because !== null && (run.reading === null || unreached > 0)) {
    return { status: 'ERROR', counts, message: because };
  }
  return decideFullEnding(run, proved);
}

/** Nothing ended the run early: everything that was read must be accounted for. */
function decideFullEnding(run: Run, proved: Counts): Ending {
  const { read, rejected } = proved;
  if (accountedFor(proved) !== read || accountedFor(run.counts) !== accountedFor(proved)) {
    return { status: 'ERROR', counts: proved, message: brokenLaw(run.counts, proved) };
  }
  if (rejected === 0) return { status: 'DONE', counts: proved, message: remarksOf(run) };
  return rejected === read
    ? { status: 'ERROR', counts: proved, message: { code: 'RUN-ALL-REJECTED', data: { rejected } } }
    : {
        status: 'DONE_WITH_ERRORS',
        counts: proved,
        message: { code: 'RUN-SOME-REJECTED', data: { read, rejected } },
      };
}

/** A run in which all is well, but for remarks that somebody should see. */
function remarksOf({ findings }: Run): CodedMessage | null {
  const remarks = Object.values(findings).reduce((sum, count) => sum + count, 0);
  return remarks === 0 ? null : { code: 'RUN-REMARKS', data: { remarks } };
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
