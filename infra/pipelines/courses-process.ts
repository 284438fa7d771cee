import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Choice, Condition, type IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import {
  concludeAfterFault,
  concludeRun,
  concludeUnwritten,
  settleEveryChunk,
  takeStep,
  writeLog,
} from './steps.ts';

export interface CoursesSteps {
  readonly receiveFiles: IFunction;
  readonly readCourses: IFunction;
  readonly settleCourses: IFunction;
  readonly writeCorrections: IFunction;
  readonly concludeRun: IFunction;
  readonly writeLog: IFunction;
  /** Where reading leaves its chunks. */
  readonly chunks: Bucket;
  readonly chunksAtOnce: number;
}

/**
 * The process of a course file. Input: `{"run_id": "run_…"}`.
 *
 * A dry run takes the same way: settling only compares then.
 */
export function tellCoursesProcess(scope: Construct, steps: CoursesSteps): IChainable {
  const log = writeLog(scope, steps.writeLog, Duration.minutes(15));
  const conclude = concludeRun(scope, steps.concludeRun);
  const afterFault = concludeAfterFault(scope, steps.concludeRun);
  const unwritten = concludeUnwritten(scope, steps.concludeRun);
  for (const end of [conclude, afterFault, unwritten]) end.next(log);
  const receive = takeStep(
    scope,
    'Receive the files',
    { function: steps.receiveFiles, timeout: Duration.minutes(15), verdictPath: '$.receipt' },
    afterFault,
  );
  const read = takeStep(
    scope,
    'Read into chunks',
    { function: steps.readCourses, timeout: Duration.minutes(15), verdictPath: '$.reading' },
    afterFault,
  );
  const settle = settleEveryChunk(
    scope,
    {
      function: steps.settleCourses,
      chunks: steps.chunks,
      listPath: '$.reading.manifest_key',
      concurrency: steps.chunksAtOnce,
    },
    afterFault,
  );

  const correct = takeStep(
    scope,
    'Write the rows to correct',
    {
      function: steps.writeCorrections,
      timeout: Duration.minutes(15),
      verdictPath: '$.corrections',
    },
    unwritten,
  );

  const isThereAnythingToCorrect = new Choice(scope, 'Is there anything to correct?')
    .when(Condition.booleanEquals('$.reading.has_rejected', true), correct.next(conclude))
    .otherwise(conclude);
  const isThereAnythingToSettle = new Choice(scope, 'Is there anything to settle?')
    .when(
      Condition.stringEquals('$.reading.verdict', 'read'),
      settle.next(isThereAnythingToCorrect),
    )
    .otherwise(isThereAnythingToCorrect);
  const isEveryFileReceived = new Choice(scope, 'Is every file received?')
    .when(
      Condition.stringEquals('$.receipt.verdict', 'received'),
      read.next(isThereAnythingToSettle),
    )
    .otherwise(conclude);
  return receive.next(isEveryFileReceived);
}
