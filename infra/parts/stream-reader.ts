import { Duration } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { type Function as LambdaFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import {
  DynamoEventSource,
  type DynamoEventSourceProps,
  SqsDlq,
  SqsEventSource,
} from 'aws-cdk-lib/aws-lambda-event-sources';
import { grantSending } from './grants.ts';
import { DeadLetters, type QueueWithDlq } from './queue-with-dlq.ts';

export interface StreamReading extends Pick<DynamoEventSourceProps, 'filters'> {
  readonly table: Table;
  readonly reader: LambdaFunction;
  /** Positions of batches that failed as a whole. */
  readonly givenUp: DeadLetters;
  readonly batchSize: number;
  readonly enabled?: boolean;
}

/** A function that reads a table's stream. A batch that fails as a whole is halved, tried again, and given up after an hour. */
export function readStream({ table, reader, givenUp, ...how }: StreamReading): void {
  reader.addEventSource(
    new DynamoEventSource(table as ITable, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      maxRecordAge: Duration.hours(1),
      retryAttempts: 10,
      bisectBatchOnError: true,
      onFailure: new SqsDlq(givenUp),
      ...how,
    }),
  );
}

export interface StreamReaderProps extends Omit<StreamReading, 'givenUp' | 'filters'> {
  /** Records that the reader could not work on, one message each. */
  readonly retries: QueueWithDlq;
  /** Works on `retries`. */
  readonly retrier: LambdaFunction;
}

/**
 * A function that follows a table's stream. A stream is worked through in order, so one bad
 * record must not hold up the rest: the reader sends it to `retries` and goes on. Where a whole
 * batch failed ends in a queue of its own: it cannot be worked on like a message of `retries`, so
 * it must not lie among those.
 */
export function followStream({ retries, retrier, ...reading }: StreamReaderProps): void {
  const { whoIsHurt } = retries;
  readStream({ ...reading, givenUp: new DeadLetters(retries, 'StreamGivenUp', { whoIsHurt }) });
  grantSending(reading.reader, retries.queue);
  retrier.addEventSource(
    new SqsEventSource(retries.queue, { batchSize: 10, reportBatchItemFailures: true }),
  );
}
