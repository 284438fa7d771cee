import { presentCounts } from '../../runs/present-counts.ts';
import { presentRun, type RunReader } from '../../runs/present-run.ts';
import type { Run, RunFile, RunStatus } from '../../runs/run.ts';
import { logKeyOf } from '../../runs/write-log.ts';
import { correctionsSlot } from '../claim-slots.ts';
import type { PublicClaimsFile, PublicImportSession } from './import-session.schema.ts';

/** A session that was cancelled ended in an error, as far as seed 000 knows. */
const statusOf: Readonly<Record<RunStatus, PublicImportSession['status']>> = {
  PENDING: 'PENDING',
  PROCESSING: 'PROCESSING',
  DONE: 'DONE',
  DONE_WITH_ERRORS: 'DONE_WITH_ERRORS',
  ERROR: 'ERROR',
  CANCELLED: 'ERROR',
};

/**
 * A run of claims as seed 000 knows it: every key of its ImportSession, null where nothing is known
 * yet, and what API.md adds. Rights are not looked at here.
 *
 * @see seeds/000 §2 and §5; API.md "Runs" (states) and "Claims"
 */
export function presentImportSession(run: Run, reader: RunReader): PublicImportSession {
  const shown = presentRun(run, reader);
  const download = `${reader.publicUrl}/api/import-sessions/${run.id}/download/`;
  const isOffered = run.errorFileKey !== null && reader.isMasked !== true;
  return {
    id: run.id,
    user: loginOf(run.createdBy),
    country: run.country,
    country_code: run.countryCode,
    stat_file: fileIn(run, 'stat_file', reader),
    recap_file: fileIn(run, 'recap_file', reader),
    corrections_file: fileIn(run, correctionsSlot, reader),
    status: statusOf[run.status],
    waiting_for: run.waitingFor,
    kind: run.kind,
    dry_run: run.dryRun,
    created_at: run.createdAt,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    error_file: run.errorFileKey?.split('/').at(-1) ?? null,
    error_file_url: isOffered ? `${download}?type=error` : null,
    log_file_path: logKeyOf(run.id),
    log_file_url: `${download}?type=log`,
    message: shown.message,
    start_date: run.period?.start ?? null,
    end_date: run.period?.end ?? null,
    progress_percent: shown.progress_percent,
    counts: presentCounts(run.counts),
    ...presentTallies(run),
    currency: run.currency,
    replay_of: run.replayOf,
    correction_of: run.correctionOf,
    undone_by: run.undoneBy,
    undo_of: run.undoOf,
    last_seq: run.lastSeq,
  };
}

/** What was counted so far; nothing counted is 0, as in a session that has just begun. */
function presentTallies({ tallies }: Run) {
  const amount = (name: string) => tallies[name] ?? 0;
  const tally = (name: string) => Number(amount(name));
  return {
    claims: {
      conform: tally('claims_conform'),
      created: tally('claims_created'),
      updated: tally('claims_updated'),
      unchanged: tally('claims_unchanged'),
      rejected: tally('claims_rejected'),
      undone: tally('claims_undone'),
      restored: tally('claims_restored'),
    },
    insured_created_count: tally('insured_created'),
    claims_created_count: tally('claims_created'),
    total_claimed_amount: amount('total_claimed'),
    total_reimbursed_amount: amount('total_reimbursed'),
  };
}

function fileIn(run: Run, slot: string, reader: RunReader): PublicImportSession['stat_file'] {
  const file = run.files.find((each) => each.slot === slot);
  return file === undefined ? null : presentFile(run, file, reader);
}

function presentFile(run: Run, file: RunFile, reader: RunReader) {
  const [shown] = presentRun({ ...run, files: [file] }, reader).files;
  if (shown === undefined) throw new Error(`${file.id} is not shown`);
  return {
    ...shown,
    erased_at: file.erasedAt ?? null,
  };
}

/** A file of a session, for the list of all files. */
export function presentClaimsFile(run: Run, file: RunFile, reader: RunReader): PublicClaimsFile {
  return {
    ...presentFile(run, file, reader),
    run_id: run.id,
    country: run.country,
    uploaded_by: loginOf(run.createdBy),
    created_at: run.createdAt,
  };
}

/** `john.kodjo` of `john.kodjo@example.org`; a dropped file was sent by `drop`. */
function loginOf(createdBy: string): string {
  return createdBy.split('@')[0] ?? createdBy;
}
