import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import {
  DistributedMap,
  Errors,
  type IChainable,
  JitterType,
  JsonPath,
  ProcessorMode,
  ProcessorType,
  type RetryProps,
  S3JsonLItemReader,
  StateMachineType,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { deploymentOf } from '../parts/quai-stack.ts';

/**
 * The steps that every domain's process is told with. A step works on `run_id` alone: what it
 * needs to know lies with the run. What it answers is a verdict to branch on; a fault is retried,
 * and when that does not help the run is concluded after it.
 *
 * Every fault is taken by `States.ALL`: the branches are verdicts, never names of errors.
 */
const backoff = {
  errors: [Errors.ALL],
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxDelay: Duration.seconds(30),
  jitterStrategy: JitterType.FULL,
};

/**
 * Throttling on AWS lasts longer than a second or two: the stage says how patient a step is. All
 * tries of a chunk together wait two minutes at most, inside the five of its express child.
 */
function patiently(scope: Construct, more = 0): RetryProps {
  return { ...backoff, maxAttempts: deploymentOf(scope).settings.retriesMax + more };
}

/** An express child ends after 5 minutes, whatever it does. */
const chunkTimeout = Duration.seconds(290);

export interface Step {
  readonly function: IFunction;
  readonly timeout: Duration;
  /** Where the verdict goes, such as `$.reading`. */
  readonly verdictPath: string;
}

/** One step of the road, tried again and again before the run is concluded after the fault. */
export function takeStep(
  scope: Construct,
  sentence: string,
  step: Step,
  afterFault: IChainable,
): TaskStateBase {
  return new LambdaInvoke(scope, sentence, {
    lambdaFunction: step.function,
    payload: TaskInput.fromObject({ run_id: JsonPath.stringAt('$.run_id') }),
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    resultPath: step.verdictPath,
    taskTimeout: Timeout.duration(step.timeout),
  })
    .addRetry(patiently(scope))
    .addCatch(afterFault, { errors: [Errors.ALL], resultPath: '$.fault' });
}

export interface ChunkSettling {
  readonly function: IFunction;
  /** Bucket of the chunk list that the stage before wrote. */
  readonly chunks: Bucket;
  /** Where the key of that list is, such as `$.reading.manifest_key`. */
  readonly listPath: string;
  /** Chunks of one run at the same time. */
  readonly concurrency: number;
}

/**
 * Every chunk of the list, several at a time, each an express execution of its own. A chunk that
 * is settled already is known by its marker, so the whole list may be gone through again.
 */
export function settleEveryChunk(
  scope: Construct,
  { function: settle, chunks, listPath, concurrency }: ChunkSettling,
  afterFault: IChainable,
): DistributedMap {
  const sentences = { each: 'Settle a chunk', all: 'Settle every chunk' };
  const list = { bucket: chunks, keyPath: listPath, itemName: 'chunk' };
  return takeEvery(scope, { sentences, function: settle, list, concurrency }, afterFault);
}

export interface EveryItem {
  readonly sentences: { readonly each: string; readonly all: string };
  readonly function: IFunction;
  readonly list: {
    readonly bucket: Bucket;
    readonly keyPath: string;
    /** Under which a function gets its item, beside `run_id`. */
    readonly itemName: string;
  };
  readonly concurrency: number;
}

/** One step for every item of a list in object storage, several at a time. */
export function takeEvery(
  scope: Construct,
  { sentences, function: lambdaFunction, list, concurrency }: EveryItem,
  afterFault: IChainable,
): DistributedMap {
  const each = new LambdaInvoke(scope, sentences.each, {
    lambdaFunction,
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    // The answers of all children together must stay small: they are in objects and markers.
    resultSelector: {},
    taskTimeout: Timeout.duration(chunkTimeout),
  }).addRetry(patiently(scope));
  const map = new DistributedMap(scope, sentences.all, {
    itemReader: new S3JsonLItemReader({
      bucket: list.bucket as IBucket,
      key: JsonPath.stringAt(list.keyPath),
    }),
    itemSelector: {
      run_id: JsonPath.stringAt('$.run_id'),
      [list.itemName]: JsonPath.objectAt('$$.Map.Item.Value'),
    },
    mapExecutionType: StateMachineType.EXPRESS,
    maxConcurrency: concurrency,
    resultPath: JsonPath.DISCARD,
  });
  return map
    .itemProcessor(each, {
      mode: ProcessorMode.DISTRIBUTED,
      executionType: ProcessorType.EXPRESS,
    })
    .addRetry({ ...backoff, maxAttempts: 1 })
    .addCatch(afterFault, { errors: [Errors.ALL], resultPath: '$.fault' });
}

/** Ends the run, whichever way it went. When even this fails, the sweeper ends it. */
export function concludeRun(scope: Construct, conclude: IFunction): TaskStateBase {
  return concluding(scope, 'Conclude the run', conclude, {});
}

/** The same, and the journal says that the rows to correct could not be written. */
export function concludeUnwritten(scope: Construct, conclude: IFunction): TaskStateBase {
  return concluding(scope, 'Conclude without the rows to correct', conclude, { unwritten: true });
}

/** The same, with what went wrong, so that the journal can tell. */
export function concludeAfterFault(scope: Construct, conclude: IFunction): TaskStateBase {
  return concluding(scope, 'Conclude after a fault', conclude, {
    fault: JsonPath.objectAt('$.fault'),
  });
}

function concluding(
  scope: Construct,
  sentence: string,
  conclude: IFunction,
  told: Record<string, unknown>,
): TaskStateBase {
  return new LambdaInvoke(scope, sentence, {
    lambdaFunction: conclude,
    payload: TaskInput.fromObject({ run_id: JsonPath.stringAt('$.run_id'), ...told }),
    payloadResponseOnly: true,
    retryOnServiceExceptions: false,
    resultPath: '$.conclusion',
    taskTimeout: Timeout.duration(Duration.minutes(5)),
  }).addRetry(patiently(scope, 2));
}

/** After the end; when it fails the log is put together by whoever asks for it. */
export function writeLog(scope: Construct, write: IFunction, timeout: Duration): TaskStateBase {
  const unwritten = new Succeed(scope, 'The log is told when it is asked for');
  const step = { function: write, timeout, verdictPath: '$.log' };
  return takeStep(scope, 'Write the log', step, unwritten);
}
