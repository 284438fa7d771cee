import type * as z from 'zod';
import { inspectFile } from '../../shared/sources/inspect-file.ts';
import type { TakingInPorts } from '../../shared/transfers/bulks/take-in.ts';
import { paymentReadingRules } from '../../shared/transfers/files/read-payment.ts';
import type { takeInEnvironment } from '../../shared/transfers/transfers-environment.ts';
import { paymentListKeys } from '../../shared/transfers/transfers-fields.ts';
import { nameFindingOf } from '../runs/reading-of-domains.ts';
import { createReadingPorts } from '../runs/reading-ports.ts';
import { dynamo } from '../runtime/clients.ts';
import { callbackPolicyOf } from './callback-policy-of.ts';
import { createTransfersStore } from './transfers-store.dynamodb.ts';

/** What taking a payment file in stands on, within a request and in the pipeline alike. */
export function createTakingInPorts(env: z.output<typeof takeInEnvironment>): TakingInPorts {
  return {
    ...createReadingPorts({ ...env, listKeys: paymentListKeys }),
    inspect: inspectFile,
    nameFinding: nameFindingOf,
    rules: paymentReadingRules,
    store: createTransfersStore(dynamo(), { ledger: env.LEDGER_TABLE, runs: env.RUNS_TABLE }),
    callbackPolicy: callbackPolicyOf(env),
    approval: { threshold: env.APPROVAL_THRESHOLD, days: env.APPROVAL_DAYS },
  };
}
