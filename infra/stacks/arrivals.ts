import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { objectCreated } from '../../events/runs/object-created.ts';
import { adoptArrivalEnvironment } from '../../shared/runs/runs-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { allow, grantMissing, grantObjects, grantTable } from '../parts/grants.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import { QueueWithDlq } from '../parts/queue-with-dlq.ts';
import { arrivalFolders, grantFaultPoints } from '../pipelines/engine-steps.ts';
import type { DataStack } from './data-stack.ts';

export interface ArrivalsProps {
  readonly data: DataStack;
  /** JSON: domain → ARN of its state machine. */
  readonly stateMachines: string;
  readonly machineArns: readonly string[];
}

/** Object in the ingest bucket → event on the account's bus → queue → run, its pipeline started. */
export class Arrivals extends Construct {
  readonly queue: QueueWithDlq;

  constructor(scope: Construct, id: string, props: ArrivalsProps) {
    super(scope, id);
    this.queue = new QueueWithDlq(this, 'Waiting', {
      whoIsHurt: 'Whoever sent a file waits for nothing: it arrived and no run took it.',
      visibilityTimeout: Duration.minutes(6),
    });
    this.queueObjects(props.data);
    this.adoptObjects(props);
  }

  private queueObjects({ ingest }: DataStack): void {
    const { queue, deadLetters } = this.queue;
    new Rule(this, 'ObjectArrived', {
      description: 'What is uploaded or dropped waits in the arrivals queue for its run',
      eventPattern: {
        source: [objectCreated.source],
        detailType: [objectCreated.detailType],
        detail: {
          bucket: { name: [ingest.bucketName] },
          object: { key: arrivalFolders.map((prefix) => ({ prefix })) },
        },
      },
      targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters })],
    });
  }

  private adoptObjects({ data, stateMachines, machineArns }: ArrivalsProps): void {
    const adopt = new DomainFunction(this, 'AdoptArrival', {
      handler: 'runs/adopt-arrival',
      schema: adoptArrivalEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        STATE_MACHINES: stateMachines,
        DEFAULT_COUNTRY: deploymentOf(this).settings.defaultCountry,
        PAIR_WAIT_HOURS: String(deploymentOf(this).settings.pairWaitHours),
      },
      whoIsHurt: 'Whoever sends a file waits: nothing that arrives gets a run.',
      timeout: Duration.minutes(1),
    });
    adopt.addEventSource(
      new SqsEventSource(this.queue.queue, { batchSize: 5, reportBatchItemFailures: true }),
    );
    grantTable(adopt, data.runs, ['GetItem', 'PutItem']);
    grantMissing(adopt, data.ingest);
    grantObjects(adopt, data.ingest, arrivalFolders, ['GetObject', 'GetObjectVersion']);
    // A file that no run can take is set apart at once.
    grantObjects(adopt, data.ingest, ['drop/'], ['DeleteObjectVersion']);
    grantObjects(adopt, data.ingest, ['error/'], ['GetObject', 'PutObject']);
    grantFaultPoints(adopt, data);
    allow(adopt, 'states', ['StartExecution'], machineArns);
  }
}
