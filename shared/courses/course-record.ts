import type { CourseContent } from './course-content.ts';
import type { CoursesField } from './courses-fields.ts';

/** One row of a file, read: what lies in a chunk. */
export interface CourseRecord {
  /**
   * The fields that the file has. A column that it does not have leaves what is stored alone; one
   * that is there but empty clears it.
   */
  readonly has: readonly CoursesField[];
  readonly content: CourseContent;
}
