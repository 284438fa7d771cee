import { Duration } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { grantSending } from './grants.ts';
import { DeadLetters, type QueueWithDlq } from './queue-with-dlq.ts';

export interface StreamReaderProps {
  readonly table: Table;
  readonly reader: LambdaFunction;
  /** Records that the reader could not work on, one message each. */
  readonly retries: QueueWithDlq;
  /** Works on `retries`. */
  readonly retrier: LambdaFunction;
  readonly batchSize: number;
  readonly enabled?: boolean;
}

/**
 * A function that follows a table's stream. A stream is worked through in order, so one bad
 * record must not hold up the rest: the reader sends it to `retries` and goes on. A batch that
 * fails as a whole is halved, tried again, and its position ends in a queue of its own: it cannot
 * be worked on like a message of `retries`, so it must not lie among those.
 */
export function followStream(props: StreamReaderProps): void {
  const { whoIsHurt } = props.retries;
  const givenUp = new DeadLetters(props.retries, 'StreamGivenUp', { whoIsHurt });
  props.reader.addEventSource(
    new DynamoEventSource(props.table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      maxRecordAge: Duration.hours(1),
      retryAttempts: 10,
      bisectBatchOnError: true,
      onFailure: new SqsDlq(givenUp),
      enabled: props.enabled ?? true,
    }),
  );
  grantSending(props.reader, props.retries.queue);
  props.retrier.addEventSource(
    new SqsEventSource(props.retries.queue, { batchSize: 10, reportBatchItemFailures: true }),
  );
}
