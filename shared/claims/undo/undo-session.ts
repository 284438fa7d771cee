import type { Caller } from '../../access/caller.ts';
import { isTerminal, type Run } from '../../runs/run.ts';
import { idFollowing, type StartingAgainPorts, startAgain } from '../../runs/start-again.ts';
import { findLaterRun, type LaterRunPorts } from './find-later-run.ts';

export interface UndoingPorts extends Omit<StartingAgainPorts, 'runs'>, LaterRunPorts {
  readonly runs: StartingAgainPorts['runs'] & LaterRunPorts['runs'];
}

export type Undoing =
  /** The run that undoes it; asked again while it runs, the same one. */
  | { readonly kind: 'undoing'; readonly run: Run }
  | { readonly kind: 'not-ended' }
  /** A dry run, an undo, another domain's: it never wrote a claim. */
  | { readonly kind: 'not-a-session' }
  | { readonly kind: 'already-undone'; readonly runId: string }
  | { readonly kind: 'later-run'; readonly runId: string }
  | { readonly kind: 'nothing-written' };

/**
 * Undoes a session of claims: a run of kind `undo` whose id follows from it, so that two clicks are
 * one undo. An undo that failed may be tried again and goes on where that one broke off.
 *
 * @param run a run that the caller may undo
 * @see CLAIMS §6, "Undo"; API.md "Runs", undo
 */
export async function undoSession(ports: UndoingPorts, run: Run, caller: Caller): Promise<Undoing> {
  if (run.domain !== 'claims' || run.dryRun || run.kind === 'undo')
    return { kind: 'not-a-session' };
  if (!isTerminal(run.status)) return { kind: 'not-ended' };
  if (run.undoneBy !== null) return { kind: 'already-undone', runId: run.undoneBy };
  const { id, undo, attempts } = await findUndo(ports, run);
  if (undo !== undefined && isTerminal(undo.status)) return { kind: 'already-undone', runId: id };
  if (undo === undefined) {
    const since = await findLaterRun(ports, run.id, attempts);
    if (since.kind !== 'none') return since;
  }
  const { domain, options, lang, country, countryCode } = run;
  const seed = {
    ...{ id, domain, kind: 'undo', options, lang, country, countryCode },
    ...{ files: [], dryRun: false, createdBy: caller.email, undoOf: run.id },
  };
  const data = { way: 'undo', undoes: run.id, reason: 'RUN-CREATED-UNDO' };
  const told = { level: 'info', stage: null, code: 'RUN-CREATED', data } as const;
  return { kind: 'undoing', run: await startAgain(ports, seed, [told]) };
}

/** The undo that is there, or the id of the next one; those that failed made room for another. */
async function findUndo({ runs }: UndoingPorts, run: Run) {
  const attempts = new Set<string>();
  for (let attempt = 1; ; attempt += 1) {
    const id = idFollowing(run, `undoes ${run.id} ${attempt}`);
    const undo = await runs.read(id);
    const hasFailed = undo?.status === 'ERROR' || undo?.status === 'CANCELLED';
    if (!hasFailed) return { id, undo, attempts };
    attempts.add(id);
  }
}
