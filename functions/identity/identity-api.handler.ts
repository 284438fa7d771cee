import { identityApiEnvironment } from '../../shared/identity/identity-environment.ts';
import {
  loginAliasRoute,
  loginRoute,
  logoutRoute,
  meRoute,
  refreshRoute,
} from '../../shared/identity/identity-routes.ts';
import { createSignInApi } from '../../shared/identity/sign-in-api.ts';
import { cognito, dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { bind, createApi } from '../runtime/http.ts';
import { createFailureStore } from './failure-store.dynamodb.ts';
import { createUserDirectory } from './user-directory.cognito.ts';

const env = readEnv(identityApiEnvironment);
const api = createSignInApi({
  directory: createUserDirectory(cognito(), env.USER_POOL_ID, env.USER_POOL_CLIENT_ID),
  failures: createFailureStore(dynamo(), env.CONNECTIONS_TABLE),
});

export const handler = createApi('identity', [
  bind(loginRoute, api.login),
  bind(loginAliasRoute, api.login),
  bind(refreshRoute, api.refresh),
  bind(logoutRoute, api.logout),
  bind(meRoute, api.me),
]);
