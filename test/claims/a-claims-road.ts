import type { ClaimsItem } from '../../shared/claims/claim-items.ts';
import {
  type ComparingPorts,
  comparePartition,
} from '../../shared/claims/comparison/compare-partition.ts';
import { gatherComparison } from '../../shared/claims/comparison/gather-comparison.ts';
import { nameClaimsFinding } from '../../shared/claims/lines/name-finding.ts';
import { createClaimsSettlingRules } from '../../shared/claims/mapping/claims-settling-rules.ts';
import type { PartitionItem } from '../../shared/claims/reading/partition-store.ts';
import { readClaims } from '../../shared/claims/reading/read-claims.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { ManifestItem } from '../../shared/runs/chunk-store.ts';
import { concludeRun } from '../../shared/runs/conclude-run.ts';
import { anAnnouncedFile, newRun } from '../../shared/runs/new-run.ts';
import { presentReport } from '../../shared/runs/present-report.ts';
import { receiveFiles } from '../../shared/runs/receive-files.ts';
import type { CodedMessage, Run, RunFile } from '../../shared/runs/run.ts';
import { settleChunk } from '../../shared/runs/settle-chunk.ts';
import { inspectFile } from '../../shared/sources/inspect-file.ts';
import { readSource } from '../../shared/sources/read-source.ts';
import type { FieldSpec } from '../../shared/sources/source-item.ts';
import { createFakeChunkStore } from '../fakes/chunk-store.ts';
import { createFakeFileStore } from '../fakes/file-store.ts';
import { createFakePartitionStore } from '../fakes/partition-store.ts';
import { createFakeRecordStore } from '../fakes/record-store.ts';
import { createFakeRunStore } from '../fakes/run-store.ts';
import { createFakeTiming } from '../fakes/timing.ts';
import { type Disturb, disturbed, Killed } from '../runs/a-road.ts';

export { Killed };

export interface SentFile {
  readonly slot: string;
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface ClaimsRoadOptions {
  /** Whole units of the currency. */
  readonly tolerance?: number;
  readonly createMissingInsured?: boolean;
  /** Whether statements must have all of the historical columns. */
  readonly strictHeaders?: boolean;
  /** Stands between the steps and their stores; tests look at the stores themselves. */
  readonly disturb?: Disturb;
}

/**
 * The whole road of a statement and a recap over in-memory stores: every step of the pipeline with
 * the real readers and rules. `faults` names the points at which the next step that passes dies.
 */
export function aClaimsRoad(options: ClaimsRoadOptions = {}) {
  const { createMissingInsured = true, disturb = (call) => call() } = options;
  const runs = createFakeRunStore();
  const files = createFakeFileStore();
  const chunks = createFakeChunkStore();
  const partitions = createFakePartitionStore();
  const records = createFakeRecordStore<ClaimsItem>();
  const timing = createFakeTiming();
  const faults = new Set<string>();
  /** Executions of the pipeline; started twice is one execution. */
  const started: string[] = [];
  let ids = 0;
  const faultPoint = async (point: string) => {
    if (faults.delete(point)) throw new Killed(point);
  };
  const ports = {
    ...{ timing, presentReport, faultPoint },
    runs: disturbed(runs, disturb),
    files: disturbed(files, disturb),
    chunks: disturbed(chunks, disturb),
    partitions: disturbed(partitions, disturb),
    records: disturbed(records, disturb),
    groups: disturbed(records, disturb),
    inspect: inspectFile,
    nameFinding: (_: Run['domain'], finding: Finding) => nameClaimsFinding(finding),
    newId: () => {
      ids += 1;
      return `attempt-${ids}`;
    },
    strictHeaders: options.strictHeaders ?? false,
    readItems: (
      blocks: AsyncIterable<Uint8Array>,
      { name, layout }: RunFile,
      fields: readonly FieldSpec[],
    ) => readSource(blocks, { name, fields, layout: layout ?? undefined }),
    async startPipeline(_: Run['domain'], execution: string): Promise<void> {
      await faultPoint('before-start');
      if (!started.includes(execution)) started.push(execution);
    },
  };
  const rules = createClaimsSettlingRules({ createMissingInsured });
  /** In whole units of the currency; may be set anew between two runs. */
  const tolerance = { everywhere: options.tolerance ?? 5, byCountry: {} };
  const steps = {
    receive: (runId: string) => receiveFiles(ports, runId),
    read: (runId: string) => readClaims(ports, runId),
    comparePartition: (runId: string, item: PartitionItem) =>
      comparePartition(ports satisfies ComparingPorts, tolerance, runId, item),
    async compare(runId: string): Promise<void> {
      for (const item of await partitions.readPartitions(runId)) {
        await steps.comparePartition(runId, item);
      }
    },
    gather: (runId: string) => gatherComparison(ports, runId),
    settleChunk: (runId: string, item: ManifestItem) => settleChunk(ports, rules, runId, item),
    async settle(runId: string): Promise<void> {
      for (const item of await chunks.readManifest(runId)) await steps.settleChunk(runId, item);
    },
    conclude: (runId: string, because: CodedMessage | null = null) =>
      concludeRun(ports, runId, because),
  };
  const read = async (runId: string): Promise<Run> => {
    const run = await runs.read(runId);
    if (run === undefined) throw new Error(`no run ${runId}`);
    return run;
  };
  return {
    ...{ runs, files, chunks, partitions, records, timing },
    ...{ faults, started, tolerance, ports, steps },
    /** A run whose files have arrived. */
    async send(sent: readonly SentFile[], fields: Partial<Run> = {}): Promise<string> {
      ids += 1;
      const id = fields.id ?? `run_01J9ZQ4X7V8M2N3P5R6S7T8V${String(ids).padStart(2, '0')}`;
      const announced = await Promise.all(
        sent.map(async ({ slot, name, content }, i) => {
          const key = `incoming/${id}/${slot}/file_${id}_${i}`;
          const { versionId } = await files.put(key, content, {});
          const file = { id: `file_${id}_${i}`, slot, name, size: null, sha256: null };
          return { ...anAnnouncedFile(file), key, arrival: { key, versionId } };
        }),
      );
      const { run, events } = newRun(
        {
          id,
          domain: 'claims',
          kind: 'file-import',
          dryRun: false,
          options: {},
          files: announced,
          createdBy: 'awa.diop@quai.example',
          lang: 'fr',
          country: 'Senegal',
          countryCode: 'SN',
          ...fields,
        },
        [{ level: 'info', stage: null, code: 'RUN-CREATED', data: { way: 'upload' } }],
        timing.now(),
      );
      await runs.create(run, events);
      return id;
    },
    /** Every step in order, as the state machine takes them; gives the run as it ended or waits. */
    async drive(runId: string): Promise<Run> {
      if ((await steps.receive(runId)).verdict === 'received') {
        const { verdict } = await steps.read(runId);
        if (verdict === 'waiting') return read(runId);
        if (verdict === 'undo') await steps.settle(runId);
        if (verdict === 'read') {
          await steps.compare(runId);
          if ((await steps.gather(runId)).verdict === 'settle') await steps.settle(runId);
        }
      }
      await steps.conclude(runId);
      return read(runId);
    },
    run: read,
    async findings(runId: string) {
      const found = [];
      for await (const finding of chunks.readFindings(runId)) found.push(finding);
      return found;
    },
    async comparison(runId: string) {
      const lines = [];
      for await (const line of partitions.readComparison(runId)) lines.push(line);
      return lines;
    },
  };
}

export type ClaimsRoad = ReturnType<typeof aClaimsRoad>;
