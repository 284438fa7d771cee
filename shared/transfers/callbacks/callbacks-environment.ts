import * as z from 'zod';
import { frontDoorEnvironment } from '../../http/front-door-environment.ts';
import { schemeAdapterEnvironment } from '../transfers-environment.ts';
import { callbackUrlEnvironment } from './callback-url-environment.ts';

const name = z.string().min(1);

/** Whoever signs, or checks signatures. */
export const jwsEnvironment = {
  /** Name or ARN of the secret with the JWS keys (`key-ring.ts`). */
  JWS_KEYS_SECRET: name,
};

export const notifyEndedEnvironment = z.object({
  ...jwsEnvironment,
  ...callbackUrlEnvironment,
  RUNS_TABLE: name,
  LEDGER_TABLE: name,
});

/** What the scheme tells is booked by the same rules as its answers. */
export const callbacksApiEnvironment = z.object({
  ...jwsEnvironment,
  ...frontDoorEnvironment.shape,
  FAULTS: z.enum(['on', 'off']).default('off'),
  RUNS_TABLE: name,
  RESULTS_BUCKET: name,
  LEDGER_TABLE: name,
  SCHEME_ADAPTER_PHASE_SECONDS: schemeAdapterEnvironment.SCHEME_ADAPTER_PHASE_SECONDS,
  SCHEME_ADAPTER_MARGIN_SECONDS: schemeAdapterEnvironment.SCHEME_ADAPTER_MARGIN_SECONDS,
  SCHEME_ADAPTER_CONCURRENCY: schemeAdapterEnvironment.SCHEME_ADAPTER_CONCURRENCY,
});
