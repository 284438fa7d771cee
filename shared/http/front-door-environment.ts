import * as z from 'zod';

/** Header with the secret that only the front door knows, so that nobody goes round it. */
export const originSecretHeader = 'x-origin-secret';

/** For every function that answers people: it refuses calls that did not come by the front door. */
export const frontDoorEnvironment = z.object({
  /** Value of that header; empty locally: nothing to check. */
  ORIGIN_SECRET: z.string().default(''),
});
