import type { ServerMessage } from './socket-messages.schema.ts';

/**
 * What became of a message: `gone` when the connection is closed, `failed` when the gateway did
 * not take it (throttled, no answer), so that it may or may not have arrived.
 */
export type Posted = 'sent' | 'gone' | 'failed';

/** The way to open connections. */
export interface Socket {
  post(connectionId: string, message: ServerMessage): Promise<Posted>;
}
