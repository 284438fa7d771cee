import type { Course } from '../../shared/courses/course.ts';
import type { CourseContent } from '../../shared/courses/course-content.ts';
import type { CourseRecord } from '../../shared/courses/course-record.ts';
import { hashContent } from '../../shared/courses/hash-content.ts';
import type { RowCells } from '../../shared/runs/reading-rules.ts';

/** The seed's sample course. */
export function aContent(fields: Partial<CourseContent> = {}): CourseContent {
  return {
    externalId: null,
    title: 'Python Basics',
    description: 'Introduction au Python',
    category: 'Programmation',
    categorySource: 'given',
    categoryProbability: null,
    instructor: 'Jean Dupont',
    durationHours: 10,
    difficulty: 'beginner',
    learningMode: 'text',
    priceMinor: 0,
    currency: 'EUR',
    isFree: true,
    language: null,
    lessons: [
      { order: 1, title: 'Intro', content: null, videoUrl: null },
      { order: 2, title: 'Variables', content: null, videoUrl: null },
      { order: 3, title: 'Functions', content: null, videoUrl: null },
    ],
    tags: ['python', 'beginner'],
    ...fields,
  };
}

/** A stored course, imported once; its hash fits its content. */
export function aCourse(fields: Partial<Course> = {}): Course {
  const content = aContent(fields);
  return {
    id: 'crs_0123456789ABCDEFGHJKMNPQRS',
    version: 1,
    ...content,
    autoTags: ['programmation'],
    quality: { score: 71, reasons: [] },
    active: true,
    contentHash: hashContent(content),
    imports: [{ runId: 'run_1', at: '2024-11-21T10:00:00.000Z' }],
    createdAt: '2024-11-21T10:00:00.000Z',
    updatedAt: '2024-11-21T10:00:00.000Z',
    ...fields,
  };
}

export const allFields: CourseRecord['has'] = [
  'external_id',
  'title',
  'description',
  'category',
  'instructor',
  'duration',
  'difficulty',
  'learning_mode',
  'price',
  'is_free',
  'language',
  'lessons',
  'tags',
];

/** A row whose file has every column. */
export function aRecord(
  fields: Partial<CourseContent> = {},
  has: CourseRecord['has'] = allFields,
): CourseRecord {
  return { has, content: aContent(fields) };
}

/** A row of a file with these cells; its headers are the fields' own names. */
export function aRow(
  cells: Record<string, unknown>,
  headers: Record<string, string> = {},
): RowCells {
  const names = Object.keys(cells).map((name) => [name, headers[name] ?? name]);
  return { row: 2, sheet: null, slot: 'file', cells, headers: Object.fromEntries(names) };
}
