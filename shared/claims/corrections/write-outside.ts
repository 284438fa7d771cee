import type { SheetValue } from '../../corrections/sheet-values.ts';
import { word } from '../../messages/catalogue.ts';
import { fillWording } from '../../messages/fill-wording.ts';
import { typeset } from '../../messages/typeset.ts';
import type { Language, Run } from '../../runs/run.ts';
import type { WorkbookWriting } from '../../workbook-writing/create-workbook.ts';
import { cellCharsMax } from '../../workbook-writing/sheet-text.ts';
import type { SheetCell } from '../../workbook-writing/write-sheet.ts';
import { type ClaimSlot, claimSlots } from '../claim-slots.ts';
import { claimsCorrectionsWords } from './claims-corrections-words.ts';
import type { FieldPlaces } from './pick-claim-rows.ts';
import type { AsideCode, RowsByFindings } from './rows-by-findings.ts';

/** Rows of the sheet; more are counted, not shown. */
export const asideRowsMax = 50_000;

const widths = [14, 9, 20, 14, 18, 11, 60, 16, 18];
const shownFields = ['claim_status', 'settlement_date'];
/** Figures stand on the right: behind the words, so that they do not touch them. */
const amountFields = ['amount_claimed', 'amount_reimbursed'];

/** Rows that were set aside, as they are to stand in their sheet. */
export interface AsideRows {
  add(slot: ClaimSlot, row: number, cells: readonly SheetValue[], at: FieldPlaces): void;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Gathers the rows for the last sheet while those before it are written; the first ones only. */
export function createAsideRows(
  { lang, period }: Run,
  aside: RowsByFindings,
  rowsMax = asideRowsMax,
): AsideRows {
  const words = claimsCorrectionsWords[lang];
  const rows: (readonly SheetCell[])[] = [];
  const tellWhy = (code: AsideCode, day: SheetValue | undefined): string =>
    word(code, { value: day ?? null, start: period?.start, end: period?.end }, lang).message;
  return {
    rows,
    add(slot, row, cells, { columns }) {
      const code = aside.asideCode(slot, row);
      if (code === undefined || rows.length >= rowsMax) return;
      const cellOf = (field: string) => cells[columns.get(field) ?? -1] ?? null;
      rows.push([
        { value: words.files[slot], look: 'plain' },
        { value: row, look: 'plain' },
        { value: tellText(cellOf('claim_id')), look: 'text' },
        ...shownFields.map((field) => tellCell(cellOf(field))),
        { value: code, look: 'plain' },
        { value: tellWhy(code, cellOf('settlement_date')), look: 'plain' },
        ...amountFields.map((field) => tellCell(cellOf(field))),
      ]);
    },
  };
}

/** Writes the sheet with what was set aside: for information, it is not read again. */
export async function writeOutside(
  workbook: WorkbookWriting,
  rows: AsideRows['rows'],
  aside: RowsByFindings,
  lang: Language,
): Promise<void> {
  const words = claimsCorrectionsWords[lang];
  const sheet = workbook.openSheet({
    name: words.sheets.outside,
    hasHeader: true,
    columns: widths.map((width) => ({ width })),
  });
  const say = (text: string) => sheet.addRow([{ value: typeset(text, lang), look: 'label' }]);
  await sheet.addRow(
    words.outsideColumns.map((value) => ({ value: typeset(value, lang), look: 'header' })),
  );
  await say(words.outsideNote);
  for (const row of rows) await sheet.addRow(row);
  const total = claimSlots.reduce((sum, slot) => sum + aside.countAside(slot), 0);
  const shown = rows.length;
  if (shown < total) await say(fillWording(words.outsideBeyond, { shown, total }, lang));
}

function tellCell(value: SheetValue): SheetCell {
  if (typeof value !== 'string') return { value, look: 'number' };
  return { value: tellText(value), look: 'text' };
}

/** Numbers of claims too: beyond eleven digits a program would write 2.014E+13. */
function tellText(value: SheetValue): string | null {
  return value === null ? null : String(value).slice(0, cellCharsMax).toWellFormed();
}
