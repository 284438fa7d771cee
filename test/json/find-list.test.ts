import { describe, expect, test } from 'vitest';
import { readSource } from '../../shared/sources/read-source.ts';
import type { FieldSpec, SourceItem } from '../../shared/sources/source-item.ts';
import { collectItems, factsOf, inBlocksOf, problemsOf } from '../sources/a-source.ts';

/** Fields as a domain has them: the title is required, and `name` may be a title. */
const fields: readonly FieldSpec[] = [
  { name: 'id', required: false, aliases: [] },
  { name: 'title', required: true, aliases: ['titre'], weakAliases: ['name'] },
  { name: 'price', required: false, aliases: [] },
];

const read = (text: string) =>
  collectItems(readSource(inBlocksOf(7, text), { name: 'a', fields, listKeys: ['courses'] }));
const objectsOf = (items: readonly SourceItem[]) =>
  items.flatMap((item) => (item.kind === 'object' ? [item.value] : []));

const lessons = '[{"title":"Leçon 1"},{"title":"Leçon 2"}]';
const course = '{"id":1,"title":"Python","price":10}';
/** Longer than a row may be. */
const long = Array.from({ length: 25_000 }, (_, i) => `{"title":"${`${i}`.padStart(40, '.')}"}`);

describe('an object that holds a list may be a row itself', () => {
  test.each([
    { text: `{"id":1,"title":"Python","price":5,"items":${lessons}}`, why: 'it says more' },
    { text: `{"title":"Python","items":${lessons}}`, why: 'it says as much, under a sure name' },
    { text: `{"items":${lessons},"titre":"Python"}`, why: 'its title comes last' },
    { text: `{"id":1,"name":"Python","price":5,"items":${lessons}}`, why: 'it says more by far' },
    { text: '{"title":"Python","price":5,"items":[]}', why: 'its list is empty' },
    { text: '{"title":"Python","price":5,"results":[{"score":1}]}', why: 'its list has no titles' },
  ])('it is when $why', async ({ text }) => {
    const items = await read(text);
    expect(problemsOf(items)).toEqual([]);
    expect(objectsOf(items)).toEqual([JSON.parse(text)]);
  });

  test.each([
    { text: `{"title":"Catalogue","courses":[${course}]}`, why: 'the list has the domain’s name' },
    { text: `{"name":"Export","data":[${course}]}`, why: 'only `name` is there, and less else' },
    { text: `{"id":7,"count":1,"data":[${course}]}`, why: 'it has no title' },
    { text: `{"name":"Export","response":{"items":[${course}]}}`, why: 'the list is deeper' },
  ])('it is not when $why', async ({ text }) => {
    const items = await read(text);
    expect(problemsOf(items)).toEqual([]);
    expect(objectsOf(items)).toEqual([JSON.parse(course)]);
  });

  test('nobody knows when both have what a row has, and the list more of it', async () => {
    const asMuch = '{"id":1,"title":"Catalogue","data":[{"id":2,"title":"Excel"}]}';
    expect(problemsOf(await read(asMuch))).toEqual(['RUN-F31 null']);
    const items = await read(`{"title":"Catalogue","data":[${course}]}`);
    expect(problemsOf(items)).toEqual(['RUN-F31 null']);
    expect(items).toContainEqual(expect.objectContaining({ data: { list: 'data' } }));
    expect(objectsOf(items)).toEqual([]);
  });

  test('one that is longer than a row may be is no list of its parts', async () => {
    const items = await read(`{"title":"Python","price":5,"items":[${long}]}`);
    expect(problemsOf(items)).toEqual(['RUN-R13 1']);
  });
});

describe('lists of objects that are not read are told', () => {
  test.each([
    {
      text: '{"courses":[{"title":"A"}],"archived_courses":[{"title":"B"},{"title":"C"}]}',
      leftOut: ['archived_courses'],
      why: 'behind the one that is read',
    },
    {
      text: '{"old":[ {"title":"B"}],"courses":[{"title":"A"}]}',
      leftOut: ['old'],
      why: 'before it',
    },
    {
      text: '{"data":{"courses":[{"title":"A"}],"old":[{"title":"B"}]}}',
      leftOut: ['data.old'],
      why: 'beside it in a wrapper',
    },
    {
      text: '{"courses":[{"title":"A"}],"archive":{"y2023":{"courses":[{"title":"B"}]},"n":1}}',
      leftOut: ['archive.y2023.courses'],
      why: 'within another object',
    },
    {
      text: '{"courses":[],"archived_courses":[{"title":"B"}]}',
      leftOut: ['archived_courses'],
      why: 'beside an empty one',
    },
    {
      text: `{"courses":[{"title":"A"}],"old":[${long}]}`,
      leftOut: ['old'],
      why: 'however long they are',
    },
  ])('$why', async ({ text, leftOut }) => {
    expect(factsOf(await read(text))).toMatchObject({ listsLeftOut: leftOut });
  });

  test.each([
    '{"courses":[{"title":"A","lessons":[{"title":"L"}]}],"tags":["x"],"page":{"n":[1]},"old":[]}',
    '{"title":"A","lessons":[{"title":"L"}]}',
  ])('nothing else is: %s', async (text) => {
    expect(factsOf(await read(text))).not.toHaveProperty('listsLeftOut');
  });
});
