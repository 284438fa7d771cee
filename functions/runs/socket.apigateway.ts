import {
  type ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { Socket } from '../../shared/live/socket.ts';
import { logger } from '../runtime/observe.ts';

/** All tries together: a delivery counts on it that no post outlives its lease. */
const postTimeoutMs = 3_000;

/** Open WebSockets of API Gateway. */
export function createSocket(client: ApiGatewayManagementApiClient): Socket {
  return {
    async post(connectionId, message) {
      const command = new PostToConnectionCommand({
        ConnectionId: connectionId,
        Data: JSON.stringify(message),
      });
      try {
        await client.send(command, { abortSignal: AbortSignal.timeout(postTimeoutMs) });
        return 'sent';
      } catch (error) {
        if (error instanceof GoneException) return 'gone';
        const reason = error instanceof Error ? error.name : 'unknown';
        logger.warn('Message not taken by the gateway', {
          connectionId,
          kind: message.type,
          reason,
        });
        return 'failed';
      }
    },
  };
}
