import { applyDraft, type NewEvent, type RunDraft } from '../../runs/change-run.ts';
import { executionOf } from '../../runs/execution-of.ts';
import { isOverdue } from '../../runs/is-overdue.ts';
import { hasEnding, isTerminal, type Run } from '../../runs/run.ts';
import type { Bulk, PublicBulkState } from '../bulk.ts';
import type { DecidingPorts } from './bulk-ports.ts';
import { changeLedger } from './change-ledger.ts';
import { isSamePerson } from './is-same-person.ts';
import { isMadeBy } from './makers.ts';
import { publicStateOf } from './public-state.ts';
import { closeBulk } from './settle-rivals.ts';

export type BulkDecided =
  | { readonly kind: 'decided'; readonly run: Run; readonly bulk: Bulk | undefined }
  /** Whoever made a bulk, or what it follows from, neither approves nor rejects it. */
  | { readonly kind: 'own' }
  /** Nobody is asked to approve it. */
  | { readonly kind: 'not-needed' }
  /** Somebody was faster: its state as it is. */
  | { readonly kind: 'too-late'; readonly state: PublicBulkState }
  /** The time to answer is over, whether or not what is held is given back already. */
  | { readonly kind: 'overdue' }
  | { readonly kind: 'missing' };

/** Lets a bulk that waits for approval be paid, in an execution of its own. */
export function approveBulk(
  ports: DecidingPorts,
  bulkId: string,
  by: string,
  comment: string | null,
): Promise<BulkDecided> {
  return decide(ports, bulkId, { kind: 'approved', by, comment });
}

/** Refuses to let it be paid: what is held for it is given back, and it ends as cancelled. */
export function rejectBulk(
  ports: DecidingPorts,
  bulkId: string,
  by: string,
  reason: string,
): Promise<BulkDecided> {
  return decide(ports, bulkId, { kind: 'rejected', by, comment: reason });
}

/**
 * Its maker, or a colleague, takes it back: rows that were not sent yet never are, and their money
 * is given back; what was sent runs to its outcome.
 */
export function cancelBulk(ports: DecidingPorts, bulkId: string, by: string): Promise<BulkDecided> {
  return decide(ports, bulkId, { kind: 'cancelled', by, comment: null });
}

/** A person's; that time ran out is the engine's own change (`expireRun`). */
interface Verdict {
  readonly kind: 'approved' | 'rejected' | 'cancelled';
  /** E-mail. */
  readonly by: string;
  readonly comment: string | null;
}

/**
 * One conditional change of run and bulk together, so of several decisions one counts. The same
 * decision of the same person again, after a lost answer, is the one that was made.
 *
 * @see TRANSFERS "Bulk": one conditional change of state
 */
async function decide(
  ports: DecidingPorts,
  bulkId: string,
  verdict: Verdict,
): Promise<BulkDecided> {
  const { store, runs, timing } = ports;
  const decided = await changeLedger<BulkDecided>(ports, async () => {
    const run = await runs.read(bulkId);
    if (run === undefined || run.domain !== 'transfers') return { answer: { kind: 'missing' } };
    const before = await store.readBulk(bulkId);
    if (isOwn(run, before, verdict)) return { answer: { kind: 'own' } };
    if (wasMade(before, run, verdict)) return { answer: { kind: 'decided', run, bulk: before } };
    if (isUnasked(before, verdict.kind)) return { answer: { kind: 'not-needed' } };
    const now = timing.now();
    if (isJudgement(verdict.kind) && hasExpired(run, now)) return { answer: { kind: 'overdue' } };
    if (!mayBeMade(before, run, verdict.kind)) {
      return { answer: { kind: 'too-late', state: publicStateOf(before, run).state } };
    }
    const after = before && decidedBulk(before, verdict, now);
    const told = applyDraft(run, decidedDraft(run, verdict), now);
    return {
      answer: { kind: 'decided', run: told.after, bulk: after },
      change: { run: told, ...(after ? { bulk: { before, after } } : {}) },
    };
  });
  // Started again after a lost answer it is the same execution; the sweeper starts a lost one.
  if (decided.kind === 'decided' && !isTerminal(decided.run.status)) {
    await ports.startPipeline(decided.run.domain, executionOf(decided.run));
  }
  return decided;
}

const isJudgement = (kind: Verdict['kind']) => kind === 'approved' || kind === 'rejected';

function isOwn(run: Run, bulk: Bulk | undefined, { kind, by }: Verdict): boolean {
  return isJudgement(kind) && isMadeBy(bulk ?? run, by);
}

/** The sweeper may not have come to it yet. */
function hasExpired(run: Run, now: Date): boolean {
  return run.stopped?.by === null || (run.waitingFor === 'approval' && isOverdue(run, now));
}

/** It went its way without anybody's approval. */
function isUnasked(bulk: Bulk | undefined, kind: Verdict['kind']): boolean {
  const isHeld = bulk?.state === 'sending' || bulk?.state === 'ended';
  return isJudgement(kind) && isHeld && !bulk.needsApproval;
}

function wasMade(bulk: Bulk | undefined, run: Run, { kind, by }: Verdict): boolean {
  const made = bulk?.decision;
  if (!made || made.kind !== kind) return false;
  // An approval that was followed by a cancellation does not hold any more.
  if (kind === 'approved' && run.cancelRequested) return false;
  return made.by !== null && isSamePerson(made.by, by);
}

function mayBeMade(bulk: Bulk | undefined, run: Run, kind: Verdict['kind']): boolean {
  if (hasEnding(run) || run.cancelRequested) return false;
  if (kind === 'cancelled') return bulk?.state !== 'ended';
  return run.waitingFor === 'approval' && bulk?.state === 'awaiting-approval';
}

function decidedBulk(bulk: Bulk, { kind, by, comment }: Verdict, now: Date): Bulk {
  const decision = { kind, by, at: now.toISOString(), comment };
  // Nothing was held yet, and nothing will be.
  if (bulk.state === 'preparing') return { ...closeBulk(bulk, now), decision };
  const state = kind === 'approved' ? 'sending' : bulk.state;
  return { ...bulk, state, decision, version: bulk.version + 1 };
}

const told: Readonly<Record<Verdict['kind'], string>> = {
  approved: 'TRF-A20',
  rejected: 'TRF-A21',
  cancelled: 'TRF-A22',
};

/** A run that waited goes on in another execution, if only to give back what is held. */
function decidedDraft(run: Run, { kind, by }: Verdict): RunDraft {
  const waited = run.waitingFor === 'approval' || run.waitingFor === 'mapping';
  const event: NewEvent = {
    level: kind === 'approved' ? 'info' : 'warning',
    stage: run.stage,
    code: told[kind],
    // What somebody wrote with it stays with the bulk: it may name persons.
    data: { by },
  };
  return {
    fields: {
      ...(waited ? { status: 'PROCESSING' as const, resumed: run.resumed + 1 } : {}),
      waitingFor: null,
      waitingUntil: null,
      waitingSlot: null,
      ...(kind === 'approved'
        ? {}
        : {
            cancelRequested: true,
            notices: [...(run.notices ?? []), { code: event.code, data: event.data }],
          }),
    },
    events: [event],
  };
}
