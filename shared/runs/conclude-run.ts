import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../findings/finding.ts';
import { applyDraft, changeRun } from './change-run.ts';
import type { ChunkStore } from './chunk-store.ts';
import { type ClosingPorts, closeChunks } from './close-chunks.ts';
import { countFiles } from './count-files.ts';
import { accountedFor, decideEnding, proveCounts } from './decide-ending.ts';
import { concludingDraft, endedDraft } from './ending-drafts.ts';
import { processingKey, reportKey, restingKeys, restsAlready } from './file-places.ts';
import type { FileStore } from './file-store.ts';
import { recountShared } from './recount-shared.ts';
import {
  type CodedMessage,
  type Ending,
  hasEnding,
  isTerminal,
  type Run,
  type RunFile,
} from './run.ts';
import type { ChunkMarker } from './run-store.ts';
import { jitter } from './timing.ts';

export interface ConcludingPorts extends ClosingPorts {
  readonly files: FileStore;
  readonly chunks: Pick<ChunkStore, 'readFindings' | 'readManifest' | 'readRecordPart'>;
  /** The report that lies beside a file: what became of it, in the owner's language. */
  presentReport(run: Run, findings: readonly Finding[]): unknown;
  faultPoint(point: string, runId: string): Promise<void>;
}

/** Findings that a report names one by one; the rest is counted. */
const reportFindingsMax = 100;
/** Findings that are looked at for them: of two files one may have none, the other many. */
const lookedAtMax = 50_000;

/**
 * Ends a run: proves the law of conservation from the chunk markers and writes the ending down,
 * moves the files to `processed/` or `error/` with their reports, then writes the final state with
 * the journal's last event. Each step may be done again; an ended run is left alone.
 *
 * A run that holds something is never ended before each of its records is accounted for, by a fault
 * as little as by an attempt that looked before it came to hold it: it is given back as it is.
 *
 * @param because a fault or an overdue wait that ends the run early; null when it went its way
 * @param remark what else the journal is to say, once
 * @param mayEnd whether what it is ended for still holds, of the run as it is at that moment
 * @returns the run as it ended, or as it was left, or undefined when there is no such run
 */
export async function concludeRun(
  ports: ConcludingPorts,
  runId: string,
  because: CodedMessage | null,
  remark: CodedMessage | null = null,
  mayEnd: (run: Run) => boolean = () => true,
): Promise<Run | undefined> {
  await closeWhatIsOpen(ports, runId, because, mayEnd);
  const run = await beginEnding(ports, runId, { because, remark }, mayEnd);
  if (run === undefined || run.ending === null || isTerminal(run.status)) return run;
  const { ending } = run;
  const now = ports.timing.now();
  const { after } = applyDraft(run, endedDraft(run, ending, run.files, now), now);
  const counted = countFiles(run.files, await ports.runs.readMarkers(runId), ending.counts);
  const files = await putFilesToRest(ports, { ...after, files: counted }, ending);
  await ports.runs.rememberFiles(after);
  await ports.faultPoint('conclude-before-end', runId);
  const changed = await changeRun(ports.runs, ports.timing, runId, (current) =>
    isTerminal(current.status) ? undefined : endedDraft(current, ending, files, now),
  );
  return changed.kind === 'missing' ? undefined : changed.run;
}

async function closeWhatIsOpen(
  ports: ConcludingPorts,
  runId: string,
  because: CodedMessage | null,
  mayEnd: (run: Run) => boolean,
): Promise<void> {
  const run = await ports.runs.read(runId);
  if (run === undefined || hasEnding(run) || run.holds !== undefined || !mayEnd(run)) return;
  if (because !== null || run.cancelRequested) await closeChunks(ports, run);
}

