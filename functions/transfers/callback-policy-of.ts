import type * as z from 'zod';
import type { callbackUrlEnvironment } from '../../shared/transfers/callbacks/callback-url-environment.ts';
import type { CallbackPolicy } from '../../shared/transfers/callbacks/judge-callback-url.ts';

/** Whom a `callback_url` may mean, as the settings say. */
export function callbackPolicyOf(
  env: z.output<z.ZodObject<typeof callbackUrlEnvironment>>,
): CallbackPolicy {
  return {
    ownOrigin: env.PUBLIC_URL,
    allowsHttp: env.CALLBACK_HTTP === 'on',
    exceptions: env.CALLBACK_NETWORKS,
  };
}
