import { typeset } from '../../messages/typeset.ts';
import type { Language } from '../../runs/run.ts';
import type { CellLook } from '../../workbook-writing/cell-looks.ts';
import type { WorkbookWriting } from '../../workbook-writing/create-workbook.ts';
import type { SheetCell } from '../../workbook-writing/write-sheet.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import type { TemplateColumn } from './template-columns.ts';
import { templateWords } from './template-words.ts';

interface HowToWish {
  readonly slot: ClaimSlot;
  readonly lang: Language;
}

/** The page of a template that explains what to do, and every column, in the reader's language. */
export async function writeHowTo(
  workbook: WorkbookWriting,
  columns: readonly TemplateColumn[],
  { slot, lang }: HowToWish,
): Promise<void> {
  const words = templateWords[lang];
  const set = (text: string, look: CellLook): SheetCell => ({ value: typeset(text, lang), look });
  const sheet = workbook.openSheet({
    name: words.sheets.howTo,
    columns: [38, 14, 80, 30].map((width) => ({ width })),
  });
  await sheet.addRow([set(words.titles[slot], 'title')]);
  await sheet.addRow([]);
  for (const [i, step] of words.steps.entries()) {
    await sheet.addRow([set(`${i + 1}. ${step}`, 'plain')]);
  }
  await sheet.addRow([]);
  await sheet.addRow(words.tableHeader.map((text) => set(text, 'heading')));
  for (const { header, isRequired, help, kind, examples } of columns) {
    await sheet.addRow([
      { value: header, look: 'label' },
      set(isRequired ? words.required : words.optional, 'plain'),
      set(help[lang], 'wrapped'),
      { value: kind === 'day' ? tellDay(examples[0]) : examples[0], look: 'plain' },
    ]);
  }
}

/** `2026-03-27` as its cell shows it. */
function tellDay(day: string | null): string | null {
  return day?.split('-').reverse().join('/') ?? null;
}
