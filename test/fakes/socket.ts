import type { Posted, Socket } from '../../shared/live/socket.ts';
import { type ServerMessage, serverMessage } from '../../shared/live/socket-messages.schema.ts';

export interface FakeSocket extends Socket {
  /** Everything that arrived at a connection, in order. */
  received(connectionId: string): ServerMessage[];
  /** What becomes of the next messages, one each; when it is used up they are sent. */
  answerNext(...answers: Posted[]): void;
  /** From now on nobody is there. */
  close(connectionId: string): void;
}

/** Connections in memory; what is not a message of the contract fails the test that posts it. */
export function createFakeSocket(): FakeSocket {
  const inboxes = new Map<string, ServerMessage[]>();
  const closed = new Set<string>();
  const answers: Posted[] = [];
  const inbox = (id: string) => inboxes.get(id) ?? [];
  return {
    async post(connectionId, message) {
      serverMessage.parse(message);
      if (closed.has(connectionId)) return 'gone';
      const answer = answers.shift() ?? 'sent';
      if (answer === 'sent') inboxes.set(connectionId, [...inbox(connectionId), message]);
      return answer;
    },
    received: inbox,
    answerNext(...next) {
      answers.push(...next);
    },
    close(connectionId) {
      closed.add(connectionId);
    },
  };
}
