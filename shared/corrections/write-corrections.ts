import type { Finding } from '../findings/finding.ts';
import type { ChunkStore } from '../runs/chunk-store.ts';
import { safeFileName } from '../runs/file-name.ts';
import type { FileStore } from '../runs/file-store.ts';
import { readLines } from '../runs/read-lines.ts';
import { hasEnding, type Run, type RunFile } from '../runs/run.ts';
import type { SourceBatch } from '../sources/source-item.ts';
import { createWorkbook } from '../workbook-writing/create-workbook.ts';
import { correctionsWords } from './corrections-words.ts';
import { type GatheredProblems, gatherProblems, placeOf } from './gather-problems.ts';
import { type KeepingPorts, keepWorkbook } from './keep-workbook.ts';
import { pickColumns, pickRows } from './pick-rows.ts';
import { createCorrectionSelection } from './select-corrected.ts';
import { type WrittenRows, writeRowsSheet } from './write-rows-sheet.ts';
import { summaryColumns, writeSummary } from './write-summary.ts';

export interface CorrectionsPorts extends KeepingPorts {
  readonly files: Pick<FileStore, 'open'>;
  readonly chunks: Pick<ChunkStore, 'readFindings' | 'readRecordPart'>;
  /** The reader that the reading stage used. */
  readItems(blocks: AsyncIterable<Uint8Array>, file: RunFile): AsyncIterable<SourceBatch>;
}

/** `nothing`: no row was rejected, or the run is refused, cancelled or over. */
export type CorrectionsWritten = 'written' | 'nothing';

/**
 * Writes what people correct after a run: its rejected rows as a workbook in the sender's layout,
 * each with what is wrong and a key by which it is known when it comes back. Run again, it writes
 * the same object again.
 *
 * @see API.md "Runs", Correction; docs/decisions/0015-the-error-workbook.md
 */
export async function writeCorrections(
  ports: CorrectionsPorts,
  runId: string,
): Promise<CorrectionsWritten> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (!isToBeCorrected(run)) return 'nothing';
  const gathered = await gatherProblems(readProblems(ports, run));
  if (gathered.byRow.size === 0) return 'nothing';
  const { bytes, rows } = await composeWorkbook(ports, run, gathered);
  const isKept = await keepWorkbook(ports, runId, { name: nameWorkbook(run), bytes, rows });
  return isKept ? 'written' : 'nothing';
}

function isToBeCorrected(run: Run): boolean {
  return !hasEnding(run) && !run.cancelRequested && run.message === null && run.counts.rejected > 0;
}

/** Findings of reading; of settling only when it has something to add: its lines are many. */
async function* readProblems(ports: CorrectionsPorts, run: Run): AsyncGenerator<Finding> {
  const unseen = new Set(Object.keys(run.findings));
  for await (const finding of ports.chunks.readFindings(run.id)) {
    unseen.delete(finding.code);
    yield finding;
  }
  const isAnyRejected = run.counts.rejected > (run.reading?.rejected ?? 0);
  if (!isAnyRejected && unseen.size === 0) return;
  for await (const { finding } of readLines(ports, run.id)) {
    if (finding === null) continue;
    unseen.delete(finding.code);
    yield finding;
    if (!isAnyRejected && unseen.size === 0) return;
  }
}

async function composeWorkbook(ports: CorrectionsPorts, run: Run, gathered: GatheredProblems) {
  const words = correctionsWords[run.lang];
  const workbook = createWorkbook();
  const summary = workbook.openSheet({ name: words.summary, columns: summaryColumns });
  const written: WrittenRows[] = [];
  let hasObjects = false;
  for (const file of run.files.filter((each) => hasProblems(gathered, each))) {
    const { slot } = file;
    const name = run.files.length === 1 ? words.rows : `${words.rows} ${slot}`.slice(0, 31);
    const columns = await pickColumns(await openItems(ports, file), slot, gathered.byRow);
    hasObjects ||= columns.kind === 'object';
    const rows = pickRows(await openItems(ports, file), slot, gathered.byRow, columns);
    const sheet = { name, runId: run.id, slot, lang: run.lang, columns };
    written.push(await writeRowsSheet(workbook, sheet, rows));
  }
  const rows = written.reduce((sum, each) => sum + each.written, 0);
  const omitted = written.flatMap((each) => each.omitted);
  await writeSummary(summary, run, gathered, { written: rows, omitted, hasObjects });
  return { rows, bytes: await workbook.finish() };
}

function hasProblems({ byRow }: GatheredProblems, { slot, key }: RunFile): boolean {
  return key !== null && [...byRow.keys()].some((place) => place.startsWith(placeOf(slot, '')));
}

/** A file that was a workbook of corrections itself is read as its run read it. */
async function openItems({ files, readItems }: CorrectionsPorts, file: RunFile) {
  const items = readItems(await files.open(file.key ?? ''), file);
  return createCorrectionSelection(async () => true).select(items);
}

function nameWorkbook({ files }: Run): string {
  const name = safeFileName(files[0]?.name ?? '');
  return safeFileName(`${name.replace(/\.[^.]{1,10}$/, '') || name}.corrections.xlsx`);
}
