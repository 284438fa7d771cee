import type { Caller } from '../access/caller.ts';
import { may } from '../access/policy.ts';
import type { ApiAnswer, Problem, RequestOf, Route } from '../http/route.ts';
import type { Language } from '../runs/run.ts';
import { publicFoundCourses, publicSuggestions } from './public-course.schema.ts';
import { type Searcher, searchCourses, suggestCourses } from './search-courses.ts';
import type { CourseIndex } from './search-index.ts';
import { searchQuerySchema, suggestQuerySchema } from './search-query.ts';

export const searchCoursesRoute = {
  method: 'GET',
  path: '/api/courses/search',
  summary: 'Courses by words, filters and facets; misspellings are forgiven',
  access: 'courses.read',
  query: searchQuerySchema,
  answers: {
    200: { description: 'A page of courses with facets', schema: publicFoundCourses },
    422: { description: 'A filter is invalid, or the page lies too deep' },
    503: { description: 'Search is switched off, or does not answer in time' },
  },
} as const satisfies Route;

export const suggestCoursesRoute = {
  method: 'GET',
  path: '/api/courses/suggest',
  summary: 'Courses, categories, instructors and tags while somebody types',
  access: 'courses.read',
  query: suggestQuerySchema,
  answers: {
    200: { description: 'Suggestions; none for an empty text', schema: publicSuggestions },
    503: { description: 'Search is switched off, or does not answer in time' },
  },
} as const satisfies Route;

/** A node that was too slow deserves a moment. */
const retryAfterSeconds = '2';

/**
 * The implementation of `GET /api/courses/search`.
 *
 * @param index undefined: search is switched off
 * @param newId a new ULID for an instant
 */
export function createSearchCourses(
  index: CourseIndex | undefined,
  newId: (now: Date) => string,
): (request: RequestOf<typeof searchCoursesRoute>) => Promise<ApiAnswer> {
  return async ({ query, caller, lang, now }) => {
    const queryId = `qry_${newId(now)}`;
    const searching = await searchCourses(index, query, searcherOf(caller, lang), queryId);
    switch (searching.kind) {
      case 'found':
        return { status: 200, json: searching.page };
      case 'too-deep':
        return { problem: 'CRS-SEARCH-DEPTH', data: { max: searching.hitsMax } };
      case 'off':
      case 'unavailable':
        return refuse(searching.kind);
    }
  };
}

/** The implementation of `GET /api/courses/suggest`. */
export function createSuggestCourses(
  index: CourseIndex | undefined,
): (request: RequestOf<typeof suggestCoursesRoute>) => Promise<ApiAnswer> {
  return async ({ query, caller, lang }) => {
    const suggesting = await suggestCourses(index, query.q, searcherOf(caller, lang));
    switch (suggesting.kind) {
      case 'suggested':
        return { status: 200, json: { items: suggesting.items } };
      case 'off':
      case 'unavailable':
        return refuse(suggesting.kind);
    }
  };
}

export function refuse(kind: 'off' | 'unavailable'): Problem {
  if (kind === 'off') return { problem: 'CRS-SEARCH-OFF' };
  return { problem: 'CRS-SEARCH-DOWN', headers: { 'retry-after': retryAfterSeconds } };
}

/** Inactive courses are there only for who administers courses. */
export function seesInactive(caller: Caller | null): boolean {
  return caller !== null && may(caller, 'courses.administer') === 'allowed';
}

export function searcherOf(caller: Caller | null, lang: Language): Searcher {
  return { seesInactive: seesInactive(caller), lang };
}
