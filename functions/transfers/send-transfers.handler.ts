import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { sendTurn } from '../../shared/transfers/sending/send-turn.ts';
import { sendTransfersEnvironment } from '../../shared/transfers/transfers-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createSendingPorts } from './sending-ports.ts';
import { turnDeadline } from './turn-deadline.ts';

const ports = createSendingPorts(readEnv(sendTransfersEnvironment));

const input = z.object({ run_id: z.string().min(1) });

/** A turn of sending: pays what it can within its time, and says how long to wait for the next. */
export const handler = middy<unknown, unknown, Error, Context>()
  .use(observe())
  .handler(async (event, context) => {
    const { run_id: runId } = input.parse(event);
    logger.appendKeys({ runId });
    const { verdict, waitSeconds } = await sendTurn(ports, runId, turnDeadline(context));
    logger.info('Turn ended', { verdict, waitSeconds });
    return { verdict, wait_seconds: waitSeconds };
  });
