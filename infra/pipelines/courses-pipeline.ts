import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import {
  readCoursesEnvironment,
  settleCoursesEnvironment,
} from '../../shared/courses/courses-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { grantListing, grantObjects, grantTable } from '../parts/grants.ts';
import { createPipelineMachine } from '../parts/pipeline-machine.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { tellCoursesProcess } from './courses-process.ts';
import {
  createConcludeRun,
  createReceiveFiles,
  createWriteCorrections,
  createWriteLog,
  grantFaultPoints,
  restFolders,
} from './engine-steps.ts';

export interface CoursesPipelineProps {
  readonly data: DataStack;
  readonly publicUrl: string;
}

/** Course file in S3 → read into chunks → every chunk settled once (or only compared, in a dry run) → rejected rows into a workbook → run concluded → its log written. */
export class CoursesPipeline extends Construct {
  readonly process: StateMachine;

  constructor(scope: Construct, id: string, { data, publicUrl }: CoursesPipelineProps) {
    super(scope, id);
    const steps = {
      receiveFiles: createReceiveFiles(this, data),
      readCourses: this.createReadCourses(data),
      settleCourses: this.createSettleCourses(data),
      writeCorrections: createWriteCorrections(this, data, {
        handler: 'courses/write-corrections',
        whoIsHurt: 'Whoever has rows to correct finds no workbook of them, only the findings.',
      }),
      concludeRun: createConcludeRun(this, data, publicUrl),
      writeLog: createWriteLog(this, data),
      chunks: data.results,
      chunksAtOnce: deploymentOf(this).settings.mapConcurrency,
    };
    this.process = createPipelineMachine(
      this,
      tellCoursesProcess(this, steps),
      'Whoever imported courses waits for a run that the sweeper will end in ERROR.',
    );
  }

  private createReadCourses(data: DataStack) {
    const read = new DomainFunction(this, 'ReadCourses', {
      handler: 'courses/read-courses',
      schema: readCoursesEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        RESULTS_BUCKET: data.results.bucketName,
        COURSE_CURRENCY: deploymentOf(this).settings.courseCurrency,
      },
      whoIsHurt: 'Whoever imports courses waits: no file is read.',
      timeout: Duration.minutes(15),
      memoryMegabytes: 1769,
    });
    // A replay looks up what the first run read and rejected.
    grantTable(read, data.runs, ['GetItem', 'Query', 'PutItem']);
    grantListing(read, data.results, ['runs/']);
    // A confirmed dry run, like a replay, is read from where its file rests.
    grantObjects(read, data.ingest, ['processing/', ...restFolders], ['GetObject']);
    grantObjects(read, data.results, ['runs/'], ['GetObject', 'PutObject']);
    grantFaultPoints(read, data);
    return read;
  }

  private createSettleCourses(data: DataStack) {
    const settle = new DomainFunction(this, 'SettleCourses', {
      handler: 'courses/settle-courses',
      schema: settleCoursesEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        RESULTS_BUCKET: data.results.bucketName,
        COURSES_TABLE: data.courses.tableName,
      },
      whoIsHurt: 'Whoever imports courses waits: what was read is not written.',
      timeout: Duration.seconds(285),
      memoryMegabytes: 1769,
    });
    grantTable(settle, data.runs, ['GetItem', 'BatchGetItem', 'PutItem']);
    grantTable(settle, data.courses, ['BatchGetItem', 'PutItem']);
    grantObjects(settle, data.results, ['runs/'], ['GetObject', 'PutObject']);
    grantFaultPoints(settle, data);
    return settle;
  }
}
