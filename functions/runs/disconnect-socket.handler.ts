import middy from '@middy/core';
import type { APIGatewayProxyWebsocketEventV2, Context } from 'aws-lambda';
import { connectSocketEnvironment } from '../../shared/runs/runs-environment.ts';
import { dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { observe } from '../runtime/observe.ts';
import { createConnectionStore } from './connection-store.dynamodb.ts';

const env = readEnv(connectSocketEnvironment);
const connections = createConnectionStore(dynamo(), env.CONNECTIONS_TABLE);

/** A WebSocket has closed; a close that nobody tells us of shows at the next post. */
export const handler = middy<
  APIGatewayProxyWebsocketEventV2,
  { statusCode: number },
  Error,
  Context
>()
  .use(observe())
  .handler(async ({ requestContext }) => {
    await connections.forgetConnection(requestContext.connectionId);
    return { statusCode: 200 };
  });
