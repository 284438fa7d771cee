import * as z from 'zod';
import { frontDoorEnvironment } from '../http/front-door-environment.ts';

/**
 * Environment of the engine's functions, one schema each: it types what infra must give and what
 * `readEnv` checks at cold start. Names are the same wherever the same thing is meant.
 */
const name = z.string().min(1);
/** Switches faults on for tests; infra never sets it in production. */
const faultSwitch = { FAULTS: z.enum(['on', 'off']).default('off') };
const runs = { RUNS_TABLE: name };
const ingest = { INGEST_BUCKET: name };
const results = { RESULTS_BUCKET: name };
const links = {
  /** Origin that people use: the front door locally, CloudFront on AWS; no trailing slash. */
  PUBLIC_URL: z.string(),
};

/** JSON map domain → state machine ARN; a domain that is missing has no pipeline yet. */
const stateMachines = { STATE_MACHINES: name };

export const adoptArrivalEnvironment = z.object({
  ...runs,
  ...ingest,
  ...stateMachines,
  ...faultSwitch,
  DEFAULT_COUNTRY: z.string().default('Senegal'),
  /** How long the first file of a dropped pair waits for the second one. */
  PAIR_WAIT_HOURS: z.coerce.number().positive().max(720).default(24),
});
export const receiveFilesEnvironment = z.object({
  ...runs,
  ...ingest,
  ...results,
  ...faultSwitch,
});
export const concludeRunEnvironment = z.object({
  ...runs,
  ...ingest,
  ...results,
  ...links,
  ...faultSwitch,
});
/** What is to be corrected, of any domain that has rows. */
export const writeCorrectionsEnvironment = z.object({
  FAULTS: z.enum(['on', 'off']).default('off'),
  RUNS_TABLE: z.string().min(1),
  INGEST_BUCKET: z.string().min(1),
  RESULTS_BUCKET: z.string().min(1),
});
export const writeLogEnvironment = z.object({ ...runs, ...results });
export const runsApiEnvironment = z.object({
  ...runs,
  ...ingest,
  ...results,
  ...links,
  ...stateMachines,
  CONNECTIONS_TABLE: name,
  ARRIVALS_QUEUE_URL: name,
  USER_POOL_ID: name,
  USER_POOL_CLIENT_ID: name,
  /** JSON map domain → table of its records: a confirmation looks at their versions. */
  RECORD_TABLES: name,
  /** Where the pool's public keys are, when not at Cognito's own address (the local cloud). */
  JWKS_URI: z.string().default(''),
  /** The result of a bulk is written from it; empty: there are no bulks. */
  LEDGER_TABLE: z.string().default(''),
  /** Empty: search is off. */
  OPENSEARCH_URL: z.string().default(''),
  ...frontDoorEnvironment.shape,
  QUAI_VERSION: z.string().default('0.1.0'),
});
export const sweepRunsEnvironment = z.object({
  ...runs,
  ...ingest,
  ...results,
  ...links,
  ...stateMachines,
});
/** $connect and $disconnect. */
export const connectSocketEnvironment = z.object({ CONNECTIONS_TABLE: name });
const live = {
  ...runs,
  ...links,
  CONNECTIONS_TABLE: name,
  /** Deliveries to try again; its messages are read by retry-push. */
  PUSH_RETRY_QUEUE_URL: name,
  /** Where to post, on AWS; empty locally, where the SDK's own variable says it. */
  WEBSOCKET_ENDPOINT: z.string().default(''),
};
/** $default: what clients say. */
export const socketEnvironment = z.object(live);
/** The push on the table's stream, and its retry queue. */
export const pushEventsEnvironment = z.object(live);
export const publishConcludedEnvironment = z.object({
  ...runs,
  EVENT_BUS_NAME: name,
  PUBLISH_RETRY_QUEUE_URL: name,
});
/** SSE: verifies ticket or token itself, since a function URL has no authorizer. */
export const streamRunEnvironment = z.object({
  ...runs,
  CONNECTIONS_TABLE: name,
  USER_POOL_ID: name,
  USER_POOL_CLIENT_ID: name,
  /** Where the pool's public keys are, when not at Cognito's own address (the local cloud). */
  JWKS_URI: z.string().default(''),
  /** Bulks of transfers have a stream of their own; empty: only that of their run. */
  LEDGER_TABLE: z.string().default(''),
  ...frontDoorEnvironment.shape,
});
export const docsApiEnvironment = z.object({
  ...links,
  ...frontDoorEnvironment.shape,
  QUAI_VERSION: z.string().default('0.1.0'),
});
