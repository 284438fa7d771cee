import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import {
  coursesApiEnvironment,
  indexCoursesEnvironment,
} from '../../shared/courses/courses-environment.ts';
import * as courseRoutes from '../../shared/courses/courses-routes.ts';
import * as listRoutes from '../../shared/courses/list-courses.ts';
import * as screenRoutes from '../../shared/courses/screens-routes.ts';
import * as searchRoutes from '../../shared/courses/search-routes.ts';
import { routesOf } from '../../shared/http/list-routes.ts';
import { ApiRoutes } from '../parts/api-routes.ts';

import { DomainFunction } from '../parts/domain-function.ts';
import { grantObjects, grantTable } from '../parts/grants.ts';
import { type Deployment, QuaiStack } from '../parts/quai-stack.ts';
import { QueueWithDlq } from '../parts/queue-with-dlq.ts';
import { followStream } from '../parts/stream-reader.ts';
import { CoursesPipeline } from '../pipelines/courses-pipeline.ts';
import type { ConsoleStack } from './console-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { SearchAccess } from './search-stack.ts';

export interface CoursesStackProps {
  readonly data: DataStack;
  readonly search: SearchAccess;
  readonly console: ConsoleStack;
}

/** Courses: their pipeline, their part of the API, and search that follows their table. */
export class CoursesStack extends QuaiStack {
  readonly process: StateMachine;

  constructor(scope: Construct, id: string, deployment: Deployment, props: CoursesStackProps) {
    super(scope, id, 'Quai: courses', deployment);
    const { data, console } = props;
    this.process = new CoursesPipeline(this, 'Pipeline', {
      data,
      publicUrl: console.publicUrl,
    }).process;
    new ApiRoutes(this, 'Routes', {
      guarded: console.api,
      answeredBy: this.createCoursesApi(props),
      routes: [
        ...routesOf(listRoutes),
        ...routesOf(courseRoutes),
        ...routesOf(searchRoutes),
        ...routesOf(screenRoutes),
      ],
    });
    this.followCourses(props);
  }

  private createCoursesApi({ data, search, console }: CoursesStackProps) {
    const api = new DomainFunction(this, 'CoursesApi', {
      handler: 'courses/courses-api',
      schema: coursesApiEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        CONNECTIONS_TABLE: data.connections.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        COURSES_TABLE: data.courses.tableName,
        PUBLIC_URL: console.publicUrl,
        OPENSEARCH_URL: search.url,
        ORIGIN_SECRET: console.originSecret,
      },
      whoIsHurt: 'Nobody can search, read or import courses.',
      memoryMegabytes: 1024,
    });
    grantTable(api, data.courses, ['GetItem', 'Scan']);
    grantTable(api, data.runs, ['GetItem', 'PutItem']);
    grantTable(api, data.connections, ['GetItem', 'PutItem']);
    grantObjects(api, data.ingest, ['incoming/'], ['PutObject']);
    search.grantSearching(api);
    return api;
  }

  private followCourses({ data, search }: CoursesStackProps): void {
    const whoIsHurt = 'Whoever searches courses finds old ones: changes do not reach search.';
    const retries = new QueueWithDlq(this, 'IndexRetries', {
      whoIsHurt,
      visibilityTimeout: Duration.minutes(6),
    });
    const createIndexer = (id: string, handler: string) => {
      const indexer = new DomainFunction(this, id, {
        handler,
        schema: indexCoursesEnvironment,
        environment: {
          OPENSEARCH_URL: search.url,
          COURSES_TABLE: data.courses.tableName,
          INDEX_RETRY_QUEUE_URL: retries.queue.queueUrl,
        },
        whoIsHurt,
        timeout: Duration.minutes(1),
      });
      search.grantWriting(indexer);
      return indexer;
    };
    const reader = createIndexer('IndexCourses', 'courses/index-courses');
    const retrier = createIndexer('RetryIndex', 'courses/retry-index');
    grantTable(retrier, data.courses, ['GetItem']);
    const enabled = this.deployment.settings.search;
    // Large batches: what an import of thousands writes is to be found two seconds after its end.
    followStream({ table: data.courses, reader, retries, retrier, batchSize: 500, enabled });
  }
}
