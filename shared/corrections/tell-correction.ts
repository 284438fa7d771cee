import type { RunDraft } from '../runs/change-run.ts';
import type { CorrectionFacts } from './select-corrected.ts';

/** The change that ends the reading of a run, with what is to be said of a workbook of corrections. */
export function tellCorrection(
  draft: RunDraft | undefined,
  facts: CorrectionFacts | null,
): RunDraft | undefined {
  if (draft === undefined || facts === null) return draft;
  const { of, ...counts } = facts;
  return {
    ...draft,
    fields: of === null ? draft.fields : { ...draft.fields, correctionOf: of },
    events: [
      { level: 'info', stage: 'read', code: 'RUN-CORRECTION', data: { of, ...counts } },
      ...draft.events,
    ],
  };
}
