import type { Finding } from '../../findings/finding.ts';
import { newFinding } from '../../findings/new-finding.ts';
import type { ClaimItem } from '../claim-items.ts';
import type { ClaimRecord, ClaimsRecord, InsuredRecord, InvoiceRecord } from './claims-record.ts';
import type { MergedLines } from './merge-lines.ts';

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

/** The claim needs an insured A who is neither in the statement nor known, and is not created. */
export function tellNoPrincipal(record: ClaimRecord): Finding {
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

export function tellChanged(
  record: ClaimRecord,
  { runId }: ClaimItem,
  lines: Pick<MergedLines<never>, 'added' | 'removed'>,
): Finding {
  return newFinding({
    ...{ code: 'CLM-M03', level: 'warning', ...about(record), value: record.claimId },
    ...column(record.columns?.claimId),
    data: { run_id: runId, lines_added: lines.added, lines_removed: lines.removed },
  });
}

/** A changed claim that the session's options leave as it is. */
export function tellNotUpdated(record: ClaimRecord, { runId }: ClaimItem): Finding {
  return newFinding({
    ...{ code: 'CLM-S01', level: 'info', ...about(record), value: record.claimId },
    ...column(record.columns?.claimId),
    data: { run_id: runId },
  });
}

export function tellOtherPolicy(record: ClaimRecord, { policyNumber, runId }: ClaimItem): Finding {
  return newFinding({
    ...{ code: 'CLM-M06', level: 'rejected', ...about(record), value: record.policyNumber },
    ...column(record.columns?.policyNumber),
    expected: policyNumber,
    data: { run_id: runId },
  });
}

/** The lines stored of other days are in another currency: no version holds both. */
export function tellOtherCurrency(record: ClaimRecord, stored: string): Finding {
  return newFinding({
    ...{ code: 'CLM-R21', level: 'rejected', ...about(record), value: record.currency },
    expected: stored,
    data: { currency: stored },
  });
}

export type WriteProblem = 'contended' | 'too-large';

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
  persons: number,
): Finding {
  const { slot, sheet, row } = source;
  return newFinding({
    ...{ code: 'CLM-M05', level: 'warning', slot, sheet, row, value: number },
    ...column(header),
    data: { count: persons },
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
