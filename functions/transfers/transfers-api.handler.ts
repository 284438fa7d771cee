import { transfersApiEnvironment } from '../../shared/transfers/transfers-environment.ts';
import { createAnswerStore } from '../runtime/answer-store.dynamodb.ts';
import { dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createApi } from '../runtime/http.ts';
import { bindTransfers } from './bind-transfers.ts';
import { createTransfersPorts } from './transfers-ports.ts';

const env = readEnv(transfersApiEnvironment);
const answers = createAnswerStore(dynamo(), env.CONNECTIONS_TABLE);

/** Bulks: taken in, decided on, followed, resolved, tried again; and the accounts that pay them. */
export const handler = createApi('transfers', bindTransfers(createTransfersPorts(env), answers));
