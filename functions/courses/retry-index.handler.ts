import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { indexCoursesEnvironment } from '../../shared/courses/courses-environment.ts';
import { reindexCourse } from '../../shared/courses/index-courses.ts';
import { dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { openSearchClient } from '../runtime/opensearch.ts';
import { createCourseStore } from './course-store.dynamodb.ts';
import { indexRetry } from './retry-queue.sqs.ts';
import { createCourseIndex } from './search-index.opensearch.ts';

const environment = readEnv(indexCoursesEnvironment);
const store = createCourseStore(dynamo(), environment.COURSES_TABLE);
const index =
  environment.OPENSEARCH_URL === ''
    ? undefined
    : createCourseIndex(openSearchClient(environment.OPENSEARCH_URL), environment.SEARCH_INDEX);
const processor = new BatchProcessor(EventType.SQS);

async function retry({ body }: SQSRecord): Promise<void> {
  if (index === undefined) return;
  const { id } = indexRetry.parse(JSON.parse(body));
  logger.info('Indexed again', { id, result: await reindexCourse(index, store, id) });
}

/** Queue of courses that could not be indexed → the index, as the table has them now. */
export const handler = middy<SQSEvent>()
  .use(observe())
  .handler((event, context) =>
    processPartialResponse(event, retry, processor, { context, throwOnFullBatchFailure: false }),
  );
