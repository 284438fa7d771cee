import { describe, expect, test } from 'vitest';
import { identifyCourse } from '../../shared/courses/identify-course.ts';
import { readLessons } from '../../shared/courses/read-lessons.ts';
import { readTags } from '../../shared/courses/read-tags.ts';
import { suggestTags } from '../../shared/courses/suggest-tags.ts';

describe('readLessons', () => {
  const titles = (cell: unknown) => {
    const reading = readLessons(cell);
    return reading.kind === 'lessons'
      ? reading.lessons.map(({ order, title }) => `${order} ${title}`)
      : reading;
  };

  test.each([
    { cell: 'Intro;Variables; ;Functions', expected: ['1 Intro', '2 Variables', '3 Functions'] },
    { cell: 'Intro\nVariables', expected: ['1 Intro', '2 Variables'] },
    { cell: ['Intro', 'Variables'], expected: ['1 Intro', '2 Variables'] },
    { cell: '["Intro","Variables"]', expected: ['1 Intro', '2 Variables'] },
    { cell: '[1] Intro;[2] Suite', expected: ['1 [1] Intro', '2 [2] Suite'] },
    {
      cell: [
        { title: 'B', order: 20 },
        { title: 'A', order: 10 },
      ],
      expected: ['1 A', '2 B'],
    },
    { cell: [{ title: 'Z' }, { title: 'A', order: 1 }], expected: ['1 A', '2 Z'] },
    { cell: [], expected: [] },
    { cell: '', expected: [] },
    { cell: null, expected: [] },
    { cell: '[{"title":', expected: { kind: 'problem', problem: 'not-lessons', at: null } },
    {
      cell: [{ title: 'A' }, { title: ' ' }],
      expected: { kind: 'problem', problem: 'no-title', at: 2 },
    },
    {
      cell: [{ title: 'A', order: 'x' }],
      expected: { kind: 'problem', problem: 'not-lessons', at: 1 },
    },
    { cell: Array(501).fill('x'), expected: { kind: 'problem', problem: 'too-many', at: null } },
  ])('$cell', ({ cell, expected }) => {
    expect(titles(cell)).toEqual(expected);
  });

  test('keeps only addresses that may be linked to', () => {
    const cell = [
      { title: 'A', video_url: 'https://example.com/v' },
      { title: 'B', video_url: 'ftp://example.com/v' },
    ];
    expect(readLessons(cell)).toEqual({
      kind: 'lessons',
      lessons: [
        { order: 1, title: 'A', content: null, videoUrl: 'https://example.com/v' },
        { order: 2, title: 'B', content: null, videoUrl: null },
      ],
      badAddresses: ['ftp://example.com/v'],
    });
  });
});

describe('entities in lists', () => {
  const titlesOf = (cell: unknown) => {
    const reading = readLessons(cell);
    return reading.kind === 'lessons' ? reading.lessons.map(({ title }) => title) : reading;
  };
  test.each([
    ['Introduction &amp; bases;Le&ccedil;on 2', ['Introduction & bases', 'Leçon 2']],
    ['L&#39;essentiel;&Eacute;tude &#xE0; part', ["L'essentiel", 'Étude à part']],
    ['Un &amp; deux&#59; trois;Fin&nbsp;', ['Un & deux; trois', 'Fin']],
    ['R&D;Droit;M&M;Q&A', ['R&D', 'Droit', 'M&M', 'Q&A']],
    ['a &lt; b;<b>c</b>', ['a < b', 'c']],
  ])('lessons: %s', (cell, expected) => {
    expect(titlesOf(cell)).toEqual(expected);
  });
  test.each([
    ['R&amp;D', ['r&d']],
    ['R&amp;D;Caf&eacute;,th&eacute;', ['r&d', 'café', 'thé']],
    ['R&D;Droit', ['r&d', 'droit']],
  ])('tags: %s', (cell, expected) => {
    expect(readTags(cell)).toEqual({ kind: 'value', value: expected });
  });
});

describe('readTags', () => {
  test.each([
    { cell: 'python,beginner', expected: ['python', 'beginner'] },
    { cell: 'Python; #Web ;python|données', expected: ['python', 'web', 'données'] },
    { cell: ['Django', 'django', ' '], expected: ['django'] },
    { cell: '["a","b"]', expected: ['a', 'b'] },
  ])('$cell', ({ cell, expected }) => {
    expect(readTags(cell)).toEqual({ kind: 'value', value: expected });
  });

  test.each([
    { cell: ' , ', expected: { kind: 'empty' } },
    { cell: null, expected: { kind: 'empty' } },
    { cell: true, expected: { kind: 'problem', problem: 'not-tags' } },
    { cell: ['a', {}], expected: { kind: 'problem', problem: 'not-tags' } },
    { cell: 'x'.repeat(61), expected: { kind: 'problem', problem: 'too-long' } },
    {
      cell: Array.from({ length: 51 }, (_, i) => `t${i}`),
      expected: { kind: 'problem', problem: 'too-many' },
    },
  ])('$cell is no list of tags', ({ cell, expected }) => {
    expect(readTags(cell)).toEqual(expected);
  });
});

describe('suggestTags', () => {
  test.each([
    {
      title: 'Python Basics',
      category: 'Programmation',
      tags: ['python'],
      expected: ['programmation'],
    },
    {
      title: 'Introduction à la comptabilité',
      category: null,
      tags: [],
      expected: ['comptabilité'],
    },
    { title: 'C++ avancé et C#', category: null, tags: [], expected: ['c++', 'c#'] },
    { title: 'IT with Go, go!', category: null, tags: [], expected: ['it', 'go'] },
    { title: 'Make it go', category: null, tags: [], expected: ['make'] },
    { title: '.NET 2024', category: null, tags: [], expected: ['.net'] },
    { title: 'Le cours de base', category: null, tags: [], expected: [] },
  ])('$title', ({ expected, ...course }) => {
    expect(suggestTags(course)).toEqual(expected);
  });
});

describe('identifyCourse', () => {
  const id = (title: string, instructor: string | null = null, externalId: string | null = null) =>
    identifyCourse({ title, instructor, externalId });

  test('is crs_ and 26 characters', () => {
    expect(id('Python Basics')).toMatch(/^crs_[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  test.each([
    {
      a: id('Élevage  de volaille'),
      b: id('elevage de volaille'),
      why: 'accents, capitals, spaces',
    },
    { a: id('L’élevage'), b: id("L'élevage"), why: 'the kind of apostrophe' },
    { a: id('A', null, 'X1'), b: id('B', 'C', 'X1'), why: 'all but the id, where there is one' },
  ])('does not depend on $why', ({ a, b }) => {
    expect(a).toBe(b);
  });

  test.each([
    { a: id('C++'), b: id('C#'), why: 'signs' },
    { a: id('A', 'B'), b: id('A', 'C'), why: 'the instructor' },
    { a: id('A', 'B C'), b: id('A B', 'C'), why: 'where the title ends' },
    { a: id('X1'), b: id('A', null, 'X1'), why: 'what is an id and what a title' },
    { a: id('A', null, 'x1'), b: id('A', null, 'X1'), why: 'the capitals of an id' },
  ])('depends on $why', ({ a, b }) => {
    expect(a).not.toBe(b);
  });
});
