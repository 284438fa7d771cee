import type { Course } from '../../shared/courses/course.ts';
import type { CourseStore } from '../../shared/courses/course-store.ts';

/** Courses in memory, listed in the order in which they were put there. */
export function createFakeCourseStore(...courses: readonly Course[]) {
  const byId = new Map(courses.map((course) => [course.id, course]));
  const store: CourseStore = {
    async read(id) {
      return byId.get(id);
    },
    async list(limit, cursor, activeOnly) {
      const all = [...byId.values()].filter(({ active }) => active || !activeOnly);
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
      if (cursor !== undefined && from === 0) return 'bad-cursor';
      const items = all.slice(from, from + limit);
      const nextCursor = from + limit < all.length ? (items.at(-1)?.id ?? null) : null;
      return { items, nextCursor };
    },
  };
  return { store, byId };
}
