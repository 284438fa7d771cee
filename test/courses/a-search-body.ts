import type { Course } from '../../shared/courses/course.ts';

const none = { doc_count: 0, values: { buckets: [] } };

/** A node's answer to a search, as OpenSearch 2 words it. */
export function aSearchBody(
  hits: readonly { course: Course; highlight?: Record<string, string[]> }[] = [],
  fields: { aggregations?: object; suggest?: object; matched?: number } = {},
) {
  return {
    took: 7,
    timed_out: false,
    hits: {
      total: { value: hits.length, relation: 'eq' },
      max_score: null,
      hits: hits.map(({ course, highlight }) => ({
        _index: 'courses-v1-0',
        _id: course.id,
        _source: { course },
        ...(highlight && { highlight }),
      })),
    },
    aggregations: {
      matched: { doc_count: fields.matched ?? hits.length },
      category: none,
      difficulty: none,
      learning_mode: none,
      language: none,
      is_free: none,
      price: none,
      ...fields.aggregations,
    },
    ...(fields.suggest && { suggest: fields.suggest }),
  };
}
