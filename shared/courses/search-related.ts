import { type PresentedCourse, presentCourse } from './present-course.ts';
import type { Searcher } from './search-courses.ts';
import { term } from './search-facets.ts';
import type { CourseIndex, SearchJson } from './search-index.ts';
import { readCourses } from './search-response.ts';

const relatedMax = 10;

/**
 * The request for courses like one: the words that set it apart, in titles, tags and categories
 * before descriptions.
 */
function buildRelated(id: string, activeOnly: boolean): SearchJson {
  return {
    timeout: '2500ms',
    track_total_hits: false,
    size: relatedMax,
    _source: ['course'],
    query: {
      bool: {
        filter: activeOnly ? [term('active', true)] : [],
        must: [
          {
            more_like_this: {
              fields: ['title.fr', 'title.en', 'tags.words', 'category.words', 'all.fr', 'all.en'],
              like: [{ _id: id }],
              min_term_freq: 1,
              min_doc_freq: 1,
              max_query_terms: 25,
              minimum_should_match: '30%',
            },
          },
        ],
      },
    },
    sort: [{ _score: 'desc' }, { quality: 'desc' }, { id: 'asc' }],
  };
}

export type Relating =
  | { readonly kind: 'related'; readonly items: readonly PresentedCourse[] }
  | { readonly kind: 'off' }
  | { readonly kind: 'unavailable' };

/** Courses like one. One that is not indexed yet has none. */
export async function relatedCourses(
  index: CourseIndex | undefined,
  id: string,
  { seesInactive, lang }: Searcher,
): Promise<Relating> {
  if (index === undefined) return { kind: 'off' };
  const answer = await index.search(buildRelated(id, !seesInactive));
  switch (answer.kind) {
    case 'answer': {
      const items = readCourses(answer.body).map((course) => presentCourse(course, lang));
      return { kind: 'related', items };
    }
    case 'no-index':
      return { kind: 'related', items: [] };
    case 'unavailable':
      return { kind: 'unavailable' };
  }
}
