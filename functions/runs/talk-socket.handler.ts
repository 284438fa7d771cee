import middy from '@middy/core';
import type { APIGatewayProxyWebsocketEventV2, Context } from 'aws-lambda';
import { answerMessage } from '../../shared/live/answer-message.ts';
import { refuse } from '../../shared/live/refuse.ts';
import { socketEnvironment } from '../../shared/runs/runs-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createLivePorts, deadlineOf } from './live-ports.ts';

const ports = createLivePorts(readEnv(socketEnvironment));

/** The gateway waits 29 seconds for an integration; a long replay goes on through the queue. */
const budgetMs = 20_000;

/**
 * A client says something. A fault is told to the client in the shape of all other errors, since
 * what a failed function says itself would reach it as it is.
 */
export const handler = middy<
  APIGatewayProxyWebsocketEventV2,
  { statusCode: number },
  Error,
  Context
>()
  .use(observe())
  .handler(async ({ requestContext: { connectionId }, body }, context) => {
    try {
      await answerMessage(ports, connectionId, body ?? '', deadlineOf(context, budgetMs));
      return { statusCode: 200 };
    } catch (error) {
      logger.error('Message not answered', { connectionId, error: error as Error });
      await refuse(ports, { id: connectionId, lang: 'fr' }, 'RUN-500');
      return { statusCode: 500 };
    }
  });
