import { expect, test } from 'vitest';
import { readSearch } from '../../shared/courses/search-response.ts';
import { aSearchBody } from './a-search-body.ts';
import { aStoredCourse } from './a-stored-course.ts';

test('of three analyses the marks of the one that recognised most are shown', () => {
  const highlight = {
    title: ['<em>Bases</em> de la couture'],
    'title.fr': ['<em>Bases</em> de la <em>couture</em>'],
    'description.en': ['two <em>words</em>', 'far apart <em>here</em>'],
  };
  const { hits } = readSearch(aSearchBody([{ course: aStoredCourse(), highlight }]), 'base');
  expect(hits[0]?.highlight).toEqual({
    title: '<em>Bases</em> de la <em>couture</em>',
    description: 'two <em>words</em> … far apart <em>here</em>',
  });
});

test('a field without a match has no highlight', () => {
  const { hits } = readSearch(aSearchBody([{ course: aStoredCourse() }]), 'base');
  expect(hits[0]?.highlight).toEqual({ title: null, description: null });
});

test('facets: flags are flags, and only prices that a course has are told, with their ends', () => {
  const body = aSearchBody([], {
    aggregations: {
      category: { values: { buckets: [{ key: 'Cuisine', doc_count: 3 }] } },
      is_free: { values: { buckets: [{ key: 1, key_as_string: 'true', doc_count: 2 }] } },
      price: {
        values: {
          buckets: [
            { key: '0-20', to: 20.005, doc_count: 4 },
            { key: '20.01-50', from: 20.005, to: 50.005, doc_count: 0 },
            { key: '500000.01-', from: 500000.005, doc_count: 1 },
          ],
        },
      },
    },
  });
  const { facets } = readSearch(body, '');
  expect(facets.category).toEqual([{ value: 'Cuisine', count: 3 }]);
  expect(facets.is_free).toEqual([{ value: true, count: 2 }]);
  expect(facets.price).toEqual([
    { value: '0-20', from: '0', to: '20', count: 4 },
    { value: '500000.01-', from: '500000.01', to: null, count: 1 },
  ]);
});

test('corrections stand where the misspelt words stood', () => {
  const words = [
    { text: 'comtabilité', offset: 0, length: 11, options: [{ text: 'comptabilité' }] },
    { text: 'de', offset: 12, length: 2, options: [] },
    { text: 'basse', offset: 15, length: 5, options: [{ text: 'base' }] },
  ];
  const body = aSearchBody([], { suggest: { words } });
  expect(readSearch(body, 'comtabilité de basse').didYouMean).toBe('comptabilité de base');
});

test('nothing to correct is no suggestion', () => {
  const words = [{ text: 'zzz', offset: 0, length: 3, options: [] }];
  expect(readSearch(aSearchBody([], { suggest: { words } }), 'zzz').didYouMean).toBeNull();
});

test('an answer of another shape is a fault', () => {
  expect(() => readSearch({ took: 1, hits: { hits: [] } }, '')).toThrow();
});
