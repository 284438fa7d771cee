import { canonicalJson } from '../digests/canonical-json.ts';
import { hashText } from '../digests/hash-text.ts';
import type { CourseContent } from './course-content.ts';

/** The content of a course and nothing else of it, in one order. */
export function pickContent(course: CourseContent): CourseContent {
  return {
    externalId: course.externalId,
    title: course.title,
    description: course.description,
    category: course.category,
    categorySource: course.categorySource,
    categoryProbability: course.categoryProbability,
    instructor: course.instructor,
    durationHours: course.durationHours,
    difficulty: course.difficulty,
    learningMode: course.learningMode,
    priceMinor: course.priceMinor,
    currency: course.currency,
    isFree: course.isFree,
    language: course.language,
    lessons: course.lessons,
    tags: course.tags,
  };
}

/** SHA-256 over a course's content, hex: equal contents, equal hashes. */
export function hashContent(course: CourseContent): string {
  return hashText(canonicalJson(pickContent(course)));
}
