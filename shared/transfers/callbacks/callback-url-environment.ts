import * as z from 'zod';

/** CIDRs, comma between them: `127.0.0.0/8,::1/128`. */
const networks = z
  .string()
  .regex(/^([\da-f:.]+\/\d{1,3}(,[\da-f:.]+\/\d{1,3})*)?$/i)
  .default('')
  .transform((text): readonly string[] => text.split(',').filter((each) => each !== ''));

/** Whom a `callback_url` may mean. */
export const callbackUrlEnvironment = {
  /** Origin of our own deployment, which is never called. */
  PUBLIC_URL: z.string(),
  /** Whether addresses without TLS are called; locally a receiver has no certificate. */
  CALLBACK_HTTP: z.enum(['on', 'off']).default('off'),
  /** Networks that are called although they are not public; on AWS none. */
  CALLBACK_NETWORKS: networks,
};
