import { fillWording } from '../messages/fill-wording.ts';
import { typeset } from '../messages/typeset.ts';
import { presentFinding } from '../runs/present-report.ts';
import type { Counts, Language, Run } from '../runs/run.ts';
import type { CellLook } from '../workbook-writing/cell-looks.ts';
import type { SheetCell, SheetWriting } from '../workbook-writing/write-sheet.ts';
import { correctionsWords } from './corrections-words.ts';
import type { GatheredProblems } from './gather-problems.ts';
import type { WrittenRows } from './write-rows-sheet.ts';

/** Widths of the summary's columns, in characters. */
export const summaryColumns = [30, 12, 16, 44, 40, 48].map((width) => ({ width }));

const countNames: readonly (keyof Counts)[] = [
  'read',
  'created',
  'updated',
  'unchanged',
  'rejected',
  'setAside',
];

/** Writes what happened, what to do, and every code with its count, in the owner's language. */
export async function writeSummary(
  sheet: SheetWriting,
  run: Run,
  gathered: GatheredProblems,
  rows: WrittenRows & { readonly hasObjects: boolean },
): Promise<void> {
  const { lang, counts } = run;
  const words = correctionsWords[lang];
  const set = (text: string) => typeset(text, lang);
  const add = (...cells: readonly SheetCell[]) => sheet.addRow(cells);
  const pair = (label: string, value: string | number) =>
    add(cell(set(label), 'label'), cell(value, 'plain'));

  await add(cell(set(words.title), 'title'));
  await add();
  for (const { name } of run.files) await pair(words.file, name);
  await pair(words.run, run.id);
  await pair(words.date, tellInstant(run.createdAt, lang));
  for (const name of countNames) await pair(words.counts[name], counts[name]);
  await add();
  await add(cell(set(words.howTo), 'heading'));
  const steps = rows.hasObjects ? [...words.steps, words.objectsStep] : words.steps;
  for (const [i, step] of steps.entries()) {
    await add(cell(set(`${i + 1}. ${step}`), 'plain'));
  }
  for (const remark of tellLimits(run, gathered, rows)) {
    await add();
    await add(cell(set(remark), 'label'));
  }
  await add();
  await add(cell(set(words.remarks), 'label'));
  await add(...words.remarkColumns.map((name) => cell(set(name), 'heading')));
  for (const remark of tellRemarks(run, gathered.examples)) await add(...remark);
  if (gathered.unknownColumns.length === 0) return;
  await add();
  await add(cell(set(words.unknownColumns), 'label'));
  for (const name of gathered.unknownColumns) await add(cell(name, 'text'));
}

const cell = (value: SheetCell['value'], look: CellLook): SheetCell => ({ value, look });

/** What is not in the workbook, and why. */
function tellLimits(run: Run, { byRow }: GatheredProblems, { omitted }: WrittenRows): string[] {
  const { rejected } = run.counts;
  const words = correctionsWords[run.lang];
  const shown = [...byRow.values()].filter((findings) => findings.length > 0).length;
  const beyond = fillWording(words.beyond, { shown, rejected }, run.lang);
  return [
    ...(shown < rejected ? [beyond] : []),
    ...(omitted.length > 0 ? [fillWording(words.omitted, { rows: omitted }, run.lang)] : []),
  ];
}

/** A line per code, most frequent first; the words are those of an example. */
export function tellRemarks(
  { findings, lang }: Pick<Run, 'findings' | 'lang'>,
  examples: GatheredProblems['examples'],
): SheetCell[][] {
  return Object.entries(findings)
    .sort(([, a], [, b]) => b - a)
    .flatMap(([code, count]) => {
      const example = examples.get(code);
      if (example === undefined) return [];
      const { level, message, cause, fix } = presentFinding(example, lang);
      return [
        [
          cell(code, 'wrapped'),
          cell(count, 'plain'),
          cell(correctionsWords[lang].levels[level], 'wrapped'),
          cell(message, 'wrapped'),
          cell(cause, 'wrapped'),
          cell(fix, 'wrapped'),
        ],
      ];
    });
}

export function tellInstant(instant: string, lang: Language): string {
  const told = new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${told.format(new Date(instant))} UTC`;
}
