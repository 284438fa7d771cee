import middy from '@middy/core';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { indexCoursesEnvironment } from '../../shared/courses/courses-environment.ts';
import { type CourseChange, indexChanges } from '../../shared/courses/index-courses.ts';
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
    const changes: CourseChange[] = [];
    const unreadable: string[] = [];
    for (const record of Records) {
      const id = readChangedId(record);
      if (id === undefined) continue;
      try {
        changes.push(readChange(id, record));
      } catch (error) {
        logger.warn('Unreadable change', { id, error: error instanceof Error ? error.name : '' });
        unreadable.push(id);
      }
    }
    const { written, stale, again } = await indexChanges(index, changes);
    logger.info('Indexed', { written, stale, again: again.length, unreadable: unreadable.length });
    await sendToRetry(sqs(), environment.INDEX_RETRY_QUEUE_URL, [...unreadable, ...again]);
  });
