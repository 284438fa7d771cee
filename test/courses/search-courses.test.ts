import { expect, test } from 'vitest';
import { searchCourses, suggestCourses } from '../../shared/courses/search-courses.ts';
import { searchQuerySchema } from '../../shared/courses/search-query.ts';
import { createFakeCourseIndex } from '../fakes/course-index.ts';
import { aSearchBody } from './a-search-body.ts';
import { aStoredCourse } from './a-stored-course.ts';

const member = { seesInactive: false, lang: 'fr' } as const;
const query = (fields: Record<string, string> = {}) => searchQuerySchema.parse(fields);
const answer = (...parameters: Parameters<typeof aSearchBody>) =>
  ({ kind: 'answer', body: aSearchBody(...parameters) }) as const;

test('a course is shown in its public shape, with its highlight', async () => {
  const { index } = createFakeCourseIndex([answer([{ course: aStoredCourse() }])]);
  const searching = await searchCourses(index, query({ q: 'couture' }), member, 'qry_1');
  expect(searching).toMatchObject({
    kind: 'found',
    page: {
      total: 1,
      took_ms: 7,
      query_id: 'qry_1',
      did_you_mean: null,
      items: [
        {
          id: 'crs_01J9ZQ4X7V8M2N3P5R6S7T8V9W',
          price_minor: 1000,
          created_at: '2024-11-21T10:00:00.000Z',
          highlight: { title: null, description: null },
        },
      ],
    },
  });
});

test('words that some course has are asked for once', async () => {
  const { index, requests } = createFakeCourseIndex([answer([{ course: aStoredCourse() }])]);
  await searchCourses(index, query({ q: 'couture' }), member, 'qry_1');
  expect(requests).toHaveLength(1);
});

test('words that no course has are asked for again, with tolerance, and both took their time', async () => {
  const suggest = {
    words: [{ text: 'coutrue', offset: 0, length: 7, options: [{ text: 'couture' }] }],
  };
  const { index, requests } = createFakeCourseIndex([
    answer(),
    answer([{ course: aStoredCourse() }], { suggest }),
  ]);
  const searching = await searchCourses(index, query({ q: 'coutrue' }), member, 'qry_1');
  expect(requests.map((request) => 'suggest' in request)).toEqual([false, true]);
  expect(searching).toMatchObject({
    kind: 'found',
    page: { total: 1, took_ms: 14, did_you_mean: 'couture' },
  });
});

test('words that a filter hides are no misspelling', async () => {
  const { index, requests } = createFakeCourseIndex([answer([], { matched: 3 })]);
  await searchCourses(index, query({ q: 'couture', category: 'Droit' }), member, 'qry_1');
  expect(requests).toHaveLength(1);
});

test('signs without a word find nothing and ask nothing', async () => {
  const { index, requests } = createFakeCourseIndex([]);
  const searching = await searchCourses(index, query({ q: '???' }), member, 'qry_1');
  expect(searching).toMatchObject({ kind: 'found', page: { total: 0, items: [] } });
  expect(requests).toEqual([]);
});

test.each([
  { page: '100', page_size: '100', kind: 'found', why: 'exactly ten thousand' },
  { page: '101', page_size: '100', kind: 'too-deep', why: 'a page further' },
])('$why is $kind', async ({ kind, why: _why, ...pages }) => {
  const { index } = createFakeCourseIndex([answer()]);
  expect((await searchCourses(index, query(pages), member, 'qry_1')).kind).toBe(kind);
});

test('without an index nothing is found; without search there is no search', async () => {
  const { index } = createFakeCourseIndex([{ kind: 'no-index' }]);
  expect(await searchCourses(index, query(), member, 'qry_1')).toMatchObject({
    kind: 'found',
    page: { total: 0, facets: { category: [], price: [] } },
  });
  expect(await searchCourses(undefined, query(), member, 'qry_1')).toEqual({ kind: 'off' });
  expect(await suggestCourses(undefined, 'cou', member)).toEqual({ kind: 'off' });
});

test('a node that does not answer is said to be unavailable', async () => {
  const { index } = createFakeCourseIndex([{ kind: 'unavailable' }, { kind: 'unavailable' }]);
  expect(await searchCourses(index, query(), member, 'qry_1')).toEqual({ kind: 'unavailable' });
  expect(await suggestCourses(index, 'cou', member)).toEqual({ kind: 'unavailable' });
});

test('suggestions: names first, of tags only those that begin so', async () => {
  const named = (...keys: string[]) => ({
    doc_count: 1,
    values: { buckets: keys.map((key) => ({ key, doc_count: 1 })) },
  });
  const body = {
    hits: { hits: [{ _id: 'crs_1', _source: { title: 'Coûts complets' } }] },
    aggregations: {
      category: named('Couture et coûts'),
      tag: named('coûts', 'marges'),
      instructor: named(),
    },
  };
  const { index } = createFakeCourseIndex([{ kind: 'answer', body }]);
  expect(await suggestCourses(index, 'Cout', member)).toEqual({
    kind: 'suggested',
    items: [
      { text: 'Couture et coûts', kind: 'category', id: null },
      { text: 'coûts', kind: 'tag', id: null },
      { text: 'Coûts complets', kind: 'course', id: 'crs_1' },
    ],
  });
});

test('an empty text suggests nothing and asks nothing', async () => {
  const { index, requests } = createFakeCourseIndex([]);
  expect(await suggestCourses(index, ' ', member)).toEqual({ kind: 'suggested', items: [] });
  expect(requests).toEqual([]);
});
