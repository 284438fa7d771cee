import type { Connection, Subject } from './connection-store.ts';
import { followDomain } from './follow-domain.ts';
import { followRun } from './follow-run.ts';
import type { LivePorts } from './live-ports.ts';
import { refuse } from './refuse.ts';
import { type ClientMessage, clientMessage } from './socket-messages.schema.ts';

/** Larger messages are refused unread; the largest that means anything has about 200 bytes. */
const messageBytesMax = 4_096;

/**
 * Answers one message of a client; every answer goes over the socket. What cannot be understood is
 * answered with an error, and the connection stays open.
 *
 * @param deadline nothing new is begun after it; what is left then comes through the retry queue
 */
export async function answerMessage(
  ports: LivePorts,
  connectionId: string,
  text: string,
  deadline: Date,
): Promise<void> {
  const message = readMessage(text);
  if (typeof message === 'object' && message.action === 'ping') {
    await ports.socket.post(connectionId, { type: 'pong' });
    return;
  }
  const connection = await ports.connections.readConnection(connectionId);
  // Closed in the meantime: there is nobody to answer.
  if (connection === undefined) return;
  if (typeof message === 'string') return refuse(ports, connection, message);
  switch (message.action) {
    case 'subscribe':
      return 'run_id' in message
        ? followRun(
            ports,
            connection,
            { runId: message.run_id, afterSeq: message.after_seq },
            deadline,
          )
        : followDomain(ports, connection, message.domain, deadline);
    case 'unsubscribe':
      return unfollow(ports, connection, message);
  }
}

type Unsubscribe = Extract<ClientMessage, { action: 'unsubscribe' }>;

/** Stops what was asked for; a run goes on while the connection follows its domain. */
async function unfollow(
  { connections, socket }: LivePorts,
  { id }: Connection,
  message: Unsubscribe,
): Promise<void> {
  const subject: Subject =
    'run_id' in message
      ? { kind: 'run', runId: message.run_id }
      : { kind: 'domain', domain: message.domain };
  if (subject.kind === 'run') await connections.makeImplicit(subject.runId, id);
  else await connections.removeFeed(subject.domain, id);
  await connections.removeSubject(id, subject);
  await socket.post(
    id,
    subject.kind === 'run'
      ? { type: 'unsubscribed', run_id: subject.runId }
      : { type: 'unsubscribed', domain: subject.domain },
  );
}

function readMessage(text: string): ClientMessage | 'RUN-LIVE-SIZE' | 'RUN-LIVE-FORM' {
  if (new TextEncoder().encode(text).length > messageBytesMax) return 'RUN-LIVE-SIZE';
  const read = clientMessage.safeParse(parseJson(text));
  return read.success ? read.data : 'RUN-LIVE-FORM';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
