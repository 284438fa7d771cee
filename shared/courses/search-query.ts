import * as z from 'zod';
import { difficulties, learningModes } from './course-content.ts';

/** Longest query text, in characters; longer ones are refused, not cut. */
const queryCharsMax = 200;
/** At most this many words of a query are searched: each costs clauses on the node. */
const queryWordsMax = 12;
/** Deepest hit that can be paged to: the index's own `max_result_window`. */
export const searchDepthMax = 10_000;

const searchSorts = ['relevance', 'price', '-price', 'newest', 'quality'] as const;

const text = z.string().trim().max(queryCharsMax);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const amount = z
  .string()
  .regex(/^\d{1,12}([.]\d{1,4})?$/)
  .describe('Decimal amount in the unit of the currency (not its cents)');
const hours = z.coerce.number().min(0).max(100_000);
/** A form sends its empty fields too: those say nothing. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** Query string of `GET /api/courses/search`. */
export const searchQuerySchema = z.object({
  q: text.default(''),
  category: optional(text),
  difficulty: optional(z.enum(difficulties)),
  learning_mode: optional(z.enum(learningModes)),
  language: optional(z.string().trim().toLowerCase().max(10)),
  is_free: optional(flag),
  price_min: optional(amount),
  price_max: optional(amount),
  duration_min: optional(hours),
  duration_max: optional(hours),
  active: optional(flag),
  sort: z.enum(searchSorts).default('relevance'),
  page: z.coerce.number().int().min(1).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchQuery = z.output<typeof searchQuerySchema>;

/** Query string of `GET /api/courses/suggest`. */
export const suggestQuerySchema = z.object({ q: text.default('') });

/** Scripts written without spaces: there every character counts as a word. */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}+#'’]+/gu;

/**
 * The words of a query, at most `queryWordsMax`, joined by spaces; '' when there is none. What is
 * left has no operators: it is only ever matched, never parsed.
 */
export function readQueryWords(q: string): string {
  const words = q.normalize('NFC').match(word) ?? [];
  return words
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .slice(0, queryWordsMax)
    .join(' ');
}

/** What everything here is: "cours de cuisine" means "cuisine". */
const sayingNothing = new Set(['cours', 'course', 'courses']);

/** The words that a course must have: all, but for those that every course could bear. */
export function requireWords(words: string): string {
  const all = words.split(' ');
  const telling = all.filter((part) => !sayingNothing.has(part.toLowerCase()));
  return telling.length > 0 ? telling.join(' ') : words;
}
