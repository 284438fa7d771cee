import middy from '@middy/core';
import type { APIGatewayProxyWebsocketEventV2, Context } from 'aws-lambda';
import { openConnection } from '../../shared/live/open-connection.ts';
import { connectSocketEnvironment } from '../../shared/runs/runs-environment.ts';
import { dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { createConnectionStore } from './connection-store.dynamodb.ts';
import { createTicketStore } from './ticket-store.dynamodb.ts';

const env = readEnv(connectSocketEnvironment);
const ports = {
  tickets: createTicketStore(dynamo(), env.CONNECTIONS_TABLE),
  connections: createConnectionStore(dynamo(), env.CONNECTIONS_TABLE),
};

type ConnectEvent = APIGatewayProxyWebsocketEventV2 & {
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
};

/** A WebSocket wants to open: its ticket is used up, whatever becomes of the connection. */
export const handler = middy<ConnectEvent, { statusCode: number }, Error, Context>()
  .use(observe())
  .handler(async ({ requestContext: { connectionId }, queryStringParameters }) => {
    const { ticket, lang } = queryStringParameters ?? {};
    const request = { connectionId, ticketId: ticket, lang };
    const opened = await openConnection(ports, request, new Date());
    logger.info('Connection', { connectionId, opened });
    return { statusCode: opened === 'opened' ? 200 : 401 };
  });
