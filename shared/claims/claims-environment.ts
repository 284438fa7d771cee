import * as z from 'zod';
import { frontDoorEnvironment } from '../http/front-door-environment.ts';

/** Environment of the claims functions; see `runs-environment.ts`. */
const name = z.string().min(1);
const faultSwitch = { FAULTS: z.enum(['on', 'off']).default('off') };

/** `5`, or with exceptions `5,NG=0,CI=10`: whole units of the currency. */
const tolerance = z
  .string()
  .regex(/^\d{1,6}(,[A-Z]{2}=\d{1,6})*$/)
  .default('5')
  .transform((text) => {
    const [everywhere = '5', ...exceptions] = text.split(',');
    const byCountry = exceptions.map((each) => {
      const [country = '', units = ''] = each.split('=');
      return [country, Number(units)] as const;
    });
    return { everywhere: Number(everywhere), byCountry: Object.fromEntries(byCountry) };
  });

export const readClaimsEnvironment = z.object({
  ...faultSwitch,
  RUNS_TABLE: name,
  INGEST_BUCKET: name,
  RESULTS_BUCKET: name,
  /** `on`: a statement must have all 22 columns of the system before this one. */
  CLAIMS_STRICT_HEADERS: z.enum(['on', 'off']).default('off'),
});
export const compareClaimsEnvironment = z.object({
  ...faultSwitch,
  RUNS_TABLE: name,
  RESULTS_BUCKET: name,
  CLAIMS_TOLERANCE: tolerance,
});
export const gatherClaimsEnvironment = z.object({
  ...faultSwitch,
  RUNS_TABLE: name,
  RESULTS_BUCKET: name,
});
export const settleClaimsEnvironment = z.object({
  ...faultSwitch,
  RUNS_TABLE: name,
  RESULTS_BUCKET: name,
  CLAIMS_TABLE: name,
  /** `off`: a claim whose insured A is not known is rejected (CLM-M01). */
  CREATE_MISSING_INSURED: z.enum(['on', 'off']).default('on'),
});
export const claimsApiEnvironment = z.object({
  ...frontDoorEnvironment.shape,
  RUNS_TABLE: name,
  CONNECTIONS_TABLE: name,
  INGEST_BUCKET: name,
  RESULTS_BUCKET: name,
  CLAIMS_TABLE: name,
  PUBLIC_URL: z.string(),
  /** JSON map domain → state machine ARN: an undo is a run of the same pipeline. */
  STATE_MACHINES: name,
  USER_POOL_ID: name,
  USER_POOL_CLIENT_ID: name,
  /** Where the pool's public keys are, when not at Cognito's own address (the local cloud). */
  JWKS_URI: z.string().default(''),
});
