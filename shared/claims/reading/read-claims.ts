import type { Finding } from '../../findings/finding.ts';
import { changeRun } from '../../runs/change-run.ts';
import { remarkImported } from '../../runs/imported-before.ts';
import { hasEnding, type Run } from '../../runs/run.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import type { Period } from '../comparison/compared-claim.ts';
import { type FoundPeriod, findPeriod } from '../comparison/find-period.ts';
import type { ColumnReadings } from '../lines/line-reading.ts';
import { beginUndo } from '../undo/begin-undo.ts';
import { askForColumns, type ColumnQuestion, waitingDraft } from './ask-for-columns.ts';
import {
  type Correction,
  claimsReadDraft,
  type FileRead,
  refusedDraft,
} from './claims-reading-drafts.ts';
import { findFailedClaims } from './find-failed-claims.ts';
import { findTables, type TablesFound } from './find-tables.ts';
import type { PartitionItem } from './partition-store.ts';
import { countPartitions, joinPartitions } from './partition-writing.ts';
import { createPrincipals, type Principals } from './principals.ts';
import type { ClaimFileReading } from './read-claim-file.ts';
import { forgetFindings, readInPasses, unproved } from './read-in-passes.ts';
import type { ClaimsReading, ReadingClaimsPorts } from './reading-claims-ports.ts';

/**
 * The reading stage of a statement and a recap: kinds recognised, each file read in one pass (a
 * second one when its columns prove another reading than was assumed) into partitions by claim, and
 * the common period found. Of a corrected workbook the claims in which something was changed are
 * read, for the period of the session that it corrects; an undo reads what its session wrote. Run
 * again, it writes the same objects and says nothing twice.
 *
 * @throws when the run is missing (our bug), or on a fault of a store
 * @see CLAIMS §2–§4, §8
 */
export async function readClaims(ports: ReadingClaimsPorts, runId: string): Promise<ClaimsReading> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (hasEnding(run) || run.cancelRequested) return refusal('ended');
  // Its answer was lost: somebody has been asked already.
  if (run.waitingFor !== null) return refusal('waiting');
  if (run.reading !== null) return answerAgain(ports, run);
  if (run.kind === 'undo') return beginUndo(ports, run);
  const found = await findTables(ports, run);
  if (found.kind === 'refused') return refuse(ports, runId, found);
  return readTables(ports, run, found);
}

/**
 * What was read and said is not read again, because its answer was lost: of the files more is known
 * by now (their slots, where their tables lie), and that would be read and said differently.
 */
function answerAgain({ chunks, partitions }: ReadingClaimsPorts, run: Run): ClaimsReading {
  const manifestKey = chunks.keyOfManifest(run.id);
  if (run.kind === 'undo')
    return { ...refusal(run.chunks.total > 0 ? 'undo' : 'refused'), manifestKey };
  if (run.period === null) return refusal('refused');
  return { verdict: 'read', partitionsKey: partitions.keyOfPartitions(run.id), manifestKey };
}

async function refuse(
  ports: ReadingClaimsPorts,
  runId: string,
  { finding, correctionOf }: Extract<TablesFound, { kind: 'refused' }>,
): Promise<ClaimsReading> {
  await ports.chunks.writeFindings(runId, 'read-kinds', [finding]);
  await changeRun(ports.runs, ports.timing, runId, (run) =>
    refusedDraft(run, finding, correctionOf, ports.timing.now()),
  );
  return refusal('refused');
}

