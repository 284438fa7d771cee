import type { Language } from '../runs/run.ts';

/** Before `;` `!` `?` French puts a narrow space, before `:` `»` `%` and after `«` a whole one. */
const narrow = '\u202f';
const whole = '\u00a0';

/**
 * Makes the spaces of French punctuation unbreakable, so that no line begins with a colon. Tables
 * of texts are written with ordinary spaces, which can be seen and typed.
 */
export function typeset(text: string, lang: Language): string {
  if (lang !== 'fr') return text;
  return text
    .replace(/ (?=[;!?])/g, narrow)
    .replace(/ (?=[:»%])/g, whole)
    .replace(/« /g, `«${whole}`);
}
