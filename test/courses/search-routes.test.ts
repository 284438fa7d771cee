import { describe, expect, test } from 'vitest';
import type { Caller } from '../../shared/access/caller.ts';
import { createReadCourse, createRelatedCourses } from '../../shared/courses/courses-routes.ts';
import { createListCourses } from '../../shared/courses/list-courses.ts';
import { publicCourse, publicFoundCourses } from '../../shared/courses/public-course.schema.ts';
import { searchQuerySchema } from '../../shared/courses/search-query.ts';
import { createSearchCourses } from '../../shared/courses/search-routes.ts';
import { statusOf } from '../../shared/messages/catalogue.ts';
import { createFakeCourseIndex } from '../fakes/course-index.ts';
import { createFakeCourseStore } from '../fakes/course-store.ts';
import { aSearchBody } from './a-search-body.ts';
import { aStoredCourse } from './a-stored-course.ts';

const caller = (role: Caller['roles'][number]): Caller => ({
  sub: 'u1',
  email: `${role}@quai.example`,
  name: role,
  roles: [role],
  country: 'Senegal',
  countryCode: 'SN',
  lang: 'fr',
});
const request = <Q>(query: Q, role: Caller['roles'][number] = 'payment_maker', id = 'crs_1') => ({
  caller: caller(role),
  path: { id },
  query,
  body: undefined,
  files: [],
  headers: {},
  lang: 'fr' as const,
  requestId: 'r1',
  now: new Date('2024-11-21T10:00:00Z'),
});
const search = (query: Record<string, string> = {}) => request(searchQuerySchema.parse(query));
const inactive = aStoredCourse({ id: 'crs_1', active: false });

describe('GET /api/courses/search', () => {
  const newId = () => '01JD7Q';

  test('answers what its contract says, under an id of its own', async () => {
    const body = aSearchBody([{ course: aStoredCourse() }]);
    const { index } = createFakeCourseIndex([{ kind: 'answer', body }]);
    const answer = await createSearchCourses(index, newId)(search());
    if (!('json' in answer)) throw new Error('no page');
    expect(publicFoundCourses.parse(answer.json)).toMatchObject({
      total: 1,
      query_id: 'qry_01JD7Q',
    });
  });

  test('switched off, it says so', async () => {
    expect(await createSearchCourses(undefined, newId)(search())).toEqual({
      problem: 'CRS-SEARCH-OFF',
    });
  });

  test('without an answer of the node, it asks to come back', async () => {
    const { index } = createFakeCourseIndex([{ kind: 'unavailable' }]);
    expect(await createSearchCourses(index, newId)(search())).toEqual({
      problem: 'CRS-SEARCH-DOWN',
      headers: { 'retry-after': '2' },
    });
  });

  test('too deep a page is refused, with the limit', async () => {
    const { index } = createFakeCourseIndex();
    expect(await createSearchCourses(index, newId)(search({ page: '501' }))).toEqual({
      problem: 'CRS-SEARCH-DEPTH',
      data: { max: 10_000 },
    });
  });

  test.each([
    ['CRS-404', 404],
    ['CRS-FILE', 400],
    ['RUN-CURSOR', 422],
    ['CRS-SEARCH-DEPTH', 422],
    ['CRS-SEARCH-OFF', 503],
    ['CRS-SEARCH-DOWN', 503],
  ])('%s is answered with %i', (code, status) => {
    expect(statusOf(code)).toBe(status);
  });
});

describe('GET /api/courses/{id}', () => {
  test('shows a course in its public shape', async () => {
    const { store } = createFakeCourseStore(aStoredCourse({ id: 'crs_1' }));
    const answer = await createReadCourse(store)(request(undefined));
    if (!('json' in answer)) throw new Error('no course');
    expect(publicCourse.parse(answer.json)).toMatchObject({ id: 'crs_1', price_minor: 1000 });
  });

  test.each(['', 'crs_', 'x', `crs_${'0'.repeat(3_000)}`])(
    'a text that is no id does not reach the table (%#)',
    async (id) => {
      const store = {
        read: () => Promise.reject(new Error('asked')),
        list: () => Promise.reject(),
      };
      const asked = { ...request(undefined), path: { id } };
      expect(await createReadCourse(store)(asked)).toEqual({ problem: 'CRS-404' });
    },
  );

  test('an unknown one does not exist', async () => {
    const { store } = createFakeCourseStore();
    expect(await createReadCourse(store)(request(undefined))).toEqual({ problem: 'CRS-404' });
  });

  test.each([
    { role: 'payment_maker', exists: false },
    { role: 'chef_technique', exists: false },
    { role: 'staff', exists: true },
    { role: 'admin', exists: true },
  ] as const)('an inactive one exists for $role: $exists', async ({ role, exists }) => {
    const { store } = createFakeCourseStore(inactive);
    const answer = await createReadCourse(store)(request(undefined, role));
    expect('json' in answer).toBe(exists);
  });

  test('what is related to a course that is hidden is hidden too', async () => {
    const { store } = createFakeCourseStore(inactive);
    const { index, requests } = createFakeCourseIndex();
    expect(await createRelatedCourses(store, index)(request(undefined))).toEqual({
      problem: 'CRS-404',
    });
    expect(requests).toEqual([]);
  });
});

describe('GET /api/courses', () => {
  const { store } = createFakeCourseStore(inactive, aStoredCourse({ id: 'crs_2' }));

  test.each([
    { role: 'payment_maker', ids: ['crs_2'] },
    { role: 'staff', ids: ['crs_1', 'crs_2'] },
  ] as const)('$role sees $ids', async ({ role, ids }) => {
    const answer = await createListCourses(store)(request({ limit: 50, cursor: undefined }, role));
    expect(answer).toMatchObject({
      status: 200,
      json: { items: ids.map((id) => ({ id })), next_cursor: null },
    });
  });

  test('a cursor of another list is refused', async () => {
    const answer = await createListCourses(store)(request({ limit: 50, cursor: 'zzz' }));
    expect(answer).toEqual({ problem: 'RUN-CURSOR' });
  });
});
