import { describe, expect, test } from 'vitest';
import {
  readQueryWords,
  requireWords,
  searchQuerySchema,
} from '../../shared/courses/search-query.ts';

describe('the query string', () => {
  test('nothing asked means the first twenty, best first', () => {
    expect(searchQuerySchema.parse({})).toEqual({
      q: '',
      sort: 'relevance',
      page: 1,
      page_size: 20,
    });
  });

  test('texts become what they mean', () => {
    expect(
      searchQuerySchema.parse({
        q: ' python ',
        is_free: 'false',
        active: 'true',
        language: 'FR',
        price_min: '19.99',
        duration_max: '2.5',
        page: '3',
        difficulty: '',
      }),
    ).toMatchObject({
      q: 'python',
      is_free: false,
      active: true,
      language: 'fr',
      price_min: '19.99',
      duration_max: 2.5,
      page: 3,
      difficulty: undefined,
    });
  });

  test.each([
    { field: 'q', value: 'x'.repeat(201), why: 'longer than 200 characters' },
    { field: 'difficulty', value: 'hard', why: 'not one of the four' },
    { field: 'learning_mode', value: 'radio', why: 'not one of the five' },
    { field: 'is_free', value: 'yes', why: 'neither true nor false' },
    { field: 'price_min', value: '12,50', why: 'a comma for a point' },
    { field: 'price_max', value: '-1', why: 'less than nothing' },
    { field: 'price_max', value: '1e9', why: 'not written out' },
    { field: 'duration_min', value: 'ten', why: 'not a number' },
    { field: 'sort', value: 'title', why: 'no such order' },
    { field: 'page', value: '0', why: 'pages begin at 1' },
    { field: 'page', value: '1.5', why: 'half a page' },
    { field: 'page_size', value: '101', why: 'more than 100 a page' },
    { field: 'q', value: ['a', 'b'], why: 'given twice' },
  ])('$field is refused: $why', ({ field, value }) => {
    const { error } = searchQuerySchema.safeParse({ [field]: value });
    expect(error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });
});

describe('the words of a query', () => {
  test.each([
    { q: 'python  avancé', words: 'python avancé', why: 'parted by any spaces' },
    { q: 'C++, C# & F#', words: 'C++ C# F#', why: 'signs that belong to names stay' },
    { q: "l’algèbre d'été", words: "l’algèbre d'été", why: 'apostrophes stay' },
    {
      q: '"python" AND (title:x* OR -y~2)',
      words: 'python AND title x OR y 2',
      why: 'no operators',
    },
    { q: 'e\u0301te\u0301', words: '\u00e9t\u00e9', why: 'composed' },
    { q: '中文课程', words: '中 文 课 程', why: 'a script without spaces' },
    { q: "++ ## ''", words: '', why: 'signs alone are no words' },
    { q: 'a b c d e f g h i j k l m n', words: 'a b c d e f g h i j k l', why: 'twelve at most' },
  ])('$why: $q', ({ q, words }) => {
    expect(readQueryWords(q)).toBe(words);
  });

  test.each([
    { words: 'Cours de cuisine', required: 'de cuisine' },
    { words: 'python course', required: 'python' },
    { words: 'cours', required: 'cours' },
  ])('of "$words" a course must have "$required"', ({ words, required }) => {
    expect(requireWords(words)).toBe(required);
  });
});
