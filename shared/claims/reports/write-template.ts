import Papa from 'papaparse';
import { typeset } from '../../messages/typeset.ts';
import { currencyExponent } from '../../money/currency.ts';
import type { Language } from '../../runs/run.ts';
import { exampleLooks } from '../../workbook-writing/cell-looks.ts';
import { createWorkbook, type WorkbookWriting } from '../../workbook-writing/create-workbook.ts';
import type { ColumnChoices } from '../../workbook-writing/write-choices.ts';
import type { SheetCell } from '../../workbook-writing/write-sheet.ts';
import type { ClaimSlot } from '../claim-slots.ts';
import { amountLook, dayCell } from './export-workbook.ts';
import { type TemplateColumn, templateColumns } from './template-columns.ts';
import { type TemplateList, templateLists } from './template-help.ts';
import { templateValues } from './template-values.ts';
import { templateWords } from './template-words.ts';
import { writeHowTo } from './write-how-to.ts';

export interface TemplateWish {
  readonly slot: ClaimSlot;
  /** Of the page that explains; the columns are named in French in any case. */
  readonly lang: Language;
  /** ISO 4217: how many decimals amounts show, and the first of the list of currencies. */
  readonly currency: string;
}

/** The template as `.xlsx`: a sheet to fill in, one that explains it, and a hidden one of lists. */
export async function writeTemplate(wish: TemplateWish): Promise<Uint8Array<ArrayBuffer>> {
  const columns = templateColumns(wish.slot);
  const values = templateValues(wish.lang, wish.currency);
  const workbook = createWorkbook();
  await writeForm(workbook, columns, values, wish);
  await writeHowTo(workbook, columns, wish);
  await writeLists(workbook, values, wish);
  return workbook.finish();
}

type Values = ReturnType<typeof templateValues>;

/** The template as CSV: the columns and two examples, as French spreadsheets write it. */
export function writeTemplateCsv({ slot }: Pick<TemplateWish, 'slot'>): string {
  const columns = templateColumns(slot);
  const examples = [0, 1].map((i) => columns.map(({ examples }) => examples[i] ?? ''));
  const rows = [columns.map(({ header }) => header), ...examples];
  return `\ufeff${Papa.unparse(rows, { delimiter: ';', newline: '\r\n' })}\r\n`;
}

async function writeForm(
  workbook: WorkbookWriting,
  columns: readonly TemplateColumn[],
  values: Values,
  { slot, lang, currency }: TemplateWish,
): Promise<void> {
  const words = templateWords[lang];
  const looks = columns.map(({ kind }) => lookOf(kind, currency));
  const sheet = workbook.openSheet({
    name: words.sheets[slot],
    hasHeader: true,
    columns: columns.map(({ header, list, examples }, i) => ({
      width: chooseWidth([header, ...examples]),
      look: looks[i] ?? 'text',
      ...(list === undefined
        ? {}
        : { choices: choicesOf(list, values[list].length, header, lang) }),
    })),
  });
  await sheet.addRow(
    columns.map(({ header, isRequired, help }) => ({
      value: header,
      look: isRequired ? 'required' : 'header',
      note: typeset(
        `${words.tableHeader[1]} : ${isRequired ? words.required : words.optional}\n${help[lang]}`,
        lang,
      ),
    })),
  );
  for (const i of [0, 1] as const) {
    await sheet.addRow(columns.map((column, at) => exampleCell(column, i, looks[at] ?? 'text')));
  }
}

/** Wide enough for the longest of these texts, in characters. */
function chooseWidth(texts: readonly (string | null)[]): number {
  return Math.min(32, Math.max(14, ...texts.map((text) => (text?.length ?? 0) + 5)));
}

function lookOf(kind: TemplateColumn['kind'], currency: string) {
  switch (kind) {
    case 'text':
      return 'text';
    case 'day':
      return 'day';
    case 'amount':
      return amountLook(currencyExponent(currency) ?? 0);
  }
}

function exampleCell(
  { kind, examples }: TemplateColumn,
  i: 0 | 1,
  look: keyof typeof exampleLooks,
): SheetCell {
  const text = examples[i];
  const marked = exampleLooks[look];
  if (kind === 'day') return dayCell(text, marked);
  return { value: kind === 'amount' && text !== null ? Number(text) : text, look: marked };
}

function choicesOf(
  list: TemplateList,
  length: number,
  title: string,
  lang: Language,
): ColumnChoices {
  const words = templateWords[lang];
  return {
    sheet: words.sheets.lists,
    column: templateLists.indexOf(list),
    firstRow: 2,
    lastRow: length + 1,
    title,
    message: typeset(words.otherValue, lang),
  };
}

async function writeLists(
  workbook: WorkbookWriting,
  values: Values,
  { lang }: TemplateWish,
): Promise<void> {
  const lists = templateLists.map((list) => values[list]);
  const sheet = workbook.openSheet({
    name: templateWords[lang].sheets.lists,
    columns: lists.map(() => ({ width: 24 })),
    isHidden: true,
  });
  await sheet.addRow(templateLists.map((list) => ({ value: list, look: 'heading' })));
  const rows = Math.max(...lists.map(({ length }) => length));
  for (let row = 0; row < rows; row += 1) {
    await sheet.addRow(lists.map((list) => ({ value: list[row] ?? null, look: 'text' })));
  }
}
