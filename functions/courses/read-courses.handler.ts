import middy from '@middy/core';
import * as z from 'zod';
import { readCoursesEnvironment } from '../../shared/courses/courses-environment.ts';
import { courseListKeys } from '../../shared/courses/courses-fields.ts';
import { createCoursesReadingRules } from '../../shared/courses/read-course.ts';
import { readRun } from '../../shared/runs/read-run.ts';
import { createReadingPorts } from '../runs/reading-ports.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';

const env = readEnv(readCoursesEnvironment);
const ports = createReadingPorts({ ...env, listKeys: courseListKeys });
const rules = createCoursesReadingRules({ currency: env.COURSE_CURRENCY });

const input = z.object({ run_id: z.string().min(1) });

/** Second step of the courses pipeline: the file into chunks of good courses, and findings. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const { verdict, manifestKey, hasRejected } = await readRun(ports, rules, runId);
    logger.info('Rows read', { verdict });
    return {
      verdict,
      bucket: env.RESULTS_BUCKET,
      manifest_key: manifestKey,
      has_rejected: hasRejected,
    };
  });
