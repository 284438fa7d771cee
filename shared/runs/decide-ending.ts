import {
  addCounts,
  type CodedMessage,
  type Counts,
  type Ending,
  noCounts,
  type Run,
} from './run.ts';

/** The right side of the law: what became of all records read. */
export function accountedFor(counts: Counts): number {
  return counts.created + counts.updated + counts.unchanged + counts.rejected + counts.setAside;
}

/**
 * How a run ends. Counts are proved, not remembered: what the reading stage found plus the sum of
 * the chunk markers. Records that were never reached, because of a fault, a refusal or a
 * cancellation, are set aside; in a run that claims to be complete they break the law.
 *
 * @param settled sum of the counts of all chunk markers
 * @param because a fault or an overdue wait that ends the run early; null when it went its way
 * @see API.md "Runs", states and counts; ARCHITECTURE "Law of conservation"
 */
export function decideEnding(run: Run, settled: Counts, because: CodedMessage | null): Ending {
  const proved = addCounts(run.reading ?? noCounts, settled);
  const unreached = proved.read - accountedFor(proved);
  const reached = { ...proved, setAside: proved.setAside + Math.max(0, unreached) };
  if (run.cancelRequested) {
    return { status: 'CANCELLED', counts: reached, message: { code: 'RUN-CANCELLED', data: {} } };
  }
  const early = because ?? run.message;
  if (early !== null) return { status: 'ERROR', counts: reached, message: early };
  if (unreached !== 0 || accountedFor(run.counts) !== accountedFor(proved)) {
    return { status: 'ERROR', counts: proved, message: brokenLaw(run.counts, proved) };
  }
  if (proved.rejected === 0) return { status: 'DONE', counts: proved, message: null };
  const { read, rejected } = proved;
  return rejected === read
    ? { status: 'ERROR', counts: proved, message: { code: 'RUN-ALL-REJECTED', data: { rejected } } }
    : {
        status: 'DONE_WITH_ERRORS',
        counts: proved,
        message: { code: 'RUN-SOME-REJECTED', data: { read, rejected } },
      };
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
