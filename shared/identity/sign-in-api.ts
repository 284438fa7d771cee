import type { ApiAnswer, RequestOf } from '../http/route.ts';
import type { loginRoute, logoutRoute, meRoute, refreshRoute } from './identity-routes.ts';
import { answerSigningIn, presentUser } from './present-session.ts';
import { refreshSession, type SignInPorts, signIn } from './sign-in.ts';

/** The implementations of the contracts in `identity-routes.ts`. */
export function createSignInApi(ports: SignInPorts) {
  return {
    async login(request: RequestOf<typeof loginRoute>): Promise<ApiAnswer> {
      const { body, sourceAddress, now } = request;
      return answerSigningIn(await signIn(ports, { ...body, sourceAddress }, now), 'AUTH-01');
    },
    async refresh({ body }: RequestOf<typeof refreshRoute>): Promise<ApiAnswer> {
      return answerSigningIn(await refreshSession(ports.directory, body.refresh_token), 'AUTH-02');
    },
    async logout({ caller, body }: RequestOf<typeof logoutRoute>): Promise<ApiAnswer> {
      if (caller === null) return { problem: 'AUTH-02' };
      if (body.refresh_token === undefined) await ports.directory.signOutEverywhere(caller.sub);
      else await ports.directory.revoke(body.refresh_token);
      return { status: 204, headers: {} };
    },
    async me({ caller }: RequestOf<typeof meRoute>): Promise<ApiAnswer> {
      return caller === null ? { problem: 'AUTH-02' } : { status: 200, json: presentUser(caller) };
    },
  };
}
