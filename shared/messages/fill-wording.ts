import { isWrittenMoney, tellMoney } from '../money/written-money.ts';
import type { Language } from '../runs/run.ts';
import { tellDay } from './tell-day.ts';
import { nameValue } from './vocabulary.ts';

/** What a placeholder shows when its value is not known. */
const unknownValue = '–';

const yesOrNo: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['non', 'oui'],
  en: ['no', 'yes'],
};

/** Names of the placeholders of a text, in order, repeated ones once. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)))];
}

/**
 * Fills the `{name}` places of a text: numbers, amounts, days and lists as the language writes them,
 * states and stages by their names. What should not be grouped like a number (a year, an account) belongs into
 * the data as text.
 */
export function fillWording(
  text: string,
  data: Readonly<Record<string, unknown>>,
  lang: Language,
): string {
  return text.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = data[name];
    const inWords = (one: unknown) =>
      typeof one === 'string'
        ? (tellDay(name, one, lang) ?? nameValue(name, one, lang, data['slot']) ?? one)
        : one;
    return tell(Array.isArray(value) ? value.map(inWords) : inWords(value), lang);
  });
}

function tell(value: unknown, lang: Language): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value);
    case 'string':
      return value;
    case 'boolean':
      return yesOrNo[lang][value ? 1 : 0];
  }
  if (Array.isArray(value)) {
    return new Intl.ListFormat(lang).format(value.map((item) => tell(item, lang)));
  }
  if (isWrittenMoney(value)) return tellMoney(value, lang);
  return value === undefined || value === null ? unknownValue : JSON.stringify(value);
}
