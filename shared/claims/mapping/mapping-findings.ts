import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import { timeOfRunId } from '../../runs/run-id.ts';
import type { ClaimItem } from '../claim-items.ts';
import type { ClaimRecord, ClaimsRecord, InsuredRecord, InvoiceRecord } from './claims-record.ts';
import type { MergedLines } from './merge-lines.ts';
import type { ClaimRefusal } from './refuse-claim.ts';

/**
 * What is said of claims when they are mapped and settled: one finding a claim, at its first line
 * in the statement.
 *
 * @see CLAIMS §9 "Mapping"
 */
function about(record: ClaimRecord): Pick<Finding, 'slot' | 'sheet' | 'row'> {
  const { slot = 'stat_file', sheet = null, row = null } = record.stat[0]?.source ?? {};
  return { slot, sheet, row };
}

const column = (name: string | undefined) => ({ column: name ?? null });

/** Why a claim that conforms is not written. */
export function tellRefusal(
  refusal: ClaimRefusal,
  record: ClaimRecord,
  row: number,
  existing: ClaimItem | undefined,
): Finding {
  if (refusal === 'no-principal') return tellNoPrincipal(record);
  if (refusal === 'too-large') return tellNotWritten(record, row, refusal);
  if (existing === undefined) throw new Error(`${refusal} of a claim that is not there`);
  return refusal === 'other-policy'
    ? tellOtherPolicy(record, existing)
    : tellOtherCurrency(record, existing.currency);
}

/** The claim needs an insured A who is neither in the statement nor known, and is not created. */
function tellNoPrincipal(record: ClaimRecord): Finding {
  const value = record.stat[0]?.line.mainInsured ?? null;
  return newFinding({
    ...{ code: 'CLM-M01', level: 'rejected', ...about(record), value },
    ...column(record.columns?.mainInsured),
  });
}

export function tellUnchanged(record: ClaimRecord, { runId }: ClaimItem): Finding {
  return newFinding({
    ...{ code: 'CLM-M02', level: 'info', ...about(record), value: record.claimId },
    ...column(record.columns?.claimId),
    data: { run_id: runId },
  });
}

/** @param by the run that replaces the stored version, with what changes in its lines */
export function tellChanged(
  record: ClaimRecord,
  stored: Pick<ClaimItem, 'runId' | 'period'>,
  by: { readonly runId: string } & Pick<MergedLines<never>, 'added' | 'removed'>,
): Finding {
  return newFinding({
    ...{ code: 'CLM-M03', level: 'warning', ...about(record), value: record.claimId },
    ...column(record.columns?.claimId),
    data: {
      run_id: stored.runId,
      session_order: orderOf(stored, { runId: by.runId, period: record.period }),
      lines_added: by.added,
      lines_removed: by.removed,
    },
  });
}

/** Whether what is stored came from a session after this one: an old file is imported late. */
export type SessionOrder = 'earlier' | 'later';

type Session = Pick<ClaimItem, 'runId' | 'period'>;

function orderOf(stored: Session, mine: Session): SessionOrder {
  const isLater =
    stored.period.end > mine.period.end || timeOfRunId(stored.runId) > timeOfRunId(mine.runId);
  return isLater ? 'later' : 'earlier';
}

/** A changed claim that the session's options leave as it is. */
export function tellNotUpdated(record: ClaimRecord, { runId }: ClaimItem): Finding {
  return newFinding({
    ...{ code: 'CLM-S01', level: 'info', ...about(record), value: record.claimId },
    ...column(record.columns?.claimId),
    data: { run_id: runId },
  });
}

function tellOtherPolicy(record: ClaimRecord, { policyNumber, runId }: ClaimItem): Finding {
  return newFinding({
    ...{ code: 'CLM-M06', level: 'rejected', ...about(record), value: record.policyNumber },
    ...column(record.columns?.policyNumber),
    expected: policyNumber,
    data: { reason: 'CLM-M06-STORED', run_id: runId },
  });
}

/** The lines stored of other days are in another currency: no version holds both. */
function tellOtherCurrency(record: ClaimRecord, stored: string): Finding {
  return newFinding({
    ...{ code: 'CLM-R21', level: 'rejected', ...about(record), value: record.currency },
    expected: stored,
    data: { currency: stored },
  });
}

export type WriteProblem = 'contended' | 'too-large' | 'too-much-at-once';

/** A record that could not be written: rivals kept changing it, or it is too large for the store. */
export function tellNotWritten(record: ClaimsRecord, row: number, problem: WriteProblem): Finding {
  const place =
    record.kind === 'claim' ? { ...about(record), value: record.claimId } : placeOf(record, row);
  const data = { write_problem: problem };
  return newFinding({ code: 'CLM-M04', level: 'rejected', ...place, data });
}

function placeOf(record: Exclude<ClaimsRecord, ClaimRecord>, row: number) {
  if (record.kind === 'object' || record.kind === 'undo') return { slot: 'stat_file', row };
  const { slot, sheet } = record.source;
  return { slot, sheet, row };
}

export function tellPrincipalCreated({ source, name, column: header }: InsuredRecord): Finding {
  const { slot, sheet, row } = source;
  return newFinding({
    ...{ code: 'CLM-R13', level: 'warning', slot, sheet, row, value: name },
    ...column(header),
  });
}

export function tellSharedInvoice(
  { source, number, column: header }: InvoiceRecord,
  families: number,
): Finding {
  const { slot, sheet, row } = source;
  return newFinding({
    ...{ code: 'CLM-M05', level: 'warning', slot, sheet, row, value: number },
    ...column(header),
    data: { count: families },
  });
}

/** A claim that an undo leaves: a later session has written it. */
export function tellWrittenSince(row: number, { runId }: ClaimItem): Finding {
  return newFinding({
    ...{ code: 'CLM-U01', level: 'warning', slot: 'stat_file', row },
    data: { run_id: runId },
  });
}

/** A claim that an undo leaves: it, or the version before the session, is not there any more. */
export function tellNotKept(row: number): Finding {
  return newFinding({ code: 'CLM-U02', level: 'warning', slot: 'stat_file', row });
}
