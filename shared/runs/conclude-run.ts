import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../findings/finding.ts';
import { applyDraft, type RunDraft } from './change-run.ts';
import type { ChunkStore } from './chunk-store.ts';
import { decideEnding, type Ending } from './decide-ending.ts';
import type { FileStore } from './file-store.ts';
import {
  addCounts,
  type CodedMessage,
  isTerminal,
  noCounts,
  type Run,
  type RunFile,
} from './run.ts';
import type { ChunkMarker, RunStore } from './run-store.ts';
import { closeStages, endStage } from './stages.ts';
import { jitter, type Timing } from './timing.ts';

export interface ConcludingPorts {
  readonly runs: RunStore;
  readonly files: FileStore;
  readonly chunks: ChunkStore;
  readonly timing: Timing;
  /** The report that lies beside a file: what became of it, in the owner's language. */
  presentReport(run: Run, findings: readonly Finding[]): unknown;
  faultPoint(point: string, runId: string): Promise<void>;
}

/** Findings that a report names one by one; the rest is counted. */
const reportFindingsMax = 100;

/**
 * Ends a run: proves the law of conservation from the chunk markers, moves the files to
 * `processed/` or `error/` with their reports, and writes the final state with the journal's last
 * event. Everything before that event may be done again; an ended run is left alone.
 *
 * @param because a fault or an overdue wait that ends the run early; null when it went its way
 * @returns the run as it ended, or undefined when there is no such run
 */
export async function concludeRun(
  ports: ConcludingPorts,
  runId: string,
  because: CodedMessage | null,
): Promise<Run | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const run = await ports.runs.read(runId);
    if (run === undefined || isTerminal(run.status)) return run;
    const markers = await ports.runs.readMarkers(runId);
    const settled = markers.reduce((sum, { counts }) => addCounts(sum, counts), noCounts);
    const ending = decideEnding(run, settled, because);
    const now = ports.timing.now();
    const files = run.files.map((file) => restingPlace(run, file, ending, now));
    const change = applyDraft(run, endingDraft(run, ending, files, diffHashOf(markers), now), now);
    await putFilesToRest(ports, run, change.after);
    await ports.faultPoint('conclude-before-end', runId);
    if ((await ports.runs.replace(change)) === 'saved') {
      await ports.runs.rememberFiles(change.after);
      return change.after;
    }
    await ports.timing.sleep(jitter(ports.timing, attempt));
  }
}

function endingDraft(
  run: Run,
  ending: Ending,
  files: readonly RunFile[],
  diffHash: string | null,
  now: Date,
): RunDraft {
  const { status, counts, message } = ending;
  const failed = status === 'ERROR';
  const open = run.stages.filter((stage) => stage.status === 'PROCESSING');
  const concluded = endStage(
    run.stages,
    'conclude',
    { in: counts.read, out: counts.read, failed },
    now,
  );
  return {
    fields: {
      status,
      counts,
      message,
      files,
      diffHash,
      stage: 'conclude',
      waitingFor: null,
      waitingUntil: null,
      progressPercent: 100,
      completedAt: now.toISOString(),
      stages: closeStages(closeOut(concluded, counts), failed, now),
    },
    events: [
      ...open.map(({ name }) => ({
        level: 'info' as const,
        stage: name,
        code: 'RUN-STAGE-ENDED',
        data: { stage: name },
      })),
      ...because(message),
      {
        level: failed ? 'error' : status === 'DONE' ? 'info' : 'warning',
        stage: 'conclude',
        code: 'RUN-ENDED',
        data: { status, counts, message },
      },
    ],
  };
}

/** A fault gets a line of its own before the last one: what happened, then how it ended. */
function because(message: CodedMessage | null) {
  return message?.code === 'RUN-FAULT'
    ? [
        {
          level: 'error' as const,
          stage: 'conclude' as const,
          code: 'RUN-FAULT',
          data: message.data,
        },
      ]
    : [];
}

/** In and out of the stage that settled (or mapped), known only now. */
function closeOut(stages: Run['stages'], counts: Run['counts']): Run['stages'] {
  const out = counts.created + counts.updated + counts.unchanged;
  return stages.map((stage) =>
    stage.name === 'settle' || stage.name === 'map'
      ? { ...stage, in: counts.read - counts.rejected, out }
      : stage,
  );
}

/** What a confirmation is bound to: all chunks' hashes in order. */
function diffHashOf(markers: readonly ChunkMarker[]): string | null {
  if (markers.length === 0) return null;
  const ordered = [...markers].sort((a, b) => a.chunk - b.chunk);
  return bytesToHex(sha256(utf8ToBytes(ordered.map(({ diffHash }) => diffHash).join('\n'))));
}

function restingPlace(run: Run, file: RunFile, { status, counts }: Ending, now: Date): RunFile {
  const own = run.files.length === 1 ? counts : file.counts;
  if (file.key === null || restedAlready(file.key)) return { ...file, counts: own };
  const folder = status === 'DONE' || status === 'DONE_WITH_ERRORS' ? 'processed' : 'error';
  const day = now.toISOString().slice(0, 10).replaceAll('-', '/');
  return { ...file, counts: own, key: `${folder}/${day}/${run.id}/${file.name}` };
}

/** Files of a replay or a confirmation lie where their first run put them, and stay there. */
function restedAlready(key: string): boolean {
  return key.startsWith('processed/') || key.startsWith('error/');
}

async function putFilesToRest(ports: ConcludingPorts, before: Run, after: Run): Promise<void> {
  const findings: Finding[] = [];
  for await (const finding of ports.chunks.readFindings(after.id)) {
    findings.push(finding);
    if (findings.length === reportFindingsMax) break;
  }
  const report = ports.presentReport(after, findings);
  for (const [i, { key }] of after.files.entries()) {
    const from = before.files[i];
    if (key === null || from?.key == null || from.key === key) continue;
    await ports.files.writeReport(`${key}.report.json`, report);
    const version = from.key === from.arrival?.key ? { versionId: from.arrival.versionId } : {};
    await ports.files.move({ key: from.key, ...version }, key);
  }
}
