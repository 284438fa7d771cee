import type { VersionedItem } from '../runs/settling-rules.ts';
import type { CourseContent } from './course-content.ts';
import type { Quality } from './score-quality.ts';

/** At most this many imports are remembered on a course; the runs themselves keep the rest. */
export const courseImportsMax = 20;

export interface CourseImport {
  readonly runId: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
}

/**
 * A course as stored. `id` is `crs_` + 26 characters derived from its identity, so the same course
 * has the same id in every file.
 *
 * @see API.md "Courses"; `present-course.ts` turns it into the public shape
 */
export interface Course extends VersionedItem, CourseContent {
  readonly autoTags: readonly string[];
  readonly quality: Quality;
  readonly active: boolean;
  /** Hash of the `CourseContent` fields: an import that leaves it as it is changes nothing. */
  readonly contentHash: string;
  /** Oldest first, the last `courseImportsMax`. */
  readonly imports: readonly CourseImport[];
  readonly createdAt: string;
  readonly updatedAt: string;
}
