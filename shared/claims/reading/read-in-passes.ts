import { changeRun } from '../../runs/change-run.ts';
import { progressDraft } from '../../runs/reading-drafts.ts';
import { hasEnding, type Run } from '../../runs/run.ts';
import type { ClaimRow } from '../claim-row.ts';
import { type ClaimSlot, slotOfKind } from '../claim-slots.ts';
import { currencyOfCountry } from '../country-money.ts';
import { todayIn } from '../country-today.ts';
import type { ColumnReadings, LineContext } from '../lines/line-reading.ts';
import type { FileRead } from './claims-reading-drafts.ts';
import type { TableToRead } from './find-tables.ts';
import { createFindingsWriting } from './findings-writing.ts';
import type { PartitionItem } from './partition-store.ts';
import { createPartitionWriting } from './partition-writing.ts';
import type { Principals } from './principals.ts';
import { readClaimFile } from './read-claim-file.ts';
import type { ReadingClaimsPorts } from './reading-claims-ports.ts';

/** What all tables of a run share while they are read. */
export interface PassContext {
  readonly count: number;
  readonly principals: Principals;
  readonly wants: (row: ClaimRow) => boolean;
  /** Rows of the files before, for the progress that is told. */
  readonly rowsBefore: number;
}

export interface FileInPasses extends FileRead {
  readonly partitions: readonly PartitionItem[];
  /** Parts of its findings. */
  readonly parts: number;
}

/**
 * Reads one table into partitions and findings: a first pass by what is usual; when its columns
 * prove another reading, a second one by that, which leaves nothing of the first.
 *
 * @see CLAIMS §3, "the majority of the column's unambiguous values"
 */
export async function readInPasses(
  ports: ReadingClaimsPorts,
  run: Run,
  { file, kind, fields, open, columns: given }: TableToRead,
  pass: PassContext,
): Promise<FileInPasses> {
  const slot = slotOfKind[kind];
  const once = async (columns: ColumnReadings, partsBefore: number) => {
    const findings = createFindingsWriting(ports.chunks, run.id, `read-${slot}`);
    const rows = createPartitionWriting(ports.partitions, {
      runId: run.id,
      slot,
      count: pass.count,
    });
    const tellProgress = createProgressTeller(ports, run.id, pass.rowsBefore);
    const context = contextOf(ports, run, slot, columns);
    const reading = await readClaimFile(await open(), { kind, fields }, context, {
      wants: pass.wants,
      addRow: rows.add,
      addFindings: findings.add,
      meetPrincipal: pass.principals.add,
      isFull: () => rows.isFull() || findings.isFull(),
      writeFull: (read) => writeFull(rows, findings, () => tellProgress(read)),
    });
    const partitions = await rows.end();
    const parts = await findings.end(partsBefore);
    return {
      ...{ file, slot, reading, partitions, parts },
      findingsByCode: findings.byCode(),
      findingLevels: findings.levels(),
    };
  };
  const first = await once(given ?? unproved, 1);
  const { isReadRight, columns, blocking } = first.reading;
  // What is given was proved by a whole file, of which these are a few rows.
  const isDone = isReadRight || blocking !== undefined || given !== undefined;
  const result = isDone ? first : await once(columns, Math.max(1, first.parts));
  return given === undefined ? result : withColumns(result, given);
}

/** What was found is no finding: somebody is asked, and the file is read again by the answer. */
export async function forgetFindings(
  chunks: ReadingClaimsPorts['chunks'],
  runId: string,
  { slot, parts }: Pick<FileInPasses, 'slot' | 'parts'>,
): Promise<void> {
  await createFindingsWriting(chunks, runId, `read-${slot}`).end(parts);
}

function withColumns(file: FileInPasses, columns: ColumnReadings): FileInPasses {
  return { ...file, reading: { ...file.reading, columns } };
}

export const unproved: ColumnReadings = { dateOrders: {}, decimalMarks: {} };

async function writeFull(
  rows: { isFull(): boolean; writeFull(): Promise<void> },
  findings: { isFull(): boolean; writeFull(): Promise<void> },
  tellProgress: () => Promise<void>,
): Promise<void> {
  if (findings.isFull()) await findings.writeFull();
  if (!rows.isFull()) return;
  await rows.writeFull();
  await tellProgress();
}

function contextOf(
  { timing }: Pick<ReadingClaimsPorts, 'timing'>,
  { countryCode }: Run,
  slot: ClaimSlot,
  columns: ColumnReadings,
): LineContext {
  const currency = currencyOfCountry(countryCode);
  return { slot, countryCode, currency, today: todayIn(countryCode, timing.now()), columns };
}

/** Of a long file somebody watches the reading: one line each so many rows. */
const progressRows = 50_000;

function createProgressTeller(
  { runs, timing }: ReadingClaimsPorts,
  runId: string,
  rowsBefore: number,
) {
  let told = 0;
  return async (rows: number): Promise<void> => {
    if (rows - told < progressRows) return;
    told = rows;
    await changeRun(runs, timing, runId, (run) =>
      !hasEnding(run) && run.reading === null && rowsBefore + rows > run.counts.read
        ? progressDraft(run, rowsBefore + rows)
        : undefined,
    );
  };
}
