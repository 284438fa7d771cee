import * as z from 'zod';
import { publicEvent, publicRun } from '../runs/public-run.schema.ts';
import { domains, runStatuses } from '../runs/run.ts';

/** What goes over a WebSocket, in both directions; API.md "WebSocket" is the source. */
const runId = z.string().min(1).max(100);
const domain = z.enum(domains);
const one = { run_id: runId };
const all = { domain };
const subscribe = { action: z.literal('subscribe') };
const unsubscribe = { action: z.literal('unsubscribe') };

export const subscribeToRun = z.object({
  ...subscribe,
  ...one,
  after_seq: z.int().min(0).default(0).describe('last seq that the client has'),
});
export const subscribeToDomain = z.object({ ...subscribe, ...all });
export const unsubscribeFromRun = z.object({ ...unsubscribe, ...one });
export const unsubscribeFromDomain = z.object({ ...unsubscribe, ...all });
export const ping = z.object({ action: z.literal('ping') });

export const clientMessage = z.union([
  subscribeToRun,
  subscribeToDomain,
  unsubscribeFromRun,
  unsubscribeFromDomain,
  ping,
]);
export type ClientMessage = z.output<typeof clientMessage>;

export const subscribedToRun = z.object({
  type: z.literal('subscribed'),
  ...one,
  last_seq: z.int().describe('last event of the journal when the subscription began'),
});
export const subscribedToDomain = z.object({
  type: z.literal('subscribed'),
  ...all,
  last_seq: z.null().describe('each run has its own numbers'),
});
export const unsubscribedFromRun = z.object({ type: z.literal('unsubscribed'), ...one });
export const unsubscribedFromDomain = z.object({ type: z.literal('unsubscribed'), ...all });
export const eventMessage = z.object({ type: z.literal('event'), ...one, ...publicEvent.shape });
export const runMessage = z.object({ type: z.literal('run'), ...publicRun.shape });
export const doneMessage = z.object({
  type: z.literal('done'),
  ...one,
  status: z.enum(runStatuses).exclude(['PENDING', 'PROCESSING']),
});
export const errorMessage = z.object({
  type: z.literal('error'),
  code: z.string(),
  message: z.string(),
  run_id: runId.nullable().describe('null when it is not about one run'),
});
export const pong = z.object({ type: z.literal('pong') });

export const serverMessage = z.union([
  subscribedToRun,
  subscribedToDomain,
  unsubscribedFromRun,
  unsubscribedFromDomain,
  eventMessage,
  runMessage,
  doneMessage,
  errorMessage,
  pong,
]);
export type ServerMessage = z.output<typeof serverMessage>;
