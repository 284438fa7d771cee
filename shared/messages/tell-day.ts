import type { Language } from '../runs/run.ts';

/**
 * Places of texts that hold a calendar day or an instant. Others may hold what stands in a cell,
 * which is shown as it was written, also when it looks like a day.
 */
const dayPlaces: ReadonlySet<string> = new Set([
  ...['start', 'end', 'narrowed_start', 'narrowed_end', 'today', 'until'],
  ...['stat_start', 'stat_end', 'recap_start', 'recap_end', 'recap_day', 'stat_days'],
  'paid_on',
]);

const dayShape = /^\d{4}-\d\d-\d\d$/;
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/**
 * A day as people write it (`08/01/2024`, `8 January 2024`), an instant with its time in UTC.
 *
 * @param place the name of the place that it fills
 * @returns undefined when the place holds no day, or the text is none
 */
export function tellDay(place: string, text: string, lang: Language): string | undefined {
  if (!dayPlaces.has(place)) return undefined;
  if (dayShape.test(text)) return format(days, text, lang);
  return instantShape.test(text) ? `${format(instants, text, lang)} UTC` : undefined;
}

type Formats = Readonly<Record<Language, Intl.DateTimeFormat>>;

const inUtc = { timeZone: 'UTC' } as const;
const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const dayFr = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const dayEn = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const days: Formats = {
  fr: new Intl.DateTimeFormat('fr', { ...dayFr, ...inUtc }),
  en: new Intl.DateTimeFormat('en-GB', { ...dayEn, ...inUtc }),
};
const instants: Formats = {
  fr: new Intl.DateTimeFormat('fr', { ...dayFr, ...time, ...inUtc }),
  en: new Intl.DateTimeFormat('en-GB', { ...dayEn, ...time, ...inUtc }),
};

/** A day that does not exist (2024-02-31) is shown as it is. */
function format(formats: Formats, text: string, lang: Language): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : formats[lang].format(at);
}
