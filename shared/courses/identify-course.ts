import { hashToBase32 } from '../digests/hash-text.ts';
import type { CourseContent } from './course-content.ts';

/**
 * The id of a course: the same for the same course in every file. It comes from the sender's own
 * id if there is one, else from title and instructor in a spelling without accents and capitals.
 * Signs stay: a course on C++ is not one on C#.
 */
export function identifyCourse(
  course: Pick<CourseContent, 'externalId' | 'title' | 'instructor'>,
): string {
  const identity =
    course.externalId === null
      ? ['course', 'title', normaliseName(course.title), normaliseName(course.instructor ?? '')]
      : ['course', 'external-id', course.externalId];
  return `crs_${hashToBase32(JSON.stringify(identity))}`;
}

/** Whether a text has the form of a course's id. */
export function isCourseId(text: string): boolean {
  return /^crs_[0-9A-Za-z]{1,40}$/.test(text);
}

function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‘’‛`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
