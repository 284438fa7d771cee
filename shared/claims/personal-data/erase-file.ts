import { changeRun } from '../../runs/change-run.ts';
import { isTerminal, type Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { Timing } from '../../runs/timing.ts';
import type { ErasureProof } from '../sessions/import-session.schema.ts';
import type { ErasableObjects } from './erasable-objects.ts';
import { type FileUser, findUsers } from './find-users.ts';
import { listErasable } from './list-erasable.ts';
import { writeProof } from './write-proof.ts';

export interface ErasingPorts {
  readonly runs: RunStore;
  readonly timing: Timing;
  readonly objects: ErasableObjects;
}

export type Erasing =
  | { readonly kind: 'erased'; readonly runId: string; readonly proof: ErasureProof }
  /** It was before: what is given is the first answer. */
  | { readonly kind: 'erased-before'; readonly runId: string; readonly proof: ErasureProof }
  | { readonly kind: 'missing' }
  | { readonly kind: 'in-use'; readonly runId: string };

/**
 * Erases a file for good, wherever it lies, with everything that was read from it in every run that
 * used it, and proves it in writing. Settled claims stay: they are the business record.
 *
 * First it is marked, so that nothing starts from it any more; then the proof is begun with what is
 * found, everything is removed, and the proof is completed. Broken off anywhere and asked again, it
 * goes on from there.
 *
 * @param by e-mail of who asks
 * @see API.md "Claims", `DELETE /api/files/{id}`
 */
export async function eraseFile(
  ports: ErasingPorts,
  wish: { readonly fileId: string; readonly countryCode: string; readonly by: string },
): Promise<Erasing> {
  const { fileId, countryCode } = wish;
  const users = await findUsers(ports.runs, fileId, countryCode);
  const first = users.at(-1);
  if (first === undefined) return { kind: 'missing' };
  const runId = first.run.id;
  const known = await ports.objects.readProof(runId, fileId);
  const isMarked = users.every(({ file }) => file.erasedAt !== undefined);
  if (known !== undefined && known.completed_at !== null && isMarked) {
    return { kind: 'erased-before', runId, proof: known };
  }
  const busy = findBusy(users);
  if (busy !== undefined) return { kind: 'in-use', runId: busy.id };
  for (const { run } of users) await markErased(ports, run.id, wish);
  // One that began before the mark could be seen: it has to end, then this is asked again.
  const marked = await findUsers(ports.runs, fileId, countryCode);
  const late = findBusy(marked);
  if (late !== undefined) return { kind: 'in-use', runId: late.id };
  const found = await listErasable(ports.objects, marked);
  const begun = known ?? writeProof(marked, found, wish.by);
  await ports.objects.writeProof(runId, begun);
  for (const { place, versions } of found) await ports.objects.remove(place, versions);
  const proof = { ...begun, completed_at: ports.timing.now().toISOString() };
  await ports.objects.writeProof(runId, proof);
  return { kind: 'erased', runId, proof };
}

function findBusy(users: readonly FileUser[]): Run | undefined {
  return users.find(({ run }) => !isTerminal(run.status))?.run;
}

async function markErased(
  { runs, timing }: ErasingPorts,
  runId: string,
  { fileId, by }: { readonly fileId: string; readonly by: string },
): Promise<void> {
  const erasedAt = timing.now().toISOString();
  await changeRun(runs, timing, runId, (run) => {
    const file = run.files.find(({ id }) => id === fileId);
    if (file === undefined || file.erasedAt !== undefined || !isTerminal(run.status)) {
      return undefined;
    }
    return {
      fields: {
        files: run.files.map((each) => (each.id === fileId ? { ...each, erasedAt } : each)),
        // The workbook to correct goes with what it was made from.
        errorFileKey: null,
      },
      events: [
        { level: 'warning', stage: null, code: 'CLM-FILE-ERASED', data: { file_id: fileId, by } },
      ],
    };
  });
}
