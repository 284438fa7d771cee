import middy from '@middy/core';
import * as z from 'zod';
import { takeIn } from '../../shared/transfers/bulks/take-in.ts';
import { takeInEnvironment } from '../../shared/transfers/transfers-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createTakingInPorts } from './taking-in-ports.ts';

const ports = createTakingInPorts(readEnv(takeInEnvironment));

const input = z.object({ run_id: z.string().min(1) });

/** First step of the transfers pipeline: file received and read, ids claimed, funds reserved. */
export const handler = middy()
  .use(observe())
  .handler(async (event: unknown) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const taken = await takeIn(ports, runId);
    logger.info('Payments taken in', { verdict: taken.verdict });
    return taken;
  });
