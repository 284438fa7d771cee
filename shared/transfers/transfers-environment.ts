import * as z from 'zod';
import { frontDoorEnvironment } from '../http/front-door-environment.ts';
import { callbackUrlEnvironment } from './callbacks/callback-url-environment.ts';

/** Environment of the functions of transfers; see `runs-environment.ts`. */
const name = z.string().min(1);
const faultSwitch = { FAULTS: z.enum(['on', 'off']).default('off') };

/** Minor units by currency from which a bulk waits for approval: `XOF=5000000,NGN=1000000000`. */
export const approvalThreshold = z
  .string()
  .regex(/^([A-Z]{3}=\d{1,16}(,[A-Z]{3}=\d{1,16})*)?$/)
  .default('XOF=5000000')
  .transform(
    (text): ReadonlyMap<string, bigint> =>
      new Map(
        text.split(',').flatMap((each) => {
          const [currency, minor] = each.split('=');
          return currency && minor ? [[currency, BigInt(minor)] as const] : [];
        }),
      ),
  );

/** Where the scheme adapter is and how patient it is; the same for all that call it. */
export const schemeAdapterEnvironment = {
  /** `http://host:4001`, without trailing slash. */
  SCHEME_ADAPTER_URL: name,
  /** Bearer token, where the adapter stands behind a gateway that wants one; empty: none. */
  SCHEME_ADAPTER_TOKEN: z.string().default(''),
  /** Its own time-out per phase (REQUEST_PROCESSING_TIMEOUT_SECONDS of the adapter). */
  SCHEME_ADAPTER_PHASE_SECONDS: z.coerce.number().positive().max(120).default(30),
  /** What we wait beyond its time-outs. */
  SCHEME_ADAPTER_MARGIN_SECONDS: z.coerce.number().positive().max(120).default(5),
  /** Calls at the same time, of all bulks together. */
  SCHEME_ADAPTER_CONCURRENCY: z.coerce.number().int().min(1).max(200).default(8),
};

/** What is taken in: file, rows, funds. */
export const takeInEnvironment = z.object({
  ...faultSwitch,
  ...callbackUrlEnvironment,
  RUNS_TABLE: name,
  INGEST_BUCKET: name,
  RESULTS_BUCKET: name,
  LEDGER_TABLE: name,
  APPROVAL_THRESHOLD: approvalThreshold,
  /** Days that a bulk waits for its approval. */
  APPROVAL_DAYS: z.coerce.number().positive().max(60).default(3),
});

export const sendTransfersEnvironment = z.object({
  ...faultSwitch,
  ...schemeAdapterEnvironment,
  RUNS_TABLE: name,
  RESULTS_BUCKET: name,
  LEDGER_TABLE: name,
});

/** Bulks and accounts over HTTP; what is taken in within a request needs what that step needs. */
export const transfersApiEnvironment = z.object({
  ...takeInEnvironment.shape,
  ...frontDoorEnvironment.shape,
  CONNECTIONS_TABLE: name,
  /** JSON map domain → state machine ARN. */
  STATE_MACHINES: name,
  USER_POOL_ID: name,
  USER_POOL_CLIENT_ID: name,
  /** Where the pool's public keys are, when not at Cognito's own address (the local cloud). */
  JWKS_URI: z.string().default(''),
  /** A person's decision is written down by the same rules as an answer of the scheme. */
  SCHEME_ADAPTER_PHASE_SECONDS: schemeAdapterEnvironment.SCHEME_ADAPTER_PHASE_SECONDS,
  SCHEME_ADAPTER_MARGIN_SECONDS: schemeAdapterEnvironment.SCHEME_ADAPTER_MARGIN_SECONDS,
  SCHEME_ADAPTER_CONCURRENCY: schemeAdapterEnvironment.SCHEME_ADAPTER_CONCURRENCY,
});
