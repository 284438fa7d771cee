import { wordMessage } from '../messages/catalogue.ts';
import type { Connection } from './connection-store.ts';
import type { Socket } from './socket.ts';

/** Tells a connection why it does not get what it asked for; the connection stays open. */
export async function refuse(
  ports: { readonly socket: Socket },
  connection: Pick<Connection, 'id' | 'lang'>,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const runId = typeof data['run_id'] === 'string' ? data['run_id'] : null;
  await ports.socket.post(connection.id, {
    type: 'error',
    code,
    message: wordMessage(code, data, connection.lang),
    run_id: runId,
  });
}
