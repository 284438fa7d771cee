import { clientMessage, serverMessage } from '../../shared/live/socket-messages.schema.ts';

/** What goes over the WebSocket: one object for those who send, who receive, and who document. */
export const socketMessagesV1 = { client: clientMessage, server: serverMessage } as const;