/** Proves how the run ends and writes it down, once; a run that has its ending keeps it. */
async function beginEnding(
  { runs, chunks, timing }: ConcludingPorts,
  runId: string,
  {
    because,
    remark,
  }: { readonly because: CodedMessage | null; readonly remark: CodedMessage | null },
  mayEnd: (run: Run) => boolean,
): Promise<Run | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const run = await runs.read(runId);
    if (run === undefined || run.ending !== null || isTerminal(run.status)) return run;
    const markers = await runs.readMarkers(runId);
    if (mustGoOn(run, markers, because) || !mayEnd(run)) return run;
    // After a fault nobody relies on what a dry run counted, and its lines may be the fault.
    const sums = because === null ? await recountShared({ runs, chunks }, run, markers) : {};
    const counted = { ...run, ...sums };
    const ending = decideEnding(counted, markers, because);
    const now = timing.now();
    const told = { diffHash: diffHashOf(markers), because, remark };
    const draft = concludingDraft(counted, ending, told, now);
    const change = applyDraft(run, { ...draft, fields: { ...draft.fields, ...sums } }, now);
    if ((await runs.replace(change)) === 'saved') return change.after;
    await timing.sleep(jitter(timing, attempt));
  }
}

/**
 * Whether the sweeper has to find a run left alone and let it go on, for it holds something: after a
 * fault in any case, and as long as some of its records are not accounted for. Its own work says
 * when nothing is held any more, and then concludes it without a fault.
 */
function mustGoOn(
  run: Run,
  markers: readonly ChunkMarker[],
  because: CodedMessage | null,
): boolean {
  if (run.holds === undefined) return false;
  const proved = proveCounts(run, markers);
  return because !== null || accountedFor(proved) < proved.read;
}

/** What a confirmation is bound to: all chunks' hashes in order. */
function diffHashOf(markers: readonly ChunkMarker[]): string | null {
  if (markers.length === 0) return null;
  const ordered = [...markers].sort((a, b) => a.chunk - b.chunk);
  return bytesToHex(sha256(utf8ToBytes(ordered.map(({ diffHash }) => diffHash).join('\n'))));
}

/** @param after the run as it will end, its files still where they were */
async function putFilesToRest(
  ports: ConcludingPorts,
  after: Run,
  { status }: Ending,
): Promise<RunFile[]> {
  const findings = await firstFindings(ports, after);
  const isDone = status === 'DONE' || status === 'DONE_WITH_ERRORS';
  const keys = restingKeys(after, isDone ? 'processed' : 'error');
  const rested: RunFile[] = [];
  for (const [i, to] of keys.entries()) {
    const file = after.files[i] as RunFile;
    if (file.key === null || restsAlready(file.key)) {
      rested.push(file);
      continue;
    }
    const report = ports.presentReport(after, findings.get(file.slot) ?? []);
    await ports.files.writeReport(reportKey(to), report);
    rested.push({ ...file, key: (await putToRest(ports.files, after.id, file, to)) ? to : null });
  }
  return rested;
}

/**
 * Moves a file from wherever it lies. A receiving that broke off may have taken it into
 * `processing/` without having said so, or have left it in both places.
 *
 * @returns false when the file is nowhere any more: the run ends all the same
 */
async function putToRest(
  files: FileStore,
  runId: string,
  file: RunFile,
  to: string,
): Promise<boolean> {
  const { key, arrival } = file;
  if (key === null) return false;
  const places = key === arrival?.key ? [arrival, { key: processingKey(runId, file) }] : [{ key }];
  let isThere = false;
  for (const from of places) isThere = (await files.move(from, to)) === 'moved' || isThere;
  return isThere;
}

/**
 * The findings that each file's report names, by slot: its own, those that stop the whole run, and
 * those of no file in particular. What was found in one of two files is not told beside the other.
 */
async function firstFindings(
  { chunks }: ConcludingPorts,
  { id, files }: Run,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const bySlot = new Map(files.map(({ slot }) => [slot, [] as Finding[]]));
  let lookedAt = 0;
  for await (const finding of chunks.readFindings(id)) {
    const own = finding.level === 'blocking' ? undefined : bySlot.get(finding.slot);
    for (const told of own === undefined ? bySlot.values() : [own]) {
      if (told.length < reportFindingsMax) told.push(finding);
    }
    lookedAt += 1;
    const isFull = [...bySlot.values()].every(({ length }) => length === reportFindingsMax);
    if (isFull || lookedAt === lookedAtMax) break;
  }
  return bySlot;
}
