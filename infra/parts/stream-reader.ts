import { Duration } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { grantSending } from './grants.ts';
import type { QueueWithDlq } from './queue-with-dlq.ts';

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
 * fails as a whole is halved, tried again, and its position ends among the dead letters.
 */
export function followStream(props: StreamReaderProps): void {
  props.reader.addEventSource(
    new DynamoEventSource(props.table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      maxRecordAge: Duration.hours(1),
      retryAttempts: 10,
      bisectBatchOnError: true,
      onFailure: new SqsDlq(props.retries.deadLetters),
      enabled: props.enabled ?? true,
    }),
  );
  grantSending(props.reader, props.retries.queue);
  props.retrier.addEventSource(
    new SqsEventSource(props.retries.queue, { batchSize: 10, reportBatchItemFailures: true }),
  );
}
