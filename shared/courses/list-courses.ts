import type { ApiAnswer, RequestOf } from '../http/route.ts';
import type { CourseStore } from './course-store.ts';
import type { listCoursesRoute } from './courses-routes.ts';
import { presentCourse } from './present-course.ts';
import { seesInactive } from './search-routes.ts';

/** The implementation of `GET /api/courses`. */
export function createListCourses(
  store: CourseStore,
): (request: RequestOf<typeof listCoursesRoute>) => Promise<ApiAnswer> {
  return async ({ query: { limit, cursor }, caller, lang }) => {
    const page = await store.list(limit, cursor, !seesInactive(caller));
    if (page === 'bad-cursor') return { problem: 'RUN-CURSOR' };
    const items = page.items.map((course) => presentCourse(course, lang));
    return { status: 200, json: { items, next_cursor: page.nextCursor } };
  };
}
