import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Choice, Condition, type IChainable, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import {
  concludeAfterFault,
  concludeRun,
  concludeUnwritten,
  settleEveryChunk,
  takeEvery,
  takeStep,
  writeLog,
} from './steps.ts';

export interface ClaimsSteps {
  readonly receiveFiles: IFunction;
  readonly readClaims: IFunction;
  readonly compareClaims: IFunction;
  readonly gatherClaims: IFunction;
  readonly settleClaims: IFunction;
  readonly writeCorrections: IFunction;
  readonly concludeRun: IFunction;
  readonly writeLog: IFunction;
  /** Where reading and comparing leave their lists. */
  readonly results: Bucket;
  readonly chunksAtOnce: number;
}

/**
 * The process of a statement and a recap. Input: `{"run_id": "run_…"}`.
 *
 * A dry run takes the same way: settling only compares with what is stored then. An undo has
 * nothing to compare: what it reads is settled.
 */
export function tellClaimsProcess(scope: Construct, steps: ClaimsSteps): IChainable {
  const log = writeLog(scope, steps.writeLog, Duration.minutes(15));
  const conclude = concludeRun(scope, steps.concludeRun);
  const afterFault = concludeAfterFault(scope, steps.concludeRun);
  const unwritten = concludeUnwritten(scope, steps.concludeRun);
  for (const end of [conclude, afterFault, unwritten]) end.next(log);
  const step = (sentence: string, fn: IFunction, verdictPath: string, fault: IChainable) =>
    takeStep(scope, sentence, { function: fn, timeout: Duration.minutes(15), verdictPath }, fault);

  const receive = step('Receive the files', steps.receiveFiles, '$.receipt', afterFault);
  const read = step('Read into partitions', steps.readClaims, '$.reading', afterFault);
  const compare = takeEvery(
    scope,
    {
      sentences: { each: 'Compare a partition', all: 'Compare every partition' },
      function: steps.compareClaims,
      list: {
        bucket: steps.results,
        keyPath: '$.reading.partitions_key',
        itemName: 'partition',
      },
      concurrency: steps.chunksAtOnce,
    },
    afterFault,
  );
  const gather = step('Gather the comparison', steps.gatherClaims, '$.comparison', afterFault);
  const settle = settleEveryChunk(
    scope,
    {
      function: steps.settleClaims,
      chunks: steps.results,
      listPath: '$.reading.manifest_key',
      concurrency: steps.chunksAtOnce,
    },
    afterFault,
  );
  const correct = step(
    'Write the rows to correct',
    steps.writeCorrections,
    '$.corrections',
    unwritten,
  ).next(conclude);

  const isThereAnythingToSettle = new Choice(scope, 'Is there anything to settle?')
    .when(Condition.stringEquals('$.comparison.verdict', 'settle'), settle.next(correct))
    .otherwise(correct);
  const isThereAnythingToCompare = new Choice(scope, 'Is there anything to compare?')
    .when(
      Condition.stringEquals('$.reading.verdict', 'read'),
      compare.next(gather).next(isThereAnythingToSettle),
    )
    .when(Condition.stringEquals('$.reading.verdict', 'undo'), settle)
    // Somebody has to say what its columns mean; the answer starts another execution.
    .when(
      Condition.stringEquals('$.reading.verdict', 'waiting'),
      new Succeed(scope, 'The run waits for an answer'),
    )
    .otherwise(conclude);
  const isEveryFileReceived = new Choice(scope, 'Is every file received?')
    .when(
      Condition.stringEquals('$.receipt.verdict', 'received'),
      read.next(isThereAnythingToCompare),
    )
    .otherwise(conclude);
  return receive.next(isEveryFileReceived);
}
