import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { objectCreated } from '../../events/runs/object-created.ts';
import { adoptArrival } from '../../shared/runs/adopt-arrival.ts';
import { presentRefusal } from '../../shared/runs/present-report.ts';
import type { CodedMessage } from '../../shared/runs/run.ts';
import { adoptArrivalEnvironment } from '../../shared/runs/runs-environment.ts';
import { dynamo, s3, sfn } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { createFaultPoints } from '../runtime/faults.ts';
import { logger, observe } from '../runtime/observe.ts';
import { realTiming } from '../runtime/timing.ts';
import { createFileStore } from './file-store.s3.ts';
import { loggableAdoption } from './loggable-adoption.ts';
import { createPipelines } from './pipelines.sfn.ts';
import { createRunStore } from './run-store.dynamodb.ts';

const env = readEnv(adoptArrivalEnvironment);
const pipelines = createPipelines(sfn(), env.STATE_MACHINES);
const faultPoint = createFaultPoints(env.FAULTS, dynamo, env.RUNS_TABLE);
const ports = {
  runs: createRunStore(dynamo(), env.RUNS_TABLE),
  files: createFileStore(s3(), env.INGEST_BUCKET),
  timing: realTiming,
  defaultCountry: env.DEFAULT_COUNTRY,
  pairWaitMs: env.PAIR_WAIT_HOURS * 3_600_000,
  // A dropped file's owner has no language yet: that of most senders.
  presentRefusal: (reason: CodedMessage) => presentRefusal(reason, 'fr'),
  hasPipeline: pipelines.hasPipeline,
  async startPipeline(...run: Parameters<typeof pipelines.startPipeline>) {
    await faultPoint('adopt-before-start', run[1]);
    await pipelines.startPipeline(...run);
  },
};

async function adopt(record: SQSRecord): Promise<void> {
  const { bucket, object } = objectCreated.detail.parse(JSON.parse(record.body).detail);
  const adoption = await adoptArrival(ports, {
    bucket: bucket.name,
    key: object.key,
    versionId: object['version-id'],
  });
  logger.info('Arrival adopted', { ...loggableAdoption(adoption), delivery: record.messageId });
}

const processor = new BatchProcessor(EventType.SQS);

/** Arrivals queue → a run for each object, its pipeline started; what fails alone comes again. */
export const handler = middy<SQSEvent, unknown, Error, Context>()
  .use(observe())
  .handler((event, context) => processPartialResponse(event, adopt, processor, { context }));
