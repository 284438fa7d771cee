import { countFacets, filterHits, term } from './search-facets.ts';
import type { SearchJson } from './search-index.ts';
import { readQueryWords, requireWords, type SearchQuery } from './search-query.ts';
import { correctWords, type Matching, matchWords, rankWords } from './search-words.ts';

/** The node gives up by itself a little before its client does. */
const nodeTimeout = '2500ms';
const snippetChars = 160;

/**
 * The request for a page of courses with facets and highlights. Words are only ever matched: no
 * query language is involved, whatever they hold.
 *
 * @param activeOnly for callers who may not see inactive courses
 */
export function buildSearch(
  query: SearchQuery,
  matching: Matching,
  activeOnly: boolean,
): SearchJson {
  const words = readQueryWords(query.q);
  const filters = filterHits(query);
  return {
    timeout: nodeTimeout,
    track_total_hits: true,
    from: (query.page - 1) * query.page_size,
    size: query.page_size,
    _source: ['course'],
    query: {
      bool: {
        filter: scopeOf(query, activeOnly),
        ...(words && {
          must: [{ bool: { should: matchWords(requireWords(words), matching) } }],
          should: rankWords(words, matching),
        }),
      },
    },
    post_filter: { bool: { filter: [...filters.values()] } },
    aggs: { ...countFacets(filters), matched: { filter: { match_all: {} } } },
    sort: sortBy(query.sort),
    ...(words && { highlight }),
    ...(words && matching === 'tolerant' && { suggest: correctWords(words) }),
  };
}

/** Which courses there are at all for this reader. */
function scopeOf(query: SearchQuery, activeOnly: boolean): readonly SearchJson[] {
  return [
    ...(activeOnly ? [term('active', true)] : []),
    ...(query.active === undefined ? [] : [term('active', query.active)]),
  ];
}

const highlight = {
  encoder: 'html',
  pre_tags: ['<em>'],
  post_tags: ['</em>'],
  // What matched in `all` is shown where it stands.
  require_field_match: false,
  fields: Object.fromEntries([
    ...['title', 'title.fr', 'title.en'].map((field) => [field, { number_of_fragments: 0 }]),
    ...['description', 'description.fr', 'description.en'].map((field) => [
      field,
      { number_of_fragments: 1, fragment_size: snippetChars },
    ]),
  ]),
};

/** Equal hits stand in a fixed order, or a page could repeat what another one showed. */
function sortBy(sort: SearchQuery['sort']): readonly SearchJson[] {
  const best = [{ _score: 'desc' }, { quality: 'desc' }, { id: 'asc' }];
  switch (sort) {
    case 'relevance':
      return best;
    case 'price':
      return [{ price: { order: 'asc', missing: '_last' } }, ...best];
    case '-price':
      return [{ price: { order: 'desc', missing: '_last' } }, ...best];
    case 'newest':
      return [{ created_at: 'desc' }, ...best];
    case 'quality':
      return [{ quality: 'desc' }, { _score: 'desc' }, { id: 'asc' }];
  }
}
