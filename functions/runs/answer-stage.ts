import type { Masking } from '../../shared/access/masking.ts';
import { readsMasked } from '../../shared/access/policy.ts';
import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { toSnakeCase } from '../../shared/http/snake-case.ts';
import { isErased } from '../../shared/runs/erased.ts';
import { executionOf } from '../../shared/runs/execution-of.ts';
import { presentRun, type RunReader } from '../../shared/runs/present-run.ts';
import type { readStageRoute } from '../../shared/runs/records-routes.ts';
import type { Domain, Run, Stage } from '../../shared/runs/run.ts';
import type { RunsApiPorts } from './answer-runs.ts';
import { findRun } from './find-run.ts';
import { maskingFor } from './masking-of-domains.ts';
import { noteReading } from './note-reading.ts';

/**
 * Names of the state machine's states, by stage: what somebody looks for in its console. The first
 * is the one that a run goes through when nothing goes wrong.
 */
const stateNames = {
  receive: ['Receive the files'],
  read: ['Read into chunks', 'Read into partitions'],
  compare: ['Compare every partition'],
  map: ['Settle every chunk'],
  settle: ['Settle every chunk'],
  conclude: ['Conclude the run', 'Conclude after a fault'],
} as const satisfies Record<Stage['name'], readonly [string, ...string[]]>;

export interface StageApiPorts extends RunsApiPorts {
  /** How often each state of a run's execution was begun; undefined when nobody knows any more. */
  readAttempts(domain: Domain, execution: string): Promise<ReadonlyMap<string, number> | undefined>;
}

const sampleSize = 5;

/** The others show files, counts and states. */
const showsRecords = ({ name }: Stage) => name !== 'receive' && name !== 'conclude';

/** `GET /api/runs/{id}/stages/{name}`: a sample of what went into a stage and what came out. */
export async function readStage(
  ports: StageApiPorts,
  { caller, path, lang }: RequestOf<typeof readStageRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const { run } = found;
  const stage = run.stages.find(({ name }) => name === path['name']);
  if (stage === undefined) return { problem: 'RUN-404' };
  const hasBegun = stage.status !== 'PENDING' && stage.status !== 'SKIPPED';
  const masking = maskingFor(caller, run);
  const sample = hasBegun
    ? await sampleOf(ports, run, stage, { lang, masking, isMasked: readsMasked(caller, run) })
    : { input: [], output: [] };
  if (showsRecords(stage) && sample.output.length > 0) {
    noteReading(ports, 'Samples of a stage', caller, run);
  }
  return {
    status: 200,
    json: {
      name: stage.name,
      state: stateNames[stage.name][0],
      attempts: hasBegun ? await attemptsOf(ports, run, stage.name) : 0,
      input_sample: sample.input,
      output_sample: sample.output,
    },
  };
}

/** Null: its history is gone, after 90 days, or it was the sweeper that concluded. */
async function attemptsOf(
  ports: StageApiPorts,
  run: Run,
  stage: Stage['name'],
): Promise<number | null> {
  const attempts = await ports.readAttempts(run.domain, executionOf(run));
  const times = stateNames[stage].reduce((sum, name) => sum + (attempts?.get(name) ?? 0), 0);
  return times === 0 ? null : times;
}

interface Sample {
  readonly input: readonly unknown[];
  readonly output: readonly unknown[];
}

async function sampleOf(
  ports: RunsApiPorts,
  run: Run,
  { name }: Stage,
  { masking, ...reader }: Omit<RunReader, 'publicUrl'> & { readonly masking: Masking },
): Promise<Sample> {
  const shown = presentRun(run, { ...reader, publicUrl: ports.publicUrl });
  switch (name) {
    case 'receive':
      return {
        input: run.files.map(({ name: file, size }) => ({ file, size })),
        output: shown.files,
      };
    case 'read':
      return { input: shown.files, output: await firstRecords(ports, run, masking) };
    case 'compare':
    case 'map':
    case 'settle':
      return {
        input: await firstRecords(ports, run, masking),
        output: await firstLines(ports, run, masking),
      };
    case 'conclude':
      return { input: [shown.counts], output: [{ status: shown.status, message: shown.message }] };
  }
}

const presentSample = (records: readonly unknown[], masking: Masking) =>
  records.slice(0, sampleSize).map((record) => toSnakeCase(masking.record(record)));

async function firstRecords(
  { chunks }: RunsApiPorts,
  run: Run,
  masking: Masking,
): Promise<readonly unknown[]> {
  if (run.chunks.total === 0 || isErased(run)) return [];
  return presentSample(await chunks.readChunk(chunks.keyOfChunk(run.id, 0)), masking);
}

async function firstLines(
  { runs, chunks }: RunsApiPorts,
  run: Run,
  masking: Masking,
): Promise<readonly unknown[]> {
  if (isErased(run)) return [];
  const markers = await runs.readMarkers(run.id);
  const part = markers.find(({ chunk }) => chunk === 0)?.recordParts[0];
  return part === undefined ? [] : presentSample(await chunks.readRecordPart(part.key), masking);
}
