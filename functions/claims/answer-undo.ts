import type { undoRunRoute } from '../../shared/claims/sessions/sessions-routes.ts';
import {
  type Undoing,
  type UndoingPorts,
  undoSession,
} from '../../shared/claims/undo/undo-session.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { changeRun } from '../../shared/runs/change-run.ts';
import { isErased } from '../../shared/runs/erased.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import type { Run } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { findRun } from '../runs/find-run.ts';

export interface UndoPorts extends UndoingPorts {
  readonly runs: RunStore;
  readonly publicUrl: string;
}

/**
 * `POST /api/import-sessions/{id}/undo` and `POST /api/runs/{id}/undo`: the run that undoes; asked
 * again, the same one.
 */
export async function undo(
  ports: UndoPorts,
  { caller, path, lang }: RequestOf<typeof undoRunRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'start');
  if (found.kind === 'refused') return found;
  if (caller === null) return { problem: 'AUTH-02' };
  const { run } = found;
  if (run.domain !== 'claims') return { problem: 'CLM-UNDO-DOMAIN' };
  // What the session wrote is looked up in its results, and those went with its files.
  if (isErased(run)) return { problem: 'RUN-GONE' };
  // Whether it is undone already, the undo itself says: one that failed can be tried again.
  const undoing = await undoSession(ports, { ...run, undoneBy: null }, caller);
  const undo = await findUndo(ports, undoing);
  if (undo === undefined) return refuse(undoing, run);
  await noteUndo(ports, run.id, undo);
  return { status: 202, json: presentRun(undo, { lang, publicUrl: ports.publicUrl }) };
}

async function findUndo({ runs }: UndoPorts, undoing: Undoing): Promise<Run | undefined> {
  switch (undoing.kind) {
    case 'undoing':
      return undoing.run;
    case 'already-undone':
      return runs.read(undoing.runId);
    case 'not-ended':
    case 'not-a-session':
    case 'nothing-written':
    case 'later-run':
      return undefined;
  }
}

function refuse(undoing: Undoing, { status }: Run): ApiAnswer {
  switch (undoing.kind) {
    case 'not-ended':
      return { problem: 'CLM-UNDO-RUNNING', data: { status } };
    case 'later-run':
      return { problem: 'CLM-UNDO-LATER', data: { run_id: undoing.runId } };
    case 'undoing':
    case 'already-undone':
    case 'not-a-session':
    case 'nothing-written':
      return { problem: 'CLM-UNDO-NOTHING' };
  }
}

/** The first run says by whom it is undone; said once. */
async function noteUndo({ runs, timing }: UndoPorts, runId: string, by: Run): Promise<void> {
  const data = { run_id: by.id, by: by.createdBy };
  await changeRun(runs, timing, runId, ({ undoneBy }) =>
    undoneBy === by.id
      ? undefined
      : {
          fields: { undoneBy: by.id },
          events: [{ level: 'warning', stage: null, code: 'CLM-UNDONE-BY', data }],
        },
  );
}
