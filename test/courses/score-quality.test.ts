import { describe, expect, test } from 'vitest';
import type { CourseContent } from '../../shared/courses/course-content.ts';
import { coursesMessages } from '../../shared/courses/courses-messages.ts';
import { qualityRules, scoreQuality } from '../../shared/courses/score-quality.ts';
import { aContent } from './a-course.ts';

const long =
  'Pour qui débute : ce que sont les variables, les fonctions et les listes, avec vingt exercices corrigés et un petit projet à la fin.';
const lesson = (order: number) => ({
  order,
  title: `Leçon ${order}`,
  content: null,
  videoUrl: null,
});
const complete = aContent({ description: long, tags: ['python', 'débutant', 'fonctions'] });
const bare: Partial<CourseContent> = {
  description: null,
  category: null,
  instructor: null,
  durationHours: null,
  difficulty: null,
  learningMode: null,
  priceMinor: null,
  lessons: [],
  tags: [],
};

describe('scoreQuality', () => {
  test.each([
    { why: 'lacks nothing', course: complete, score: 100, reasons: [] },
    {
      why: 'is the CSV sample of the seed: a description of 22 signs, two tags',
      course: aContent(),
      score: 79,
      reasons: ['CRS-Q02 18', 'CRS-Q10 3'],
    },
    {
      why: 'is the JSON sample of the seed: a short description, one lesson',
      course: { ...complete, description: 'Concepts avancés Django', lessons: [lesson(1)] },
      score: 74,
      reasons: ['CRS-Q02 18', 'CRS-Q05 8'],
    },
    {
      why: 'has a description of 119 signs',
      course: { ...complete, description: 'x'.repeat(119) },
      score: 92,
      reasons: ['CRS-Q03 8'],
    },
    {
      why: 'has a description of 120 signs',
      course: { ...complete, description: 'x'.repeat(120) },
      score: 100,
      reasons: [],
    },
    {
      why: 'has a description of 40 signs',
      course: { ...complete, description: 'x'.repeat(40) },
      score: 92,
      reasons: ['CRS-Q03 8'],
    },
    {
      why: 'has no description and no lesson',
      course: { ...complete, description: null, lessons: [] },
      score: 55,
      reasons: ['CRS-Q01 25', 'CRS-Q04 20'],
    },
    {
      why: 'is free, which is a price',
      course: { ...complete, priceMinor: 0, isFree: true },
      score: 100,
      reasons: [],
    },
    {
      why: 'has a title of 9 signs, no category and no price',
      course: { ...complete, title: 'Python 10', category: null, priceMinor: null },
      score: 80,
      reasons: ['CRS-Q06 10', 'CRS-Q13 5', 'CRS-Q14 5'],
    },
    {
      why: 'has a title and nothing else',
      course: { ...complete, ...bare, title: 'Python' },
      score: 0,
      reasons: [
        'CRS-Q01 25',
        'CRS-Q04 20',
        'CRS-Q06 10',
        'CRS-Q07 8',
        'CRS-Q08 8',
        'CRS-Q09 8',
        'CRS-Q11 6',
        'CRS-Q12 5',
        'CRS-Q13 5',
        'CRS-Q14 5',
      ],
    },
  ])('$score for a course that $why', ({ course, score, reasons }) => {
    const quality = scoreQuality(course);
    expect(quality.reasons.map(({ code, points }) => `${code} ${points}`)).toEqual(reasons);
    expect(quality.score).toBe(score);
  });

  test('every reason has advice in both languages', () => {
    for (const { code } of qualityRules) {
      expect(coursesMessages[code].fr.fix, code).not.toBe('');
      expect(coursesMessages[code].en.fix, code).not.toBe('');
    }
  });
});
