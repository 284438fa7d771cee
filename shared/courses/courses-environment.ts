import * as z from 'zod';
import { frontDoorEnvironment } from '../http/front-door-environment.ts';

/** Environment of the courses functions; see `runs-environment.ts`. */
const name = z.string().min(1);
const faultSwitch = { FAULTS: z.enum(['on', 'off']).default('off') };

export const readCoursesEnvironment = z.object({
  ...faultSwitch,
  RUNS_TABLE: name,
  INGEST_BUCKET: name,
  RESULTS_BUCKET: name,
  COURSE_CURRENCY: z.string().length(3).default('EUR'),
});
export const settleCoursesEnvironment = z.object({
  ...faultSwitch,
  RUNS_TABLE: name,
  RESULTS_BUCKET: name,
  COURSES_TABLE: name,
});
export const coursesApiEnvironment = z.object({
  ...frontDoorEnvironment.shape,
  RUNS_TABLE: name,
  CONNECTIONS_TABLE: name,
  INGEST_BUCKET: name,
  COURSES_TABLE: name,
  PUBLIC_URL: z.string(),
  /** Empty: search is off. */
  OPENSEARCH_URL: z.string().default(''),
  SEARCH_INDEX: z.string().default('courses'),
});
export const indexCoursesEnvironment = z.object({
  OPENSEARCH_URL: z.string().default(''),
  SEARCH_INDEX: z.string().default('courses'),
  COURSES_TABLE: name,
  INDEX_RETRY_QUEUE_URL: name,
});
