import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { recoverTransfers } from '../../shared/transfers/sending/recover-transfers.ts';
import { sendTransfersEnvironment } from '../../shared/transfers/transfers-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createSendingPorts } from './sending-ports.ts';
import { turnDeadline } from './turn-deadline.ts';

const ports = createSendingPorts(readEnv(sendTransfersEnvironment));

/** Every minute: transfers of unknown fate whose run has ended are asked for. */
export const handler = middy<unknown, unknown, Error, Context>()
  .use(observe())
  .handler(async (_, context) => {
    const { due } = await recoverTransfers(ports, turnDeadline(context));
    if (due > 0) logger.info('Transfers asked for', { due });
    return { due };
  });