async function readTables(
  ports: ReadingClaimsPorts,
  run: Run,
  { tables, findings, period: fixed, correction }: Extract<TablesFound, { kind: 'found' }>,
): Promise<ClaimsReading> {
  const principals = await beginPrincipals(ports, correction);
  const failed = await findFailedClaims(ports, run);
  const read: FileRead[] = [];
  const partitions: (readonly PartitionItem[])[] = [];
  const count = countPartitions(run.files);
  for (const table of tables) {
    const { partitions: own, ...file } = await readInPasses(ports, run, table, {
      count,
      principals,
      wants: failed?.wants ?? everyRow,
      rowsBefore: read.reduce((sum, { reading }) => sum + reading.rows, 0),
    });
    const question = await askForColumns(table, file.reading.blocking);
    if (question !== undefined) {
      await forgetFindings(ports.chunks, run.id, file);
      return waitForColumns(ports, run.id, question, findings);
    }
    read.push(file);
    partitions.push(own);
    if (file.reading.blocking !== undefined) break;
  }
  const isBlocked = read.some(({ reading }) => reading.blocking !== undefined);
  const found = isBlocked ? undefined : periodOf(run, read, fixed ?? failed?.period);
  const remarks = [...findings, ...remarksOf(found)];
  const imported = found?.kind === 'period' ? await remarkImportedFiles(ports, run, read) : [];
  await ports.chunks.writeFindings(run.id, 'read-files', [...remarks, ...imported]);
  await ports.partitions.writePrincipals(run.id, principals.write());
  await ports.partitions.writeColumns(run.id, columnsOf(read));
  const partitionsKey = await ports.partitions.writePartitions(run.id, joinPartitions(partitions));
  await ports.faultPoint('read-before-end', run.id);
  await changeRun(ports.runs, ports.timing, run.id, (before) =>
    claimsReadDraft(
      before,
      { files: read, remarks, imported, found, correction },
      ports.timing.now(),
    ),
  );
  if (found?.kind !== 'period') return refusal('refused');
  return { verdict: 'read', partitionsKey, manifestKey: ports.chunks.keyOfManifest(run.id) };
}

/** The files in the slots where they belong by now. */
function remarkImportedFiles({ runs }: ReadingClaimsPorts, run: Run, read: readonly FileRead[]) {
  const placed = new Map(read.map(({ file }) => [file.id, file]));
  return remarkImported(runs, { ...run, files: [...placed.values()] });
}

/**
 * A corrected workbook holds a few claims: who has a line of their own the first files told, and it
 * tells whom it adds.
 */
async function beginPrincipals(
  { partitions }: Pick<ReadingClaimsPorts, 'partitions'>,
  correction: Correction | undefined,
): Promise<Principals> {
  if (correction === undefined) return createPrincipals();
  return createPrincipals(await partitions.readPrincipals(correction.correctionOf));
}

/**
 * The pipeline stops here; whoever answers starts it again, and it reads from the beginning.
 *
 * @param remarks on both files: after the answer they lie in the slots where they belong, and
 *   nobody would know any more that they were swapped
 */
async function waitForColumns(
  ports: ReadingClaimsPorts,
  runId: string,
  question: ColumnQuestion,
  remarks: readonly Finding[],
): Promise<ClaimsReading> {
  if (remarks.length > 0) await ports.chunks.writeFindings(runId, 'read-kinds', remarks);
  const changed = await changeRun(ports.runs, ports.timing, runId, (run) =>
    waitingDraft(run, question, remarks, ports.timing.now()),
  );
  const isWaiting = changed.kind !== 'missing' && changed.run.waitingFor === 'mapping';
  return refusal(isWaiting ? 'waiting' : 'ended');
}

function columnsOf(read: readonly FileRead[]): Readonly<Record<ClaimSlot, ColumnReadings>> {
  const of = (slot: ClaimSlot) =>
    read.find((file) => file.slot === slot)?.reading.columns ?? unproved;
  return { stat_file: of('stat_file'), recap_file: of('recap_file') };
}

const everyRow = () => true;

const refusal = (verdict: Exclude<ClaimsReading['verdict'], 'read'>): ClaimsReading => ({
  verdict,
  partitionsKey: '',
  manifestKey: '',
});

function periodOf(
  run: Run,
  read: readonly FileRead[],
  fixed: Period | null | undefined,
): FoundPeriod {
  const rangeOf = (slot: ClaimSlot): ClaimFileReading['range'] =>
    read.find((file) => file.slot === slot)?.reading.range ?? null;
  if (fixed) return { kind: 'period', period: fixed, findings: [] };
  const { periodStart, periodEnd } = run.options;
  return findPeriod(rangeOf('stat_file'), rangeOf('recap_file'), {
    ...(periodStart === undefined ? {} : { start: periodStart }),
    ...(periodEnd === undefined ? {} : { end: periodEnd }),
  });
}

function remarksOf(found: FoundPeriod | undefined): readonly Finding[] {
  if (found === undefined) return [];
  return found.kind === 'period' ? found.findings : [found.finding];
}
