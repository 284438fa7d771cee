import type { Course } from './course.ts';

/** A part of the list of courses; in no order that means anything. */
export interface CoursePage {
  readonly items: readonly Course[];
  /** Opaque; null at the end. */
  readonly nextCursor: string | null;
}

/** Reads courses; they are written by settling alone. */
export interface CourseStore {
  /** Strongly consistent. */
  read(id: string): Promise<Course | undefined>;
  /**
   * At most `limit` courses after the cursor; may be fewer before the end.
   *
   * @returns 'bad-cursor' for a cursor that this store did not give
   */
  list(
    limit: number,
    cursor: string | undefined,
    activeOnly: boolean,
  ): Promise<CoursePage | 'bad-cursor'>;
}
