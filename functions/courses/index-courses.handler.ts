import middy from '@middy/core';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { indexCoursesEnvironment } from '../../shared/courses/courses-environment.ts';
import { indexBatch } from '../../shared/courses/index-courses.ts';
import { sqs } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { logger, observe } from '../runtime/observe.ts';
import { openSearchClient } from '../runtime/opensearch.ts';
import { readChange, readChangedId } from './course-item.ts';
import { sendToRetry } from './retry-queue.sqs.ts';
import { createCourseIndex } from './search-index.opensearch.ts';

const environment = readEnv(indexCoursesEnvironment);
const index =
  environment.OPENSEARCH_URL === ''
    ? undefined
    : createCourseIndex(openSearchClient(environment.OPENSEARCH_URL), environment.SEARCH_INDEX);

/**
 * Stream of the table of courses → search index. A stream waits for a batch that throws, so
 * whatever cannot be read or indexed goes to the retry queue by its id, and the rest goes on.
 */
export const handler = middy<DynamoDBStreamEvent>()
  .use(observe())
  .handler(async ({ Records }) => {
    if (index === undefined) return;
    const batch = Records.flatMap((record: DynamoDBRecord) => {
      const id = readChangedId(record);
      return id === undefined ? [] : [{ id, read: () => readChange(id, record) }];
    });
    const { written, stale, again } = await indexBatch(index, batch, (id, error) =>
      logger.warn('Unreadable change', { id, error: error instanceof Error ? error.name : '' }),
    );
    logger.info('Indexed', { written, stale, again: again.length });
    await sendToRetry(sqs(), environment.INDEX_RETRY_QUEUE_URL, again);
  });
