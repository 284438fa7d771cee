import * as z from 'zod';
import * as live from '../shared/live/socket-messages.schema.ts';
import { runConcludedV1 } from './runs/run-concluded.v1.ts';

/** Messages of a client, by the names under which samples and document know them. */
export const clientMessages = {
  subscribeToRun: live.subscribeToRun,
  subscribeToDomain: live.subscribeToDomain,
  unsubscribeFromRun: live.unsubscribeFromRun,
  unsubscribeFromDomain: live.unsubscribeFromDomain,
  ping: live.ping,
} as const;

/** Messages of the server. */
export const serverMessages = {
  subscribedToRun: live.subscribedToRun,
  subscribedToDomain: live.subscribedToDomain,
  unsubscribedFromRun: live.unsubscribedFromRun,
  unsubscribedFromDomain: live.unsubscribedFromDomain,
  event: live.eventMessage,
  run: live.runMessage,
  done: live.doneMessage,
  error: live.errorMessage,
  pong: live.pong,
} as const;

const summaries: Readonly<Record<string, string>> = {
  subscribeToRun: 'Follow one run: past events after `after_seq` first, then each as it happens',
  subscribeToDomain: 'Follow all runs of a domain that the caller may see',
  unsubscribeFromRun: 'Stop following a run',
  unsubscribeFromDomain: 'Stop following a domain',
  ping: 'Keeps the connection open: the gateway closes it after 10 silent minutes',
  subscribedToRun: 'First answer to a subscription',
  subscribedToDomain: 'First answer to a subscription; then a `run` for each that is not long over',
  unsubscribedFromRun: 'Nothing more comes for this run',
  unsubscribedFromDomain: 'Nothing more comes for runs of this domain not followed by their own',
  event: 'A line of the journal: in order, none missing; drop what is ≤ the last seq you have',
  run: 'The run as it is now, on each change of its state',
  done: 'The run has ended, and every event of it was sent',
  error: 'A request was refused; the connection stays open',
  pong: 'Answer to ping',
  runConcluded: 'A run has ended; told at least once, consumers know a run by its id',
};

/**
 * The AsyncAPI 3.0 document of everything that is not request and response: the WebSocket, and
 * the events on the bus. Made from the schemas that validate the messages; `asyncapi.json` is
 * this, and a test holds them together.
 */
export function describeAsyncapi(): Record<string, unknown> {
  const sent = Object.keys(clientMessages);
  const received = Object.keys(serverMessages);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Quai: live messages and events',
      version: '1.0.0',
      description:
        'Connect to `websocket_url?ticket=…` (`&lang=fr|en`) with a ticket from' +
        ' `POST /api/realtime/tickets`. The gateway closes a connection after 10 silent minutes' +
        ' or 2 hours: reconnect with a new ticket and subscribe with the last `seq`.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      socket: {
        address: '/',
        description: 'The WebSocket',
        bindings: { ws: { query: describe(socketQuery, 'input') } },
        messages: referencesTo([...sent, ...received]),
      },
      bus: {
        address: runConcludedV1.source,
        description: `EventBridge, source ${runConcludedV1.source}`,
        messages: referencesTo(['runConcluded']),
      },
    },
    operations: {
      // Seen from the server, as the specification wants it.
      hearClient: operation('receive', 'socket', sent),
      tellClient: operation('send', 'socket', received),
      publishRunConcluded: operation('send', 'bus', ['runConcluded']),
    },
    components: {
      messages: {
        ...describeMessages(clientMessages, 'input'),
        ...describeMessages(serverMessages, 'output'),
        ...describeMessages({ runConcluded: busEvent }, 'output'),
      },
    },
  };
}

const socketQuery = z.object({ ticket: z.string(), lang: z.enum(['fr', 'en']).optional() });
const busEvent = z.object({
  source: z.literal(runConcludedV1.source),
  'detail-type': z.literal(runConcludedV1.detailType),
  detail: runConcludedV1.detail,
});

/** @param io clients may leave out what has a default; the server leaves out nothing */
function describeMessages(messages: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output') {
  const described = Object.entries(messages).map(([name, schema]) => {
    return [name, { name, summary: summaries[name], payload: describe(schema, io) }] as const;
  });
  return Object.fromEntries(described);
}

/** AsyncAPI's own schemas are draft 07; which draft it is, is said once for the document. */
function describe(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema, ...described } = z.toJSONSchema(schema, { target: 'draft-07', io });
  return described;
}

function referencesTo(names: readonly string[]) {
  const reference = (name: string) => [name, { $ref: `#/components/messages/${name}` }] as const;
  return Object.fromEntries(names.map(reference));
}

function operation(action: 'send' | 'receive', channel: string, names: readonly string[]) {
  return {
    action,
    channel: { $ref: `#/channels/${channel}` },
    messages: names.map((name) => ({ $ref: `#/channels/${channel}/messages/${name}` })),
  };
}
