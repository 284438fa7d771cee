import { placeOf } from '../../corrections/gather-problems.ts';
import { type KeepingPorts, keepWorkbook } from '../../corrections/keep-workbook.ts';
import { type PickedColumns, pickColumns } from '../../corrections/pick-rows.ts';
import { writeRowsSheet } from '../../corrections/write-rows-sheet.ts';
import { safeFileName } from '../../runs/file-name.ts';
import { hasEnding, type Run } from '../../runs/run.ts';
import { createWorkbook, type WorkbookWriting } from '../../workbook-writing/create-workbook.ts';
import { type ClaimSlot, claimSlots, slotOfKind } from '../claim-slots.ts';
import { claimsCorrectionsWords } from './claims-corrections-words.ts';
import { type Affected, type GatheringAffectedPorts, gatherAffected } from './gather-affected.ts';
import { openClaimRows } from './open-claim-rows.ts';
import { pickClaimRows, placeFields } from './pick-claim-rows.ts';
import { fieldsOfSlot, partOfSlot, type SheetPorts } from './returned-sheet.ts';
import {
  summaryColumns,
  type WrittenClaimRows,
  writeClaimsSummary,
} from './write-claims-summary.ts';
import { writeDiscrepancies } from './write-discrepancies.ts';
import { type AsideRows, createAsideRows, writeOutside } from './write-outside.ts';

export interface ClaimsCorrectionsPorts
  extends SheetPorts,
    Omit<GatheringAffectedPorts, 'runs'>,
    KeepingPorts {}

/** `nothing`: no row was rejected, or the run is refused, cancelled or over. */
export type ClaimsCorrectionsWritten = 'written' | 'nothing';

/**
 * Writes what people correct after a session: all rows of each claim with a rejected row, from both
 * files in the sender's layout, with what is wrong and hidden keys. Run again, it writes the same
 * object again.
 *
 * @see CLAIMS §8; docs/decisions/0015-the-error-workbook.md
 */
export async function writeClaimsCorrections(
  ports: ClaimsCorrectionsPorts,
  runId: string,
): Promise<ClaimsCorrectionsWritten> {
  const run = await ports.runs.read(runId);
  if (run === undefined) throw new Error(`no run ${runId}`);
  if (!isToBeCorrected(run)) return 'nothing';
  const affected = await gatherAffected(ports, run);
  if (claimSlots.every((slot) => affected.rows[slot].size === 0)) return 'nothing';
  const { bytes, rows } = await composeWorkbook(ports, run, affected);
  const isKept = await keepWorkbook(ports, runId, { name: nameWorkbook(run), bytes, rows });
  return isKept ? 'written' : 'nothing';
}

/**
 * A run without a common period is refused, or compared nothing: its files are to be sent again, not
 * its rows. One of which no claim conforms has a message, and is to be corrected all the same.
 */
function isToBeCorrected(run: Run): boolean {
  return !hasEnding(run) && !run.cancelRequested && run.period !== null && run.counts.rejected > 0;
}

async function composeWorkbook(ports: ClaimsCorrectionsPorts, run: Run, affected: Affected) {
  const words = claimsCorrectionsWords[run.lang];
  const workbook = createWorkbook();
  const summary = workbook.openSheet({ name: words.sheets.summary, columns: summaryColumns });
  await writeDiscrepancies(workbook, affected.claims, run.lang);
  const written = { rows: 0, cut: 0 };
  const aside = createAsideRows(run, affected.aside);
  for (const slot of claimSlots) {
    const { rows, cut } = await writeSlot(ports, run, affected, { workbook, slot, aside });
    written.rows += rows;
    written.cut += cut;
  }
  await writeOutside(workbook, aside.rows, affected.aside, run.lang);
  await writeClaimsSummary(summary, run, affected, written);
  return { rows: written.rows, bytes: await workbook.finish() };
}

/** One file's rows; also a file without any of them has its sheet, as a missing row may be added. */
async function writeSlot(
  ports: ClaimsCorrectionsPorts,
  run: Run,
  affected: Affected,
  to: { readonly workbook: WorkbookWriting; readonly slot: ClaimSlot; readonly aside: AsideRows },
): Promise<WrittenClaimRows> {
  const { slot, aside } = to;
  const { lang } = run;
  const columns = await chooseColumns(ports, run, slot, affected);
  const items = await openClaimRows(ports, run, slot);
  if (columns === undefined || items === undefined) return { rows: 0, cut: 0 };
  const places = placeFields(columns.header, fieldsOfSlot(slot, run.columns));
  let cut = 0;
  const picked = pickClaimRows(
    items,
    affected,
    { slot, lang, columns, places },
    {
      takeAside: (row, cells) => aside.add(slot, row, cells, places),
      meetCut: () => {
        cut += 1;
      },
    },
  );
  const name = claimsCorrectionsWords[lang].sheets.rows[slot];
  const part = partOfSlot[slot];
  const sheet = { name, runId: run.id, slot, lang, columns, part, tellsCodes: true };
  const { written } = await writeRowsSheet(to.workbook, sheet, picked);
  return { rows: written, cut };
}

/** The file's columns in the sender's order; of JSON objects the keys of those that are shown. */
async function chooseColumns(
  ports: ClaimsCorrectionsPorts,
  run: Run,
  slot: ClaimSlot,
  { rows }: Affected,
): Promise<PickedColumns | undefined> {
  const items = await openClaimRows(ports, run, slot);
  if (items === undefined) return undefined;
  const shown = new Map(
    [...rows[slot]].map(([row, { findings }]) => [placeOf(slot, row), findings]),
  );
  return pickColumns(items, slot, shown);
}

/** Named after the statement, as people name a session. */
function nameWorkbook({ files }: Run): string {
  const named = files.find(({ slot }) => slot === slotOfKind.stat) ?? files[0];
  const name = safeFileName(named?.name ?? '');
  return safeFileName(`${name.replace(/\.[^.]{1,10}$/, '') || name}.corrections.xlsx`);
}
