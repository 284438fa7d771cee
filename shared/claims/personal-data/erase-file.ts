import { changeRun, type RunDraft } from '../../runs/change-run.ts';
import { isErased } from '../../runs/erased.ts';
import { isTerminal, type Run } from '../../runs/run.ts';
import type { RunStore } from '../../runs/run-store.ts';
import type { Timing } from '../../runs/timing.ts';
import type { ErasureProof } from '../sessions/import-session.schema.ts';
import type { ErasableObjects } from './erasable-objects.ts';
import { type FileUse, findUsers } from './find-users.ts';
import { listErasable } from './list-erasable.ts';
import { addTo, writeProof } from './write-proof.ts';

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
 * used it, and in those that hold the same persons: corrections, whose workbooks go too, and undos.
 * It is proved in writing. Settled claims stay: they are the business record.
 *
 * First all of them are marked, so that nothing starts from them any more; then the proof is begun
 * with what is found, everything is removed, and the proof is completed. Broken off anywhere and
 * asked again, it goes on from there.
 *
 * @param by e-mail of who asks
 * @see API.md "Claims", `DELETE /api/files/{id}`
 */
export async function eraseFile(ports: ErasingPorts, wish: ErasingWish): Promise<Erasing> {
  const { fileId, countryCode, by } = wish;
  const use = await findUsers(ports.runs, fileId, countryCode);
  const first = use.users.at(-1);
  if (first === undefined) return { kind: 'missing' };
  const runId = first.run.id;
  const known = await ports.objects.readProof(runId, fileId);
  if (known !== undefined && known.completed_at !== null && isMarked(use)) {
    return { kind: 'erased-before', runId, proof: known };
  }
  if (use.busy !== undefined) return { kind: 'in-use', runId: use.busy.id };
  await markAll(ports, use, wish);
  // One that began before the mark could be seen: it has to end, then this is asked again.
  const marked = await findUsers(ports.runs, fileId, countryCode);
  if (marked.busy !== undefined) return { kind: 'in-use', runId: marked.busy.id };
  await markAll(ports, marked, wish);
  const found = await listErasable(ports.objects, marked);
  const begun = known === undefined ? writeProof(marked, found, by) : addTo(known, marked, found);
  await ports.objects.writeProof(runId, begun);
  for (const { place, versions } of found) await ports.objects.remove(place, versions);
  const proof = { ...begun, completed_at: ports.timing.now().toISOString() };
  await ports.objects.writeProof(runId, proof);
  return { kind: 'erased', runId, proof };
}

export interface ErasingWish {
  readonly fileId: string;
  readonly countryCode: string;
  readonly by: string;
}

function isMarked({ users, heirs }: FileUse): boolean {
  return users.every(({ file }) => file.erasedAt !== undefined) && heirs.every(isErased);
}

async function markAll(
  { runs, timing }: ErasingPorts,
  { users, heirs }: FileUse,
  { fileId, by }: ErasingWish,
): Promise<void> {
  const erasedAt = timing.now().toISOString();
  for (const { run } of users) {
    await changeRun(runs, timing, run.id, (current) => {
      const isFound = current.files.some(({ id, erasedAt: at }) => id === fileId && !at);
      return isFound ? markedDraft(current, [fileId], { erasedAt, by }) : undefined;
    });
  }
  for (const { id } of heirs) {
    await changeRun(runs, timing, id, (current) => {
      if (current.erasedAt !== undefined) return undefined;
      const all = current.files.map((file) => file.id);
      const draft = markedDraft(current, all, { erasedAt, by, fileId });
      return draft && { ...draft, fields: { ...draft.fields, erasedAt } };
    });
  }
}

/** Headers go too: one may be a cell's content. The workbook to correct goes with its sources. */
function markedDraft(
  run: Run,
  fileIds: readonly string[],
  said: { readonly erasedAt: string; readonly by: string; readonly fileId?: string },
): RunDraft | undefined {
  if (!isTerminal(run.status)) return undefined;
  const { erasedAt, by, fileId: file_id = fileIds[0] } = said;
  return {
    fields: {
      files: run.files.map((file) =>
        fileIds.includes(file.id)
          ? { ...file, erasedAt: file.erasedAt ?? erasedAt, layout: null }
          : file,
      ),
      columns: {},
      errorFileKey: null,
    },
    events: [{ level: 'warning', stage: null, code: 'CLM-FILE-ERASED', data: { file_id, by } }],
  };
}
