import { describe, expect, test } from 'vitest';
import type { Course } from '../../shared/courses/course.ts';
import type { CourseContent } from '../../shared/courses/course-content.ts';
import type { CourseRecord } from '../../shared/courses/course-record.ts';
import { decideCourse } from '../../shared/courses/decide-course.ts';
import { identifyCourse } from '../../shared/courses/identify-course.ts';
import { presentCourse } from '../../shared/courses/present-course.ts';
import { aContent, aCourse, aRecord } from './a-course.ts';

const now = new Date('2024-12-01T08:00:00.000Z');
const context = { runId: 'run_2', updateExisting: true, now };

function update(stored: Partial<Course>, record: CourseRecord): Course {
  const decision = decideCourse(aCourse(stored), record, 2, context);
  if (decision.outcome !== 'updated') throw new Error(`expected an update: ${decision.outcome}`);
  return decision.item;
}

describe('a course that is not there', () => {
  test('is created', () => {
    const decision = decideCourse(
      undefined,
      aRecord({ category: null, categorySource: null }),
      2,
      context,
    );
    expect(decision).toMatchObject({
      outcome: 'created',
      item: {
        id: identifyCourse(aContent()),
        version: 1,
        title: 'Python Basics',
        active: true,
        imports: [{ runId: 'run_2', at: '2024-12-01T08:00:00.000Z' }],
        createdAt: '2024-12-01T08:00:00.000Z',
        updatedAt: '2024-12-01T08:00:00.000Z',
      },
    });
    const names = decision.outcome === 'created' ? decision.fields.map(({ field }) => field) : [];
    // What is empty is no news.
    expect(names).toEqual([
      'title',
      'description',
      'instructor',
      'duration_hours',
      'difficulty',
      'learning_mode',
      'price_minor',
      'currency',
      'is_free',
      'lessons',
      'tags',
    ]);
  });

  test('is created also when existing ones may not be changed', () => {
    const decision = decideCourse(undefined, aRecord(), 2, { ...context, updateExisting: false });
    expect(decision.outcome).toBe('created');
  });
});

