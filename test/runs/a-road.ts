import type { Finding } from '../../shared/findings/finding.ts';
import { type Arrival, adoptArrival } from '../../shared/runs/adopt-arrival.ts';
import { cancelRun } from '../../shared/runs/cancel-run.ts';
import type { ManifestItem } from '../../shared/runs/chunk-store.ts';
import { concludeRun } from '../../shared/runs/conclude-run.ts';
import { presentRefusal, presentReport } from '../../shared/runs/present-report.ts';
import { readRun } from '../../shared/runs/read-run.ts';
import { type Inspection, receiveFiles } from '../../shared/runs/receive-files.ts';
import type { CodedMessage, Run } from '../../shared/runs/run.ts';
import { settleChunk } from '../../shared/runs/settle-chunk.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeFileStore } from '../fakes/file-store.ts';
import { createFakeRecordStore } from '../fakes/record-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { type Parcel, parcelReading, parcelSettling, readParcels } from './parcels.ts';

/** What a step dies of in a test. */
export class Killed extends Error {
  override name = 'Killed';
}

/** Stands between a step and its stores: may fail before a call, or after it (the answer is lost). */
export type Disturb = <T>(call: () => Promise<T>) => Promise<T>;

/** Methods that answer at once, or piece by piece: nothing to disturb. */
const undisturbable = new Set([
  ...['keyOfChunk', 'keyOfManifest', 'keyOfPartitions', 'writes'],
  ...['readFindings', 'readRows', 'readComparison'],
]);

/** A store whose calls go through `disturb`. */
export function disturbed<T extends object>(store: T, disturb: Disturb): T {
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (typeof method !== 'function' || undisturbable.has(String(name))) return method;
      return (...args: unknown[]) => disturb(() => method.apply(target, args));
    },
  });
}

/**
 * The whole road of a parcel file over in-memory stores: every step of the engine with its ports.
 * Tests look at the stores themselves; the steps see them through `disturb`.
 */
export function aRoad(disturb: Disturb = (call) => call()) {
  const runs = createFakeRunStore();
  const files = createFakeFileStore();
  const chunks = createFakeChunkStore();
  const records = createFakeRecordStore<Parcel>();
  const timing = createFakeTiming();
  /** Executions by run; started twice is one execution, as of the pipelines. */
  const started: string[] = [];
  /** Points at which the next step that passes dies. */
  const faults = new Set<string>();
  let ids = 0;
  const faultPoint = async (point: string) => {
    if (faults.delete(point)) throw new Killed(point);
  };
  const startPipeline = async (_: Run['domain'], runId: string) => {
    await faultPoint('before-start');
    if (!started.includes(runId)) started.push(runId);
  };
  const ports = {
    timing,
    presentReport,
    runs: disturbed(runs, disturb),
    files: disturbed(
      {
        ...files,
        async move(...args: Parameters<typeof files.move>) {
          await faultPoint('before-move');
          const moved = await files.move(...args);
          await faultPoint('after-move');
          return moved;
        },
      },
      disturb,
    ),
    chunks: disturbed(chunks, disturb),
    records: disturbed(records, disturb),
    groups: disturbed(records, disturb),
    newId: () => {
      ids += 1;
      return `attempt-${ids}`;
    },
    inspect: (head: Uint8Array, name: string): Inspection =>
      head[0] === 0x25
        ? { kind: 'refused', code: 'RUN-F01', data: { name, kind: 'pdf', label: 'PDF' } }
        : { kind: 'known', contentType: 'text/csv', encoding: 'utf-8', delimiter: ';' },
    nameFinding: (_: Run['domain'], finding: Finding) => finding,
    readItems: readParcels,
    startPipeline: (...run: Parameters<typeof startPipeline>) =>
      disturb(() => startPipeline(...run)),
    hasPipeline: (domain: Run['domain']) => domain === 'courses' || domain === 'claims',
    presentRefusal: (reason: CodedMessage) => presentRefusal(reason, 'fr'),
    defaultCountry: 'Senegal',
    pairWaitMs: 24 * 3_600_000,
    faultPoint,
  };
  return {
    ...{ runs, files, chunks, records, timing, started, faults, ports },
    adopt: (arrival: Omit<Arrival, 'bucket'>) => adoptArrival(ports, { bucket: 'in', ...arrival }),
    receive: (runId: string) => receiveFiles(ports, runId),
    read: (runId: string) => readRun(ports, parcelReading, runId),
    settle: (runId: string, item: ManifestItem) => settleChunk(ports, parcelSettling, runId, item),
    conclude: (
      runId: string,
      because: CodedMessage | null = null,
      remark: CodedMessage | null = null,
      mayEnd?: (run: Run) => boolean,
    ) => concludeRun(ports, runId, because, remark, mayEnd),
    cancel: (runId: string, by = 'awa@quai.example') => cancelRun(ports, runId, by),
    manifest: (key: string) => (chunks.objects.get(key) ?? []) as readonly ManifestItem[],
    async run(runId: string): Promise<Run> {
      const run = await runs.read(runId);
      if (run === undefined) throw new Error(`no run ${runId}`);
      return run;
    },
    /** The codes of a run's journal, in order; stages behind a colon. */
    async journal(runId: string): Promise<string[]> {
      const events = await runs.readEvents(runId, 0, 1_000);
      return events.map(({ code, data }) => {
        const { stage } = data;
        return stage === undefined ? code : `${code}:${stage}`;
      });
    },
  };
}

export type Road = ReturnType<typeof aRoad>;

/** Drops a file of parcels and lets it be adopted; gives the id of its run. */
export async function dropParcels(
  road: Road,
  content: string | Uint8Array,
  facts: { key?: string; metadata?: Record<string, string> } = {},
): Promise<string> {
  const { key = 'drop/courses/parcels.csv', metadata = {} } = facts;
  const { versionId } = await road.files.put(key, content, { metadata });
  const adoption = await road.adopt({ key, versionId });
  if (adoption.kind !== 'started') throw new Error(`not started: ${JSON.stringify(adoption)}`);
  return adoption.runId;
}

/** Takes a run as far as its last stage, which is left to the test. */
export async function bringToItsEnd(road: Road, runId: string): Promise<void> {
  if ((await road.receive(runId)).verdict !== 'received') return;
  const { verdict, manifestKey } = await road.read(runId);
  if (verdict !== 'read') return;
  for (const item of road.manifest(manifestKey)) await road.settle(runId, item);
}
