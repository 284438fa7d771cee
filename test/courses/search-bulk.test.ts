import { describe, expect, test } from 'vitest';
import { cutBulks, readBulk } from '../../shared/courses/search-bulk.ts';
import { toSearchDocument } from '../../shared/courses/search-document.ts';
import { aStoredCourse } from './a-stored-course.ts';

const put = (id: string, version = 1) =>
  ({ kind: 'put', course: aStoredCourse({ id, version }) }) as const;

describe('a bulk request', () => {
  test('writes under the version of the course, and removes under the version removed', () => {
    const [bulk, ...more] = cutBulks('courses', [
      put('crs_1', 4),
      { kind: 'remove', id: 'crs_2', version: 7 },
    ]);
    const lines = bulk?.lines.split('\n') ?? [];
    expect(more).toEqual([]);
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      index: { _index: 'courses', _id: 'crs_1', version: 4, version_type: 'external' },
    });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      id: 'crs_1',
      title: 'Les bases de la couture',
      price: 10,
      course: { id: 'crs_1', version: 4, priceMinor: 1000 },
    });
    expect(JSON.parse(lines[2] ?? '')).toEqual({
      delete: { _index: 'courses', _id: 'crs_2', version: 7, version_type: 'external_gte' },
    });
    expect(lines[3]).toBe('');
  });

  test('is cut before it grows too large, keeping the order; one course may be too large alone', () => {
    const bulks = cutBulks('courses', [put('crs_1'), put('crs_2'), put('crs_3')], 100);
    expect(bulks.map(({ operations }) => operations)).toEqual([
      [put('crs_1')],
      [put('crs_2')],
      [put('crs_3')],
    ]);
  });

  test('no operations, no request', () => {
    expect(cutBulks('courses', [])).toEqual([]);
  });

  test('each item of the answer is an outcome', () => {
    const items = [
      { index: { _id: 'crs_1', status: 201, result: 'created' } },
      {
        index: { _id: 'crs_2', status: 409, error: { type: 'version_conflict_engine_exception' } },
      },
      { delete: { _id: 'crs_3', status: 404, result: 'not_found' } },
      { index: { _id: 'crs_4', status: 429, error: { type: 'rejected_execution_exception' } } },
    ];
    expect(readBulk({ took: 3, errors: true, items })).toEqual([
      { id: 'crs_1', result: 'written', reason: null },
      { id: 'crs_2', result: 'stale', reason: null },
      { id: 'crs_3', result: 'written', reason: null },
      { id: 'crs_4', result: 'failed', reason: 'rejected_execution_exception' },
    ]);
  });
});

describe('what is searched of a course', () => {
  test.each([
    { priceMinor: 9999, currency: 'EUR', price: 99.99 },
    { priceMinor: 15000, currency: 'XOF', price: 15000 },
    { priceMinor: 250000, currency: 'NGN', price: 2500 },
    { priceMinor: 0, currency: 'EUR', price: 0 },
    { priceMinor: null, currency: null, price: null },
  ])('$priceMinor minor units of $currency are $price', ({ price, ...fields }) => {
    expect(toSearchDocument(aStoredCourse(fields)).price).toBe(price);
  });

  test('tags of both kinds, each once, and lessons by their titles', () => {
    const document = toSearchDocument(
      aStoredCourse({
        tags: ['couture', 'main'],
        autoTags: ['main', 'fil'],
        lessons: [{ order: 1, title: 'Enfiler', content: 'long', videoUrl: null }],
      }),
    );
    expect(document.tags).toEqual(['couture', 'main', 'fil']);
    expect(document.lessons).toEqual(['Enfiler']);
  });
});
