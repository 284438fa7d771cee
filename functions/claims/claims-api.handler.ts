import { claimsApiEnvironment } from '../../shared/claims/claims-environment.ts';
import { createAnswerStore } from '../runtime/answer-store.dynamodb.ts';
import { dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createApi } from '../runtime/http.ts';
import { bindClaims } from './bind-claims.ts';
import { createClaimsPorts } from './claims-ports.ts';

const env = readEnv(claimsApiEnvironment);
const answers = createAnswerStore(dynamo(), env.CONNECTIONS_TABLE);

/** Claims: imported, followed, compared, undone; settled ones read, summed up, exported, erased. */
export const handler = createApi('claims', bindClaims(createClaimsPorts(env), answers));
