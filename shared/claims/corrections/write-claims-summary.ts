import { summaryColumns, tellInstant, tellRemarks } from '../../corrections/write-summary.ts';
import { fillWording } from '../../messages/fill-wording.ts';
import { typeset } from '../../messages/typeset.ts';
import type { Counts, Language, Run } from '../../runs/run.ts';
import type { CellLook } from '../../workbook-writing/cell-looks.ts';
import type { SheetCell, SheetWriting } from '../../workbook-writing/write-sheet.ts';
import { claimsCorrectionsWords } from './claims-corrections-words.ts';
import type { Affected } from './gather-affected.ts';
import { outlineOf } from './tell-claim.ts';

export { summaryColumns };

const countNames: readonly (keyof Counts)[] = [
  'read',
  'created',
  'updated',
  'unchanged',
  'rejected',
  'setAside',
];

export interface WrittenClaimRows {
  readonly rows: number;
  /** Rows that a worksheet cannot hold whole. */
  readonly cut: number;
}

/** Writes the session, its counts, what to do and every code, in the owner's language. */
export async function writeClaimsSummary(
  sheet: SheetWriting,
  run: Run,
  { claims, claimsInAll, examples }: Affected,
  written: WrittenClaimRows,
): Promise<void> {
  const { lang, counts, period } = run;
  const words = claimsCorrectionsWords[lang];
  const set = (text: string) => typeset(text, lang);
  const add = (...cells: readonly SheetCell[]) => sheet.addRow(cells);
  const pair = (label: string, value: string | number) =>
    add(cell(set(label), 'label'), cell(value, 'plain'));

  await add(cell(set(words.title), 'title'));
  await add();
  await pair(words.session, run.id);
  for (const { slot, name } of run.files) await pair(labelOf(slot, lang), name);
  await pair(words.date, tellInstant(run.createdAt, lang));
  if (period !== null) {
    const days = { start: tellDay(period.start, lang), end: tellDay(period.end, lang) };
    await pair(words.period, fillWording(words.days, days, lang));
  }
  if (run.currency !== null) await pair(words.currency, run.currency);
  for (const name of countNames) await pair(words.counts[name], counts[name]);
  await pair(words.claims, claims.length);
  await pair(words.rowsHere, written.rows);
  await add();
  await add(cell(set(words.howTo), 'heading'));
  for (const [i, step] of words.steps.entries()) {
    await add(cell(set(`${i + 1}. ${step}`), 'plain'));
  }
  const limits = tellLimits({ shown: claims.length, total: claimsInAll }, written, lang);
  for (const limit of limits) {
    await add();
    await add(cell(set(limit), 'label'));
  }
  await add();
  await add(cell(set(words.remarks), 'label'));
  await add(...words.remarkColumns.map((name) => cell(set(name), 'heading')));
  const outlines = new Map([...examples].map(([code, example]) => [code, outlineOf(example)]));
  for (const remark of tellRemarks(run, outlines)) await add(...remark);
}

const cell = (value: SheetCell['value'], look: CellLook): SheetCell => ({ value, look });

function labelOf(slot: string, lang: Language): string {
  const { files } = claimsCorrectionsWords[lang];
  return slot === 'stat_file' || slot === 'recap_file' ? files[slot] : files.corrections;
}

/** What is not in the workbook, or not whole. */
function tellLimits(
  claims: { readonly shown: number; readonly total: number },
  { cut }: WrittenClaimRows,
  lang: Language,
): string[] {
  const words = claimsCorrectionsWords[lang];
  return [
    ...(claims.shown < claims.total ? [fillWording(words.beyond, { ...claims }, lang)] : []),
    ...(cut > 0 ? [fillWording(words.cut, { count: cut }, lang)] : []),
  ];
}

/** @param day `YYYY-MM-DD` */
function tellDay(day: string, lang: Language): string {
  const told = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  return told.format(new Date(`${day}T00:00:00Z`));
}
