import * as z from 'zod';
import { roles } from '../../shared/access/caller.ts';
import { domains, languages } from '../../shared/runs/run.ts';

/** How connections, feeds and subscriptions lie in the connections table. */
export const storedCaller = z.object({
  sub: z.string(),
  email: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  country: z.string().nullable(),
  countryCode: z.string().nullable(),
  lang: z.enum(languages),
});

/** The table's expiry attribute: whole seconds, so an item never goes too early. */
export const epochSeconds = (at: Date): number => Math.ceil(at.getTime() / 1_000);
const expiry = z.number().transform((seconds) => new Date(seconds * 1_000));

export const connectionItem = z.object({
  id: z.string(),
  caller: storedCaller,
  lang: z.enum(languages),
  connectedAt: z.string().transform((at) => new Date(at)),
  expiresAt: expiry,
});

export const subscriptionItem = z.object({
  runId: z.string(),
  connectionId: z.string(),
  lang: z.enum(languages),
  sentSeq: z.number(),
  doneSent: z.boolean(),
  explicit: z.boolean(),
  isMasked: z.boolean().default(true),
  expiresAt: expiry,
});

export const feedItem = z.object({
  domain: z.enum(domains),
  connectionId: z.string(),
  caller: storedCaller,
  lang: z.enum(languages),
  expiresAt: expiry,
});

/** Keys of the connections table; nobody else builds them. */
export const connectionKey = (id: string) => ({ pk: `CONN#${id}`, sk: 'META' });
export const subscriptionKey = (runId: string, connectionId: string) => ({
  pk: `RUN#${runId}`,
  sk: `CONN#${connectionId}`,
});
export const feedKey = (domain: string, connectionId: string) => ({
  pk: `DOMAIN#${domain}`,
  sk: `CONN#${connectionId}`,
});
