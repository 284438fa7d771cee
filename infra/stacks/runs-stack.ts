import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Domain } from '../../shared/runs/run.ts';
import {
  publishConcludedEnvironment,
  sweepRunsEnvironment,
} from '../../shared/runs/runs-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { allow, grantIndexes, grantTable } from '../parts/grants.ts';
import { LiveSocket } from '../parts/live-socket.ts';
import { type Deployment, QuaiStack } from '../parts/quai-stack.ts';
import { DeadLetters, QueueWithDlq } from '../parts/queue-with-dlq.ts';
import { followStream } from '../parts/stream-reader.ts';
import { grantConcluding } from '../pipelines/engine-steps.ts';
import { Arrivals } from './arrivals.ts';
import type { ConsoleStack } from './console-stack.ts';
import { type DataStack, runIndexes } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import { RunsApi } from './runs-api.ts';
import type { SearchAccess } from './search-stack.ts';

export interface RunsStackProps {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly search: SearchAccess;
  readonly console: ConsoleStack;
  /** The pipelines there are; a domain that is missing has none yet. */
  readonly processes: Partial<Record<Domain, StateMachine>>;
}

/** The engine around the pipelines: what arrives is adopted, watched, swept, told and served. */
export class RunsStack extends QuaiStack {
  private readonly props: RunsStackProps;
  private readonly stateMachines: string;

  constructor(scope: Construct, id: string, deployment: Deployment, props: RunsStackProps) {
    super(scope, id, 'Quai: runs, whatever their domain', deployment);
    this.props = props;
    const machines = Object.entries(props.processes).map(
      ([domain, process]) => [domain, process.stateMachineArn] as const,
    );
    this.stateMachines = this.toJsonString(Object.fromEntries(machines));
    const { queue: arrivals } = new Arrivals(this, 'Arrival', {
      data: props.data,
      stateMachines: this.stateMachines,
      machineArns: this.machineArns(),
    });
    this.sweepEveryMinute();
    this.publishConcluded();
    new LiveSocket(this, 'Live', { data: props.data, publicUrl: props.console.publicUrl });
    new RunsApi(this, 'Api', {
      ...props,
      arrivals,
      stateMachines: this.stateMachines,
      machineArns: this.machineArns(),
      executionArns: this.executionArns(),
      recordTables: this.toJsonString({
        courses: props.data.courses.tableName,
        claims: props.data.claims.tableName,
      }),
    });
    new CfnOutput(this, 'ArrivalsQueueUrl', { value: arrivals.queue.queueUrl });
  }

  private sweepEveryMinute(): void {
    const { data, console } = this.props;
    const whoIsHurt = 'Runs that hang stay open: whoever waits for one is told nothing.';
    const sweep = new DomainFunction(this, 'SweepRuns', {
      handler: 'runs/sweep-runs',
      schema: sweepRunsEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        RESULTS_BUCKET: data.results.bucketName,
        PUBLIC_URL: console.publicUrl,
        STATE_MACHINES: this.stateMachines,
      },
      whoIsHurt,
      timeout: Duration.minutes(5),
      memoryMegabytes: 1024,
      asynchronous: true,
    });
    grantConcluding(sweep, data);
    grantIndexes(sweep, data.runs, [runIndexes.byOpen]);
    allow(sweep, 'states', ['StartExecution'], this.machineArns());
    allow(sweep, 'states', ['DescribeExecution', 'StopExecution'], this.executionArns());
    new Schedule(this, 'EveryMinute', {
      description: 'Ends or resumes runs that nobody works on any more',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(sweep, {
        deadLetterQueue: new DeadLetters(this, 'NotSwept', { whoIsHurt }),
        // The next minute brings the next one.
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      }),
    });
  }

  /** The second reader of the runs' stream: tells the bus of every run that ended. */
  private publishConcluded(): void {
    const { data } = this.props;
    const whoIsHurt = 'Whoever is to be notified of the end of a run is not.';
    const retries = new QueueWithDlq(this, 'PublishRetries', {
      whoIsHurt,
      visibilityTimeout: Duration.minutes(6),
    });
    const publish = new DomainFunction(this, 'PublishConcluded', {
      handler: 'runs/publish-concluded',
      schema: publishConcludedEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        EVENT_BUS_NAME: data.bus.eventBusName,
        PUBLISH_RETRY_QUEUE_URL: retries.queue.queueUrl,
      },
      whoIsHurt,
      timeout: Duration.minutes(1),
    });
    grantTable(publish, data.runs, ['GetItem']);
    allow(publish, 'events', ['PutEvents'], [data.bus.eventBusArn]);
    followStream({ table: data.runs, reader: publish, retries, retrier: publish, batchSize: 100 });
  }

  private machineArns(): string[] {
    return Object.values(this.props.processes).map((process) => process.stateMachineArn);
  }

  private executionArns(): string[] {
    return Object.values(this.props.processes).map(
      (process) =>
        `arn:${this.partition}:states:${this.region}:${this.account}:execution:${process.stateMachineName}:*`,
    );
  }
}
