import * as z from 'zod';
import { formFlag } from '../http/form-fields.ts';
import type { ApiAnswer, RequestOf, Route } from '../http/route.ts';
import { publicRun } from '../runs/public-run.schema.ts';
import type { CourseStore } from './course-store.ts';
import { isCourseId } from './identify-course.ts';
import { presentCourse } from './present-course.ts';
import { publicCourse } from './public-course.schema.ts';
import type { CourseIndex } from './search-index.ts';
import { relatedCourses } from './search-related.ts';
import { refuse, searcherOf, seesInactive } from './search-routes.ts';

export const listCoursesRoute = {
  method: 'GET',
  path: '/api/courses',
  summary: 'All courses, part by part, in no particular order; search sorts and filters',
  access: 'courses.read',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().min(1).max(200).optional(),
  }),
  answers: {
    200: {
      description: 'A part of the list; next_cursor is null at its end',
      schema: z.object({ items: z.array(publicCourse), next_cursor: z.string().nullable() }),
    },
    422: { description: 'The cursor is not one of this list' },
  },
} as const satisfies Route;

export const readCourseRoute = {
  method: 'GET',
  path: '/api/courses/:id',
  summary: 'One course',
  access: 'courses.read',
  answers: {
    200: { description: 'The course', schema: publicCourse },
    404: { description: 'There is no such course, or it is inactive and not for the caller' },
  },
} as const satisfies Route;

export const relatedCoursesRoute = {
  method: 'GET',
  path: '/api/courses/:id/related',
  summary: 'Courses with much in common with this one, the most alike first',
  access: 'courses.read',
  answers: {
    200: { description: 'At most ten', schema: z.object({ items: z.array(publicCourse) }) },
    404: { description: 'There is no such course, or it is inactive and not for the caller' },
    503: { description: 'Search is switched off, or does not answer in time' },
  },
} as const satisfies Route;

export const importCoursesRoute = {
  method: 'POST',
  path: '/admin-dashboard/courses/import',
  summary: 'Imports a file of courses of at most 4 MB; larger ones go through /api/uploads',
  access: 'courses.administer',
  multipart: {
    files: ['file'],
    fields: z.strictObject({
      format_type: z
        .enum(['csv', 'json', 'xlsx'])
        .optional()
        .describe('Accepted and not kept: what a file is, its content decides'),
      update_existing: formFlag.default(true),
      dry_run: formFlag.default(false),
      /** Only from admin, who has no country of their own. */
      country: z.string().max(100).optional(),
    }),
  },
  answers: {
    202: { description: 'The run that imports it', schema: publicRun },
    400: { description: 'There is no file' },
    413: { description: 'The file is larger than 4 MB' },
    415: { description: 'Not multipart/form-data' },
    422: { description: 'A field is not known, or its value is not' },
  },
} as const satisfies Route;

/** No text that is no id reaches the table: it refuses long ones with a fault. */
async function findCourse(store: CourseStore, id = '') {
  return isCourseId(id) ? store.read(id) : undefined;
}

/** The implementation of `GET /api/courses/:id`. */
export function createReadCourse(
  store: CourseStore,
): (request: RequestOf<typeof readCourseRoute>) => Promise<ApiAnswer> {
  return async ({ path, caller, lang }) => {
    const course = await findCourse(store, path['id']);
    if (!course || !(course.active || seesInactive(caller))) return { problem: 'CRS-404' };
    return { status: 200, json: presentCourse(course, lang) };
  };
}

/** The implementation of `GET /api/courses/:id/related`. */
export function createRelatedCourses(
  store: CourseStore,
  index: CourseIndex | undefined,
): (request: RequestOf<typeof relatedCoursesRoute>) => Promise<ApiAnswer> {
  return async ({ path, caller, lang }) => {
    const course = await findCourse(store, path['id']);
    if (!course || !(course.active || seesInactive(caller))) return { problem: 'CRS-404' };
    const relating = await relatedCourses(index, course.id, searcherOf(caller, lang));
    switch (relating.kind) {
      case 'related':
        return { status: 200, json: { items: relating.items } };
      case 'off':
      case 'unavailable':
        return refuse(relating.kind);
    }
  };
}