describe('a course that is there', () => {
  test('is unchanged by the same content, and nothing is written', () => {
    expect(decideCourse(aCourse(), aRecord(), 2, context)).toEqual({ outcome: 'unchanged' });
    expect(decideCourse(aCourse(), aRecord(), 2, { ...context, updateExisting: false })).toEqual({
      outcome: 'unchanged',
    });
  });

  test('is updated by another, and keeps its birth and its state', () => {
    const existing = aCourse({ version: 4, active: false });
    const decision = decideCourse(existing, aRecord({ durationHours: 12 }), 2, context);
    expect(decision).toMatchObject({
      outcome: 'updated',
      fields: [{ field: 'duration_hours', before: 10, after: 12 }],
      item: {
        id: existing.id,
        version: 5,
        durationHours: 12,
        active: false,
        createdAt: '2024-11-21T10:00:00.000Z',
        updatedAt: '2024-12-01T08:00:00.000Z',
        imports: [
          { runId: 'run_1', at: '2024-11-21T10:00:00.000Z' },
          { runId: 'run_2', at: '2024-12-01T08:00:00.000Z' },
        ],
      },
    });
  });

  test('is unchanged when the same update comes again', () => {
    const item = update({}, aRecord({ durationHours: 12 }));
    expect(decideCourse(item, aRecord({ durationHours: 12 }), 2, context).outcome).toBe(
      'unchanged',
    );
  });

  test('is set aside when it differs and may not be changed', () => {
    const record = aRecord({ durationHours: 12, tags: [] });
    expect(decideCourse(aCourse(), record, 7, { ...context, updateExisting: false })).toEqual({
      outcome: 'set-aside',
      finding: {
        code: 'CRS-S01',
        level: 'info',
        slot: 'file',
        sheet: null,
        row: 7,
        column: null,
        value: 'Python Basics',
        expected: null,
        data: { fields: ['duration_hours', 'tags'] },
      },
    });
  });

  test('remembers its last twenty imports', () => {
    const imports = Array.from({ length: 20 }, (_, i) => ({ runId: `run_0${i}`, at: 'then' }));
    const item = update({ imports }, aRecord({ durationHours: 12 }));
    expect(item.imports).toHaveLength(20);
    expect(item.imports[0]?.runId).toBe('run_01');
    expect(item.imports[19]?.runId).toBe('run_2');
  });

  test('a column that the file does not have leaves its field alone; an empty one clears it', () => {
    const empty: Partial<CourseContent> = { description: null, tags: [], lessons: [] };
    expect(decideCourse(aCourse(), aRecord(empty, ['title']), 2, context).outcome).toBe(
      'unchanged',
    );
    expect(update({}, aRecord(empty, ['title', 'tags']))).toMatchObject({
      description: 'Introduction au Python',
      tags: [],
    });
  });

  test.each([
    { source: 'manual', given: 'Web', expected: 'Programmation', why: 'a person chose it' },
    { source: 'auto', given: null, expected: 'Programmation', why: 'the file gives none' },
    { source: 'auto', given: 'Web', expected: 'Web', why: 'the file gives one' },
    { source: 'given', given: null, expected: null, why: 'the file had given it' },
  ] as const)(
    'its category becomes $expected: $source, and $why',
    ({ source, given, expected }) => {
      const record = aRecord({
        category: given,
        categorySource: given === null ? null : 'given',
        durationHours: 12,
      });
      expect(update({ categorySource: source }, record).category).toBe(expected);
    },
  );

  const paid = { priceMinor: 5000, currency: 'XOF', isFree: false } as const;
  const free = { priceMinor: 0, currency: 'EUR', isFree: true } as const;
  const notFree = { priceMinor: null, currency: null, isFree: false } as const;
  test.each([
    { stored: paid, given: free, has: ['title', 'price'], expected: free, why: 'a new price' },
    { stored: paid, given: free, has: ['title', 'is_free'], expected: free, why: 'it is free now' },
    {
      stored: paid,
      given: notFree,
      has: ['title', 'is_free'],
      expected: paid,
      why: 'it still is not free',
    },
    {
      stored: free,
      given: notFree,
      has: ['title', 'is_free'],
      expected: notFree,
      why: 'it is free no more',
    },
    { stored: paid, given: notFree, has: ['title'], expected: paid, why: 'the file says nothing' },
  ] as const)('price and "free" change together: $why', ({ stored, given, has, expected }) => {
    const record = aRecord({ ...given, durationHours: 12 }, [...has, 'duration']);
    expect(update(stored, record)).toMatchObject(expected);
  });
});

describe('presentCourse', () => {
  test('is the public shape, whole, with null for what is not known', () => {
    const course = aCourse({
      description: null,
      currency: null,
      priceMinor: null,
      isFree: null,
      quality: { score: 75, reasons: [{ code: 'CRS-Q01', points: 25 }] },
    });
    expect(presentCourse(course, 'en')).toEqual({
      id: 'crs_0123456789ABCDEFGHJKMNPQRS',
      external_id: null,
      title: 'Python Basics',
      description: null,
      category: 'Programmation',
      category_source: 'given',
      category_probability: null,
      instructor: 'Jean Dupont',
      duration_hours: 10,
      difficulty: 'beginner',
      learning_mode: 'text',
      price_minor: null,
      currency: null,
      is_free: null,
      language: null,
      lessons: [
        { order: 1, title: 'Intro', content: null, video_url: null },
        { order: 2, title: 'Variables', content: null, video_url: null },
        { order: 3, title: 'Functions', content: null, video_url: null },
      ],
      tags: ['python', 'beginner'],
      auto_tags: ['programmation'],
      quality: {
        score: 75,
        reasons: [
          {
            code: 'CRS-Q01',
            points: 25,
            fix: 'Add a description of at least 120 characters: who the course is for and what it teaches.',
          },
        ],
      },
      active: true,
      version: 1,
      imports: [{ run_id: 'run_1', at: '2024-11-21T10:00:00.000Z' }],
      created_at: '2024-11-21T10:00:00.000Z',
      updated_at: '2024-11-21T10:00:00.000Z',
    });
  });
});
