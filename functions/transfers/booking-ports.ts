import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { ulid } from 'ulid';
import type { OutcomePorts } from '../../shared/transfers/life/record-outcomes.ts';
import { createChunkStore } from '../runs/chunk-store.s3.ts';
import { createRunStore } from '../runs/run-store.dynamodb.ts';
import { dynamo, s3 } from '../runtime/clients.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { logger, metrics } from '../runtime/observe.ts';
import { realTiming } from '../runtime/timing.ts';
import { sendingPolicyOf } from './sending-policy-of.ts';
import { createTransfersStore } from './transfers-store.dynamodb.ts';

/** What booking an outcome stands on, whoever learnt it: an answer, a callback. */
export function createBookingPorts(
  env: Parameters<typeof sendingPolicyOf>[0] & {
    readonly RUNS_TABLE: string;
    readonly RESULTS_BUCKET: string;
    readonly LEDGER_TABLE: string;
    readonly FAULTS: 'on' | 'off';
  },
): OutcomePorts & { alarm(code: string, data: Readonly<Record<string, unknown>>): void } {
  return {
    store: createTransfersStore(dynamo(), { ledger: env.LEDGER_TABLE, runs: env.RUNS_TABLE }),
    runs: createRunStore(dynamo(), env.RUNS_TABLE),
    chunks: createChunkStore(s3(), env.RESULTS_BUCKET),
    policy: sendingPolicyOf(env),
    timing: realTiming,
    newId: ulid,
    faultPoint: createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE),
    alarm: (code, data) => {
      logger.error('Somebody has to look at the scheme', { code, ...data });
      metrics().singleMetric().addMetric(code, MetricUnit.Count, 1);
    },
  };
}
