import type { SearchJson } from './search-index.ts';

/** Grows with every change that an existing index cannot take in; part of the index's name. */
const searchMappingVersion = 1;

/** `courses` → `courses-v1-20250101t120000000z`: the index behind the alias; stamp `0` is the first. */
export function nameIndex(alias: string, stamp: string): string {
  return `${alias}-v${searchMappingVersion}-${stamp}`;
}

// Folding comes before stemming: a word typed without its accents then gets the very same stem.
// Both languages' stop words go in both analyzers, since a query does not say its language.
const stopped = ['elision_fr', 'lowercase', 'stop_fr', 'stop_en', 'folding', 'stop_folded'];
const analyzer = (...filter: readonly string[]) => ({
  type: 'custom',
  tokenizer: 'standard',
  char_filter: ['technologies'],
  filter,
});

const analysis = {
  char_filter: {
    // The tokenizer would leave a bare letter of them.
    technologies: {
      type: 'mapping',
      mappings: [
        'C++ => cplusplus',
        'c++ => cplusplus',
        'C# => csharp',
        'c# => csharp',
        'F# => fsharp',
        'f# => fsharp',
      ],
    },
  },
  filter: {
    elision_fr: {
      type: 'elision',
      articles_case: true,
      articles: ['l', 'd', 'c', 'j', 'm', 'n', 's', 't', 'qu', 'jusqu', 'lorsqu', 'puisqu'],
    },
    stop_fr: { type: 'stop', stopwords: '_french_' },
    stop_en: { type: 'stop', stopwords: '_english_' },
    // Accented stop words as people type them.
    stop_folded: { type: 'stop', stopwords: ['a', 'ete', 'meme', 'etre', 'etes'] },
    stem_fr: { type: 'stemmer', language: 'light_french' },
    stem_en: { type: 'stemmer', language: 'english' },
    possessive_en: { type: 'stemmer', language: 'possessive_english' },
    folding: { type: 'asciifolding' },
    beginnings: { type: 'edge_ngram', min_gram: 1, max_gram: 20, preserve_original: true },
  },
  analyzer: {
    french: analyzer(...stopped, 'stem_fr'),
    english: analyzer('possessive_en', ...stopped, 'stem_en'),
    folded: analyzer('elision_fr', 'lowercase', 'folding'),
    /** Words as written, for spelling: a correction must keep its accents. */
    spelling: analyzer('elision_fr', 'lowercase'),
    beginnings: analyzer('elision_fr', 'lowercase', 'folding', 'beginnings'),
  },
  normalizer: { folded: { type: 'custom', filter: ['lowercase', 'asciifolding'] } },
};

const languages = {
  fr: { type: 'text', analyzer: 'french' },
  en: { type: 'text', analyzer: 'english' },
};
const beginnings = {
  type: 'text',
  analyzer: 'beginnings',
  search_analyzer: 'folded',
  index_options: 'docs',
  norms: false,
};
const foldedText = { type: 'text', analyzer: 'folded' };
const keyword = { type: 'keyword', ignore_above: 500 };
/** Exact for facets, folded for filters, as words for matching, by beginnings for suggestions. */
const namedThing = {
  ...keyword,
  copy_to: 'all',
  fields: {
    folded: { ...keyword, normalizer: 'folded' },
    words: foldedText,
    beginnings,
  },
};
const prose = { ...foldedText, copy_to: 'all', fields: languages };

const properties = {
  // Every searched word of a course: what decides whether it matches. The other fields rank.
  all: {
    ...foldedText,
    fields: { ...languages, spelling: { type: 'text', analyzer: 'spelling' } },
  },
  title: { ...prose, fields: { ...languages, beginnings } },
  description: prose,
  lessons: prose,
  category: namedThing,
  instructor: namedThing,
  tags: namedThing,
  difficulty: keyword,
  learning_mode: keyword,
  language: keyword,
  is_free: { type: 'boolean' },
  price: { type: 'scaled_float', scaling_factor: 10_000 },
  duration_hours: { type: 'scaled_float', scaling_factor: 100 },
  quality: { type: 'short' },
  active: { type: 'boolean' },
  created_at: { type: 'date' },
  id: keyword,
  course: { type: 'object', enabled: false },
};

/**
 * Settings and mapping of the index of courses. Replicas follow the number of nodes (none on one
 * node). Half a second until written is searchable: the promise is two, and the stream takes some.
 * A removal is remembered for a minute, so that a late event does not bring a course back.
 */
export const courseIndexBody: SearchJson = {
  settings: {
    number_of_shards: 1,
    auto_expand_replicas: '0-1',
    refresh_interval: '500ms',
    gc_deletes: '60s',
    max_result_window: 10_000,
    analysis,
  },
  mappings: { dynamic: 'strict', properties },
};
