import * as z from 'zod';
import type { Course } from './course.ts';
import { type Facets, facetAggregations, readFacets } from './search-facet-counts.ts';
import type { SearchJson } from './search-index.ts';

/** A hit: the course as indexed, with the matched words in `<em>`, everything else HTML-escaped. */
export interface SearchHit {
  readonly course: Course;
  readonly highlight: { readonly title: string | null; readonly description: string | null };
}

export interface SearchReading {
  readonly total: number;
  readonly tookMs: number;
  /** Courses that the words match, whatever the facets are set to. */
  readonly matched: number;
  readonly didYouMean: string | null;
  readonly hits: readonly SearchHit[];
  readonly facets: Facets;
}

/** The course itself was written by us and is taken as it is. */
const source = z.object({ course: z.custom<Course>((value) => typeof value === 'object') });
const coursesBody = z.object({ hits: z.object({ hits: z.array(z.object({ _source: source })) }) });

/** Reads nothing but the courses of an answer, best first. */
export function readCourses(body: SearchJson): readonly Course[] {
  return coursesBody.parse(body).hits.hits.map(({ _source }) => _source.course);
}

const correction = z.object({
  offset: z.number(),
  length: z.number(),
  options: z.array(z.object({ text: z.string() })),
});
/** What is read of a node's answer. */
const searchBody = z.object({
  took: z.number(),
  hits: z.object({
    total: z.object({ value: z.number() }),
    hits: z.array(
      z.object({
        _source: source,
        highlight: z.record(z.string(), z.array(z.string())).optional(),
      }),
    ),
  }),
  aggregations: facetAggregations.extend({ matched: z.object({ doc_count: z.number() }) }),
  suggest: z.object({ words: z.array(correction) }).optional(),
});

/**
 * Reads a node's answer to `buildSearch`.
 *
 * @param words the words that were asked for: corrections are put in their places
 * @throws ZodError when the answer has another shape (our bug, or another node)
 */
export function readSearch(body: SearchJson, words: string): SearchReading {
  const { took, hits, aggregations, suggest } = searchBody.parse(body);
  return {
    total: hits.total.value,
    tookMs: took,
    matched: aggregations.matched.doc_count,
    didYouMean: suggest ? correct(words, suggest.words) : null,
    hits: hits.hits.map(({ _source, highlight }) => ({
      course: _source.course,
      highlight: {
        title: mostMarked(highlight, 'title'),
        description: mostMarked(highlight, 'description'),
      },
    })),
    facets: readFacets(aggregations),
  };
}

/** What a search answers when there is no index yet. */
export const emptyReading: SearchReading = {
  total: 0,
  tookMs: 0,
  matched: 0,
  didYouMean: null,
  hits: [],
  facets: { category: [], difficulty: [], learning_mode: [], language: [], is_free: [], price: [] },
};

/** Of the analyses of one field, the one that recognised most; null when none did. */
function mostMarked(
  highlight: Readonly<Record<string, readonly string[]>> | undefined,
  field: string,
): string | null {
  let best: string | null = null;
  for (const name of [field, `${field}.fr`, `${field}.en`]) {
    const text = highlight?.[name]?.join(' … ');
    if (text !== undefined && countMarks(text) > countMarks(best ?? '')) best = text;
  }
  return best;
}

const countMarks = (text: string) => text.split('<em>').length - 1;

/** The words with every correction in its place; null when there is none. */
function correct(words: string, corrections: readonly z.output<typeof correction>[]) {
  let corrected = words;
  // From the end, so that earlier places stay where they are.
  for (const { offset, length, options } of [...corrections].reverse()) {
    const best = options[0];
    if (best) corrected = corrected.slice(0, offset) + best.text + corrected.slice(offset + length);
  }
  return corrected === words ? null : corrected;
}
