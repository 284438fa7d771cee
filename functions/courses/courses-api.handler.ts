import { ulid } from 'ulid';
import { coursesApiEnvironment } from '../../shared/courses/courses-environment.ts';
import {
  createReadCourse,
  createRelatedCourses,
  importCoursesRoute,
  listCoursesRoute,
  readCourseRoute,
  relatedCoursesRoute,
} from '../../shared/courses/courses-routes.ts';
import { createListCourses } from '../../shared/courses/list-courses.ts';
import { createScreenRedirect, screenRoutes } from '../../shared/courses/screens-routes.ts';
import {
  createSearchCourses,
  createSuggestCourses,
  searchCoursesRoute,
  suggestCoursesRoute,
} from '../../shared/courses/search-routes.ts';
import { createRunStore } from '../runs/run-store.dynamodb.ts';
import { createAnswerStore } from '../runtime/answer-store.dynamodb.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { bind, createApi } from '../runtime/http.ts';
import { idempotent } from '../runtime/idempotent.ts';
import { openSearchClient } from '../runtime/opensearch.ts';
import { importCourses } from './answer-import.ts';
import { createCourseStore } from './course-store.dynamodb.ts';
import { createCourseIndex } from './search-index.opensearch.ts';

const environment = readEnv(coursesApiEnvironment);
const store = createCourseStore(dynamo(), environment.COURSES_TABLE);
const index =
  environment.OPENSEARCH_URL === ''
    ? undefined
    : createCourseIndex(openSearchClient(environment.OPENSEARCH_URL), environment.SEARCH_INDEX);
const answers = createAnswerStore(dynamo(), environment.CONNECTIONS_TABLE);
const importPorts = {
  runs: createRunStore(dynamo(), environment.RUNS_TABLE),
  s3: s3(),
  ingestBucket: environment.INGEST_BUCKET,
  publicUrl: environment.PUBLIC_URL,
};
const newId = (now: Date) => ulid(now.getTime());
const toConsole = createScreenRedirect(environment.PUBLIC_URL);

/** Courses: read, found, imported. */
export const handler = createApi('courses', [
  bind(listCoursesRoute, createListCourses(store)),
  bind(searchCoursesRoute, createSearchCourses(index, newId)),
  bind(suggestCoursesRoute, createSuggestCourses(index)),
  bind(readCourseRoute, createReadCourse(store)),
  bind(relatedCoursesRoute, createRelatedCourses(store, index)),
  bind(
    importCoursesRoute,
    idempotent(answers, importCoursesRoute, (request) => importCourses(importPorts, request)),
  ),
  ...screenRoutes.map((route) => bind(route, toConsole)),
]);
