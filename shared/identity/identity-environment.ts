import * as z from 'zod';
import { frontDoorEnvironment } from '../http/front-door-environment.ts';

/** Environment of sign-in; see `runs-environment.ts`. */
export const identityApiEnvironment = z.object({
  ...frontDoorEnvironment.shape,
  USER_POOL_ID: z.string().min(1),
  USER_POOL_CLIENT_ID: z.string().min(1),
  /** Login failures are counted here, with a time to live. */
  CONNECTIONS_TABLE: z.string().min(1),
});
