import type { CodedMessage, Counts, Ending, Run } from './run.ts';

/** The code under which transfers that nobody knows the fate of are set aside. */
const unresolvedCode = 'TRF-L02';

/**
 * How a run of payments ends. Whoever reads it wants to know first whether money left: a run that
 * paid anything is never told as failed or cancelled. Who cancelled it, its notices say besides.
 *
 * @param run    one whose rows are all accounted for, or that was cancelled before they were read
 * @param counts as proved: created = paid, rejected = failed, set aside = cancelled or unresolved
 * @see TRANSFERS "Bulk"; API.md "Runs", the table of states
 */
export function decidePaymentEnding(
  run: Pick<Run, 'dryRun' | 'cancelRequested' | 'findings'>,
  counts: Counts,
): Pick<Ending, 'status' | 'message'> {
  const { read, created, rejected } = counts;
  if (run.dryRun) return decideLookUpEnding(run, counts);
  const attention = run.findings[unresolvedCode] ?? 0;
  if (attention > 0) return ending('DONE_WITH_ERRORS', 'TRF-U01', { attention });
  if (created > 0 && created === read) return { status: 'DONE', message: null };
  if (run.cancelRequested) {
    return created > 0
      ? ending('DONE_WITH_ERRORS', 'TRF-C02', tell(counts))
      : ending('CANCELLED', 'TRF-C03', {});
  }
  return created === 0
    ? ending('ERROR', 'TRF-A30', { rejected })
    : ending('DONE_WITH_ERRORS', 'TRF-A31', { created, rejected });
}

/** Payees were only looked up: nothing was paid, whatever was found. */
function decideLookUpEnding(
  run: Pick<Run, 'cancelRequested'>,
  counts: Counts,
): Pick<Ending, 'status' | 'message'> {
  const { read, created, rejected, setAside } = counts;
  if (run.cancelRequested) return ending('CANCELLED', 'TRF-C03', {});
  if (created === read) return ending('DONE', 'TRF-A34', { created });
  const code = setAside > 0 ? 'TRF-A33' : 'TRF-A32';
  return ending(rejected === read ? 'ERROR' : 'DONE_WITH_ERRORS', code, tell(counts));
}

function ending(
  status: Ending['status'],
  code: string,
  data: CodedMessage['data'],
): Pick<Ending, 'status' | 'message'> {
  return { status, message: { code, data } };
}

const tell = ({ created, rejected, setAside }: Counts) => ({
  created,
  rejected,
  set_aside: setAside,
});
