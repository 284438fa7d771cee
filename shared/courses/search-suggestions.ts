import * as z from 'zod';
import { term } from './search-facets.ts';
import type { SearchJson } from './search-index.ts';

/** What a suggestion names; `id` is a course's, null for the others. */
export interface Suggestion {
  readonly text: string;
  readonly kind: 'course' | 'category' | 'instructor' | 'tag';
  readonly id: string | null;
}

const coursesMax = 7;
const namesMax = 3;
const names = { category: 'category', instructor: 'instructor', tag: 'tags' } as const;

/**
 * The request for suggestions while somebody types: titles by the beginnings of their words, one
 * misspelling allowed, and the categories, instructors and tags that begin alike.
 *
 * @param words as `readQueryWords` gives them; not empty
 */
export function buildSuggest(words: string, activeOnly: boolean): SearchJson {
  const begins = (field: string) => ({
    match: { [`${field}.beginnings`]: { query: words, operator: 'and' } },
  });
  const misspelt = { query: words, operator: 'and', fuzziness: 'AUTO:4,8', boost: 0.2 };
  const titles = [
    { match_phrase_prefix: { title: { query: words, boost: 3 } } },
    begins('title'),
    { match: { 'title.beginnings': misspelt } },
  ];
  const anyOf = (should: readonly SearchJson[]) => ({ bool: { should, minimum_should_match: 1 } });
  return {
    timeout: '2500ms',
    track_total_hits: false,
    size: coursesMax,
    _source: ['title'],
    query: {
      bool: {
        filter: activeOnly ? [term('active', true)] : [],
        ...anyOf([...titles, ...Object.values(names).map(begins)]).bool,
      },
    },
    // Courses that only share a name with the query are counted, not listed.
    post_filter: anyOf(titles),
    aggs: Object.fromEntries(
      Object.entries(names).map(([kind, field]) => [
        kind,
        { filter: begins(field), aggs: { values: { terms: { field, size: 50 } } } },
      ]),
    ),
    sort: [{ _score: 'desc' }, { quality: 'desc' }, { id: 'asc' }],
  };
}

const named = z.object({
  values: z.object({ buckets: z.array(z.object({ key: z.string() })) }),
});
const suggestBody = z.object({
  hits: z.object({
    hits: z.array(z.object({ _id: z.string(), _source: z.object({ title: z.string() }) })),
  }),
  aggregations: z.object({ category: named, instructor: named, tag: named }),
});

/** Reads a node's answer to `buildSuggest`; names first, since they stand for many courses. */
export function readSuggestions(body: SearchJson, asked: string): readonly Suggestion[] {
  const { hits, aggregations } = suggestBody.parse(body);
  const starts = wordsOf(asked);
  const ofKind = (kind: keyof typeof names): Suggestion[] =>
    aggregations[kind].values.buckets
      .map(({ key }) => key)
      // A course has many tags, and all come with the one that was asked for.
      .filter((text) =>
        starts.every((start) => wordsOf(text).some((word) => word.startsWith(start))),
      )
      .slice(0, namesMax)
      .map((text) => ({ text, kind, id: null }));
  return [
    ...ofKind('category'),
    ...ofKind('tag'),
    ...ofKind('instructor'),
    ...hits.hits.map(({ _id, _source }) => ({
      text: _source.title,
      kind: 'course' as const,
      id: _id,
    })),
  ];
}

/** Words in lower case without accents, as the index compares them. */
function wordsOf(text: string): readonly string[] {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return folded.split(/[^\p{L}\p{N}+#]+/u).filter((word) => word !== '');
}
