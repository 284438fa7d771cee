import type { ClaimItem, ClaimsItem } from '../../shared/claims/claim-items.ts';
import type { ComparedClaim } from '../../shared/claims/comparison/compared-claim.ts';
import { createClaimsSettlingRules } from '../../shared/claims/mapping/claims-settling-rules.ts';
import { mapClaims } from '../../shared/claims/mapping/map-claims.ts';
import { readUndo } from '../../shared/claims/undo/read-undo.ts';
import { undoSession } from '../../shared/claims/undo/undo-session.ts';
import { changeRun } from '../../shared/runs/change-run.ts';
import type { ManifestItem } from '../../shared/runs/chunk-store.ts';
import { readLines } from '../../shared/runs/read-lines.ts';
import type { Run } from '../../shared/runs/run.ts';
import { type SettlingPorts, settleChunk } from '../../shared/runs/settle-chunk.ts';
import { writeChunkList } from '../../shared/runs/write-chunk-list.ts';
import { aCaller } from '../access/a-caller.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeRecordStore } from '../fakes/record-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { aRun } from '../runs/a-run.ts';
import { aMappingContext } from './a-session.ts';

/** Sessions and undos over in-memory stores, settled by the real engine. */
export function anUndoRig() {
  const runs = createFakeRunStore();
  const chunks = createFakeChunkStore();
  const records = createFakeRecordStore<ClaimsItem>();
  const timing = createFakeTiming();
  const started: string[] = [];
  let ids = 0;
  const ports: SettlingPorts<ClaimsItem> = {
    ...{ runs, chunks, records, timing },
    newId: () => {
      ids += 1;
      return `attempt-${ids}`;
    },
    faultPoint: async () => {},
  };
  const rules = createClaimsSettlingRules();
  const change = (runId: string, fields: Partial<Run>) =>
    changeRun(runs, timing, runId, () => ({
      fields,
      events: [{ level: 'info', stage: null, code: 'RUN-PROGRESS', data: {} }],
    }));
  const settleAll = async (runId: string, items: readonly ManifestItem[]) => {
    for (const item of items) await settleChunk(ports, rules, runId, item);
  };
  const read = async (runId: string): Promise<Run> => {
    const run = await runs.read(runId);
    if (run === undefined) throw new Error(`no run ${runId}`);
    return run;
  };
  const undo = async (runId: string) =>
    undoSession(
      {
        ...{ runs, chunks, records, timing },
        startPipeline: async (_, id) => void started.push(id),
      },
      await read(runId),
      aCaller('chef_technique', { email: 'chef@quai.example' }),
    );
  const endUndo = async (
    undoing: Run,
    settled: (items: readonly ManifestItem[]) => typeof items,
  ) => {
    await change(undoing.id, { status: 'PROCESSING' });
    const items = await readUndo({ runs, chunks }, undoing.undoOf ?? '', undoing.id);
    await settleAll(undoing.id, settled(items));
  };
  return {
    ...{ runs, records, started, undo, read, change },
    /** A session that imports these claims and ends. */
    async session(id: string, claims: readonly ComparedClaim[], over: Partial<Run> = {}) {
      await runs.create(aRun({ id, domain: 'claims', ...over }), []);
      const mapped = mapClaims(claims, aMappingContext({ runId: id }));
      await settleAll(id, await writeChunkList(chunks, id, mapped));
      await change(id, { status: 'DONE' });
      return id;
    },
    /** Undoes a session to the end; gives the undo's run. */
    async undone(runId: string): Promise<Run> {
      const undoing = await undo(runId);
      if (undoing.kind !== 'undoing') throw new Error(undoing.kind);
      await endUndo(undoing.run, (items) => items);
      await change(undoing.run.id, { status: 'DONE' });
      await change(runId, { undoneBy: undoing.run.id });
      return read(undoing.run.id);
    },
    /** Brings an undo so far, and lets it fail. */
    async failedUndo(undoing: Run, settled: (items: readonly ManifestItem[]) => typeof items) {
      await endUndo(undoing, settled);
      await change(undoing.id, { status: 'ERROR' });
    },
    async lines(runId: string) {
      const lines = [];
      for await (const line of readLines({ runs, chunks }, runId)) lines.push(line);
      return lines;
    },
    claims: (): readonly ClaimItem[] =>
      [...records.items].flatMap(([key, item]) =>
        item.kind === 'claim' && !key.includes('@') ? [item] : [],
      ),
  };
}
