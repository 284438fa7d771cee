import type { SearchJson } from './search-index.ts';

/**
 * `exact`: every word as typed, in any of its forms, accents or not. `tolerant`: also misspelt
 * words and beginnings of words; asked only when `exact` finds nothing, so that a search for Java
 * counts no course on JavaScript, nor one on lava.
 */
export type Matching = 'exact' | 'tolerant';

/** By how much a word in this field counts more than in a description. */
const ranked = [
  'title^6',
  'title.fr^5',
  'title.en^5',
  'tags.words^3',
  'category.words^2',
  'instructor.words^2',
  'description',
  'description.fr',
  'description.en',
];

/** Whether a course matches: clauses of which one must hold. */
export function matchWords(words: string, matching: Matching): readonly SearchJson[] {
  const asTyped = ['all', 'all.fr', 'all.en'].map((field) => ({
    match: { [field]: { query: words, operator: 'and' } },
  }));
  if (matching === 'exact') return asTyped;
  return [
    ...asTyped,
    { match: { all: { query: words, operator: 'and', ...misspelt } } },
    // Two of three words may do, but only here, where stop words do not count.
    {
      multi_match: {
        query: words,
        fields: ['all.fr', 'all.en'],
        minimum_should_match: '2<70%',
        ...misspelt,
      },
    },
    { match_bool_prefix: { all: { query: words, operator: 'and' } } },
  ];
}

/** One edit from three letters on, two from six (`phyton`); a swap of neighbours is one. */
const misspelt = { fuzziness: 'AUTO', max_expansions: 20 };

/** How well it matches: clauses that only add to its score. */
export function rankWords(words: string, matching: Matching): readonly SearchJson[] {
  const inFields = { query: words, fields: ranked, tie_breaker: 0.3 };
  const together = { match_phrase: { title: { query: words, slop: 2, boost: 4 } } };
  if (matching === 'exact') return [{ multi_match: inFields }, together];
  return [
    { multi_match: { ...inFields, ...misspelt } },
    together,
    // Who typed half of a word meant the whole of it before meaning another one.
    { match_bool_prefix: { title: { query: words, boost: 50 } } },
  ];
}

/** For each word that no course has, the nearest that one has. */
export function correctWords(words: string): SearchJson {
  const term = {
    field: 'all.spelling',
    suggest_mode: 'missing',
    max_edits: 2,
    min_word_length: 3,
    prefix_length: 0,
    size: 1,
  };
  return { words: { text: words, term } };
}
