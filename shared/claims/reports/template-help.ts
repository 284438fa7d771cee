import type { Language } from '../../runs/run.ts';

/** Values that a column of a template offers; others are read too. */
export const templateLists = ['status', 'insured', 'currency', 'country'] as const;
export type TemplateList = (typeof templateLists)[number];

/** What a template says of a column beside its header. */
export interface TemplateHelp {
  readonly kind: 'text' | 'day' | 'amount';
  readonly list?: TemplateList;
  readonly help: Readonly<Record<Language, string>>;
  /** Of the two made-up rows: days `2026-03-27`, amounts in whole units; null: left empty. */
  readonly examples: readonly [string | null, string | null];
}

type Examples = TemplateHelp['examples'];
type Help = (fr: string, en: string, ...examples: Examples) => TemplateHelp;

export const textHelp: Help = (fr, en, ...examples) => ({
  kind: 'text',
  help: { fr, en },
  examples,
});
export const dayHelp: Help = (fr, en, ...examples) => ({ kind: 'day', help: { fr, en }, examples });
export const amountHelp: Help = (fr, en, ...examples) => ({
  kind: 'amount',
  help: { fr, en },
  examples,
});
export const listHelp = (list: TemplateList, ...told: Parameters<Help>): TemplateHelp => ({
  ...textHelp(...told),
  list,
});
