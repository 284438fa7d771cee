import type { Course } from '../../shared/courses/course.ts';

/** An active course of 10 euros in its first version, as settling stores it. */
export function aStoredCourse(fields: Partial<Course> = {}): Course {
  return {
    id: 'crs_01J9ZQ4X7V8M2N3P5R6S7T8V9W',
    version: 1,
    externalId: null,
    title: 'Les bases de la couture',
    description: null,
    category: null,
    categorySource: null,
    categoryProbability: null,
    instructor: null,
    durationHours: null,
    difficulty: null,
    learningMode: null,
    priceMinor: 1000,
    currency: 'EUR',
    isFree: false,
    language: null,
    lessons: [],
    tags: [],
    autoTags: [],
    quality: { score: 40, reasons: [] },
    active: true,
    contentHash: 'ab12',
    imports: [{ runId: 'run_01J9ZQ4X7V8M2N3P5R6S7T8V9W', at: '2024-11-21T10:00:00.000Z' }],
    createdAt: '2024-11-21T10:00:00.000Z',
    updatedAt: '2024-11-21T10:00:00.000Z',
    ...fields,
  };
}
