import type { Language } from '../runs/run.ts';
import { type PresentedCourse, presentCourse } from './present-course.ts';
import type { Facets } from './search-facet-counts.ts';
import type { CourseIndex } from './search-index.ts';
import { readQueryWords, type SearchQuery, searchDepthMax } from './search-query.ts';
import { buildSearch } from './search-request.ts';
import { emptyReading, readSearch, type SearchReading } from './search-response.ts';
import { buildSuggest, readSuggestions, type Suggestion } from './search-suggestions.ts';
import type { Matching } from './search-words.ts';

/** Who searches: whether inactive courses exist for them, and the language of advice. */
export interface Searcher {
  readonly seesInactive: boolean;
  readonly lang: Language;
}

/** A page of found courses, in API.md's shape. */
export interface FoundCourses {
  readonly total: number;
  readonly took_ms: number;
  readonly query_id: string;
  readonly did_you_mean: string | null;
  readonly items: readonly (PresentedCourse & {
    readonly highlight: { readonly title: string | null; readonly description: string | null };
  })[];
  readonly facets: Facets;
}

export type Searching =
  | { readonly kind: 'found'; readonly page: FoundCourses }
  | { readonly kind: 'too-deep'; readonly hitsMax: number }
  | { readonly kind: 'off' }
  | { readonly kind: 'unavailable' };

/**
 * Finds courses by words, filters and facets. Looks for the words as typed first, and for
 * misspellings and beginnings of words only when no course has them.
 *
 * @param index   undefined: search is switched off
 * @param queryId names this search in later reports of clicks
 */
export async function searchCourses(
  index: CourseIndex | undefined,
  query: SearchQuery,
  searcher: Searcher,
  queryId: string,
): Promise<Searching> {
  if (index === undefined) return { kind: 'off' };
  if (query.page * query.page_size > searchDepthMax) {
    return { kind: 'too-deep', hitsMax: searchDepthMax };
  }
  const words = readQueryWords(query.q);
  // Nothing but signs, say "???": that is no wish to see everything.
  if (words === '' && query.q !== '') return found(emptyReading, searcher, queryId);
  const exact = await searchOnce(index, query, 'exact', searcher);
  if (exact === 'unavailable') return { kind: 'unavailable' };
  if (exact.matched > 0 || words === '') return found(exact, searcher, queryId);
  const tolerant = await searchOnce(index, query, 'tolerant', searcher);
  if (tolerant === 'unavailable') return { kind: 'unavailable' };
  const tookMs = exact.tookMs + tolerant.tookMs;
  return found({ ...tolerant, tookMs }, searcher, queryId);
}

async function searchOnce(
  index: CourseIndex,
  query: SearchQuery,
  matching: Matching,
  { seesInactive }: Searcher,
): Promise<SearchReading | 'unavailable'> {
  const answer = await index.search(buildSearch(query, matching, !seesInactive));
  switch (answer.kind) {
    case 'answer':
      return readSearch(answer.body, readQueryWords(query.q));
    case 'no-index':
      return emptyReading;
    case 'unavailable':
      return 'unavailable';
  }
}

function found(reading: SearchReading, { lang }: Searcher, queryId: string): Searching {
  const page = {
    total: reading.total,
    took_ms: reading.tookMs,
    query_id: queryId,
    did_you_mean: reading.didYouMean,
    items: reading.hits.map(({ course, highlight }) => ({
      ...presentCourse(course, lang),
      highlight,
    })),
    facets: reading.facets,
  };
  return { kind: 'found', page };
}

export type Suggesting =
  | { readonly kind: 'suggested'; readonly items: readonly Suggestion[] }
  | { readonly kind: 'off' }
  | { readonly kind: 'unavailable' };

/** Suggests courses and names while somebody types `q`; nothing for nothing. */
export async function suggestCourses(
  index: CourseIndex | undefined,
  q: string,
  { seesInactive }: Searcher,
): Promise<Suggesting> {
  if (index === undefined) return { kind: 'off' };
  const words = readQueryWords(q);
  if (words === '') return { kind: 'suggested', items: [] };
  const answer = await index.search(buildSuggest(words, !seesInactive));
  switch (answer.kind) {
    case 'answer':
      return { kind: 'suggested', items: readSuggestions(answer.body, words) };
    case 'no-index':
      return { kind: 'suggested', items: [] };
    case 'unavailable':
      return { kind: 'unavailable' };
  }
}
