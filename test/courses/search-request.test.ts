import { describe, expect, test } from 'vitest';
import { searchQuerySchema } from '../../shared/courses/search-query.ts';
import { buildSearch } from '../../shared/courses/search-request.ts';

const build = (query: Record<string, string>, activeOnly = true) =>
  buildSearch(searchQuerySchema.parse(query), 'exact', activeOnly) as unknown as {
    from: number;
    size: number;
    query: { bool: Record<string, unknown> };
    post_filter: unknown;
    aggs: Record<string, { filter: unknown; aggs?: unknown }>;
    sort: unknown;
    [other: string]: unknown;
  };

describe('the request for a search', () => {
  test('without words only filters: nothing to match, mark or correct', () => {
    const request = build({});
    expect(request.query).toEqual({
      bool: { filter: [{ term: { active: { value: true } } }] },
    });
    expect(request).not.toHaveProperty('highlight');
    expect(request).not.toHaveProperty('suggest');
  });

  test('who sees inactive courses may ask for them alone', () => {
    expect(build({}, false).query.bool).toEqual({ filter: [] });
    expect(build({ active: 'false' }, false).query.bool).toEqual({
      filter: [{ term: { active: { value: false } } }],
    });
  });

  test('who does not, asks for both at once and so finds none', () => {
    expect(build({ active: 'false' }).query.bool).toEqual({
      filter: [{ term: { active: { value: true } } }, { term: { active: { value: false } } }],
    });
  });

  test('words as typed need all of them, in any of three analyses', () => {
    expect(build({ q: 'cours de python' }).query.bool['must']).toEqual([
      {
        bool: {
          should: [
            { match: { all: { query: 'de python', operator: 'and' } } },
            { match: { 'all.fr': { query: 'de python', operator: 'and' } } },
            { match: { 'all.en': { query: 'de python', operator: 'and' } } },
          ],
        },
      },
    ]);
  });

  test('a facet filters after counting, and every other facet is counted under it', () => {
    const french = { term: { language: { value: 'fr' } } };
    const cheap = { range: { price: { lte: 20 } } };
    const request = build({ language: 'fr', price_max: '20' });
    expect(request.post_filter).toEqual({ bool: { filter: [french, cheap] } });
    expect(request.aggs['language']?.filter).toEqual({ bool: { filter: [cheap] } });
    expect(request.aggs['price']?.filter).toEqual({ bool: { filter: [french] } });
    expect(request.aggs['category']).toEqual({
      filter: { bool: { filter: [french, cheap] } },
      aggs: { values: { terms: { field: 'category', size: 50 } } },
    });
    expect(request.aggs['matched']).toEqual({ filter: { match_all: {} } });
  });

  test('a duration narrows the hits and every facet', () => {
    const short = { range: { duration_hours: { gte: 2, lte: 8 } } };
    const request = build({ duration_min: '2', duration_max: '8' });
    expect(request.post_filter).toEqual({ bool: { filter: [short] } });
    expect(request.aggs['price']?.filter).toEqual({ bool: { filter: [short] } });
  });

  test('pages are counted from one', () => {
    expect(build({ page: '3', page_size: '25' })).toMatchObject({ from: 50, size: 25 });
  });

  test.each([
    { sort: 'price', first: { price: { order: 'asc', missing: '_last' } } },
    { sort: '-price', first: { price: { order: 'desc', missing: '_last' } } },
    { sort: 'newest', first: { created_at: 'desc' } },
    { sort: 'quality', first: { quality: 'desc' } },
    { sort: 'relevance', first: { _score: 'desc' } },
  ])('$sort first, and an id last so that equal hits keep their order', ({ sort, first }) => {
    const order = build({ sort }).sort as unknown[];
    expect(order[0]).toEqual(first);
    expect(order.at(-1)).toEqual({ id: 'asc' });
  });
});
