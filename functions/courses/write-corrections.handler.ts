import middy from '@middy/core';
import * as z from 'zod';
import { writeCorrections } from '../../shared/corrections/write-corrections.ts';
import { courseListKeys, coursesFields } from '../../shared/courses/courses-fields.ts';
import { writeCorrectionsEnvironment } from '../../shared/runs/runs-environment.ts';
import { createCorrectionsPorts } from '../runs/corrections-ports.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';

const env = readEnv(writeCorrectionsEnvironment);
const ports = createCorrectionsPorts({ ...env, fields: coursesFields, listKeys: courseListKeys });

const input = z.object({ run_id: z.string().min(1) });

/** After settling: the rejected courses as a workbook that people correct and send back. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const corrections = await writeCorrections(ports, runId);
    logger.info('Rows to correct', { corrections });
    return { corrections };
  });
