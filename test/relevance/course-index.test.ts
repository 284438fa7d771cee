import { expect, test } from 'vitest';
import { createCourseIndex } from '../../functions/courses/search-index.opensearch.ts';
import { openSearchClient } from '../../functions/runtime/opensearch.ts';
import { reindexCourse } from '../../shared/courses/index-courses.ts';
import { searchQuerySchema } from '../../shared/courses/search-query.ts';
import { buildSearch } from '../../shared/courses/search-request.ts';
import { aStoredCourse } from '../courses/a-stored-course.ts';
import { testCourseIndex } from '../courses/course-index.contract.ts';
import { createFakeCourseStore } from '../fakes/course-store.ts';
import { openIndex } from './open-index.ts';

const { index, connect, alias } = openIndex('course-index');
const everything = buildSearch(searchQuerySchema.parse({}), 'exact', false);

test('before the first write there is no index, and eight first writes at once make one', async () => {
  expect(await index.search(everything)).toEqual({ kind: 'no-index' });
  const writes = Array.from({ length: 8 }, (_, at) =>
    createCourseIndex(connect, alias).write([
      { kind: 'put', course: aStoredCourse({ id: `crs_first${at}` }) },
    ]),
  );
  expect((await Promise.all(writes)).flat().map(({ result }) => result)).toEqual(
    Array(8).fill('written'),
  );
  const { body } = await (await connect()).indices.getAlias({ name: alias });
  expect(Object.keys(body)).toEqual([`${alias}-v1-0`]);
});

testCourseIndex('OpenSearch', index);

test('a write is found within the promised two seconds without being asked to', async () => {
  const course = aStoredCourse({ id: 'crs_soon', title: 'Astronomie' });
  await index.write([{ kind: 'put', course }]);
  const asked = buildSearch(searchQuerySchema.parse({ q: 'astronomie' }), 'exact', true);
  await expect
    .poll(async () => JSON.stringify(await index.search(asked)), { timeout: 2_000, interval: 100 })
    .toContain('crs_soon');
});

test('a refused course fails alone, with the word of the node and nothing of the course', async () => {
  const odd = aStoredCourse({ id: 'crs_odd', createdAt: 'yesterday' });
  const good = aStoredCourse({ id: 'crs_good' });
  expect(
    await index.write([
      { kind: 'put', course: odd },
      { kind: 'put', course: good },
    ]),
  ).toEqual([
    { id: 'crs_odd', result: 'failed', reason: 'mapper_parsing_exception' },
    { id: 'crs_good', result: 'written', reason: null },
  ]);
});

test('a retry removes what the table does not have', async () => {
  await index.write([{ kind: 'put', course: aStoredCourse({ id: 'crs_ghost' }) }]);
  expect(await reindexCourse(index, createFakeCourseStore().store, 'crs_ghost')).toBe('removed');
  expect(await index.find('crs_ghost')).toBeUndefined();
});

test('a node that is not there fails every operation, and makes search unavailable', async () => {
  const away = createCourseIndex(openSearchClient('http://127.0.0.1:9'), alias);
  expect(await away.write([{ kind: 'put', course: aStoredCourse({ id: 'crs_1' }) }])).toEqual([
    { id: 'crs_1', result: 'failed', reason: 'ConnectionError' },
  ]);
  expect(await away.search(everything)).toEqual({ kind: 'unavailable' });
});
