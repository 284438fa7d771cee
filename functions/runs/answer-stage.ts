import type { ApiAnswer, RequestOf } from '../../shared/http/route.ts';
import { toSnakeCase } from '../../shared/http/snake-case.ts';
import { presentRun } from '../../shared/runs/present-run.ts';
import type { readStageRoute } from '../../shared/runs/records-routes.ts';
import type { Language, Run, Stage } from '../../shared/runs/run.ts';
import type { RunsApiPorts } from './answer-runs.ts';
import { findRun } from './find-run.ts';

/** Names of the state machine's states, by stage: what somebody looks for in its console. */
const stateNames = {
  receive: 'Receive the files',
  read: 'Read into chunks',
  compare: 'Compare',
  map: 'Settle every chunk',
  settle: 'Settle every chunk',
  conclude: 'Conclude the run',
} as const satisfies Record<Stage['name'], string>;

const sampleSize = 5;

/** `GET /api/runs/{id}/stages/{name}`: a sample of what went into a stage and what came out. */
export async function readStage(
  ports: RunsApiPorts,
  { caller, path, lang }: RequestOf<typeof readStageRoute>,
): Promise<ApiAnswer> {
  const found = await findRun(ports.runs, caller, path['id'], 'read');
  if (found.kind === 'refused') return found;
  const { run } = found;
  const stage = run.stages.find(({ name }) => name === path['name']);
  if (stage === undefined) return { problem: 'RUN-404' };
  const hasBegun = stage.status !== 'PENDING' && stage.status !== 'SKIPPED';
  const sample = hasBegun ? await sampleOf(ports, run, stage, lang) : { input: [], output: [] };
  return {
    status: 200,
    json: {
      name: stage.name,
      state: stateNames[stage.name],
      // The execution's own history counts them; it is gone after 90 days.
      attempts: null,
      input_sample: sample.input,
      output_sample: sample.output,
    },
  };
}

interface Sample {
  readonly input: readonly unknown[];
  readonly output: readonly unknown[];
}

async function sampleOf(
  ports: RunsApiPorts,
  run: Run,
  { name }: Stage,
  lang: Language,
): Promise<Sample> {
  const shown = presentRun(run, { lang, publicUrl: ports.publicUrl });
  switch (name) {
    case 'receive':
      return {
        input: run.files.map(({ name: file, size }) => ({ file, size })),
        output: shown.files,
      };
    case 'read':
      return { input: shown.files, output: await firstRecords(ports, run) };
    case 'compare':
    case 'map':
    case 'settle':
      return { input: await firstRecords(ports, run), output: await firstLines(ports, run) };
    case 'conclude':
      return { input: [shown.counts], output: [{ status: shown.status, message: shown.message }] };
  }
}

const presentSample = (records: readonly unknown[]) =>
  records.slice(0, sampleSize).map(toSnakeCase);

async function firstRecords({ chunks }: RunsApiPorts, run: Run): Promise<readonly unknown[]> {
  if (run.chunks.total === 0) return [];
  return presentSample(await chunks.readChunk(chunks.keyOfChunk(run.id, 0)));
}

async function firstLines({ runs, chunks }: RunsApiPorts, run: Run): Promise<readonly unknown[]> {
  const markers = await runs.readMarkers(run.id);
  const part = markers.find(({ chunk }) => chunk === 0)?.recordParts[0];
  return part === undefined ? [] : presentSample(await chunks.readRecordPart(part.key));
}
