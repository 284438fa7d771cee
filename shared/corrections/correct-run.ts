import type { Run } from '../runs/run.ts';
import type { RunStore } from '../runs/run-store.ts';
import { type CorrectionSelection, createCorrectionSelection } from './select-corrected.ts';

/**
 * The selection for a run's own file. A workbook corrects only a run of the same domain and
 * country: of another one it is not even said whether it exists.
 */
export function createSelectionOf(
  { runs }: { readonly runs: Pick<RunStore, 'read'> },
  { domain, countryCode }: Run,
): CorrectionSelection {
  return createCorrectionSelection(async (runId) => {
    const original = await runs.read(runId);
    return original?.domain === domain && original.countryCode === countryCode;
  });
}
