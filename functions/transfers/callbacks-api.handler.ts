import { callbacksApiEnvironment } from '../../shared/transfers/callbacks/callbacks-environment.ts';
import { secrets } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createApi } from '../runtime/http.ts';
import { bindCallbacks } from './bind-callbacks.ts';
import { createBookingPorts } from './booking-ports.ts';
import { createJwsKeys } from './jws-keys.secrets.ts';

const env = readEnv(callbacksApiEnvironment);
const keys = createJwsKeys(secrets(), env.JWS_KEYS_SECRET);

/** What the scheme tells by itself: no token, a signature. It calls nobody. */
export const handler = createApi('transfers', bindCallbacks({ ...createBookingPorts(env), keys }));
