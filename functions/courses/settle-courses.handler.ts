import middy from '@middy/core';
import { settleCoursesEnvironment } from '../../shared/courses/courses-environment.ts';
import { coursesSettlingRules } from '../../shared/courses/decide-course.ts';
import { settleChunk } from '../../shared/runs/settle-chunk.ts';
import { createSettlingPorts, settleInput } from '../runs/settling-ports.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { readCourseItem } from './course-item.ts';

const env = readEnv(settleCoursesEnvironment);
const ports = createSettlingPorts({ ...env, RECORDS_TABLE: env.COURSES_TABLE }, readCourseItem);

/** One chunk of courses, settled exactly once (in a dry run: only compared). */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId, chunk } = settleInput.parse(event);
    logger.appendKeys({ runId, chunk: chunk.index });
    const settling = await settleChunk(ports, coursesSettlingRules, runId, chunk);
    logger.info('Chunk settled', { settling });
    return { settling };
  });
