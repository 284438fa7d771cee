import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import {
  sendTransfersEnvironment,
  takeInEnvironment,
} from '../../shared/transfers/transfers-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { grantIndexes, grantObjects, grantTable } from '../parts/grants.ts';
import { createPipelineMachine } from '../parts/pipeline-machine.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import { DeadLetters } from '../parts/queue-with-dlq.ts';
import { turnSeconds } from '../scheme-settings.ts';
import { type DataStack, ledgerIndexes } from '../stacks/data-stack.ts';
import {
  createConcludeRun,
  createWriteLog,
  grantFaultPoints,
  grantReceiving,
} from './engine-steps.ts';
import { tellTransfersProcess } from './transfers-process.ts';
import { adapterOf, approvalOf, callbackPolicyOf } from './transfers-settings.ts';

export interface TransfersPipelineProps {
  readonly data: DataStack;
  readonly publicUrl: string;
}

/** A turn ends well before its function does; calls in flight are waited for. */
const turn = Duration.seconds(turnSeconds);

/** Payment file in S3 → taken in, funds reserved (approved where needed) → sent in turns → run concluded → its log written; and every minute whoever nobody knows the fate of is asked for. */
export class TransfersPipeline extends Construct {
  readonly process: StateMachine;

  constructor(scope: Construct, id: string, { data, publicUrl }: TransfersPipelineProps) {
    super(scope, id);
    const steps = {
      takeIn: this.createTakeIn(data, publicUrl),
      sendTransfers: this.createSendTransfers(data),
      concludeRun: createConcludeRun(this, data, publicUrl),
      writeLog: createWriteLog(this, data),
      turn,
    };
    this.process = createPipelineMachine(
      this,
      tellTransfersProcess(this, steps),
      'A bulk hangs with its funds reserved, until the sweeper lets it go on.',
    );
    this.recoverEveryMinute(data);
  }

  private createTakeIn(data: DataStack, publicUrl: string) {
    const { settings } = deploymentOf(this);
    const take = new DomainFunction(this, 'TakeIn', {
      handler: 'transfers/take-in',
      schema: takeInEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        RESULTS_BUCKET: data.results.bucketName,
        LEDGER_TABLE: data.ledger.tableName,
        ...approvalOf(settings),
        ...callbackPolicyOf(settings, publicUrl),
      },
      whoIsHurt: 'Whoever sent a payment file waits: no file is taken in, nothing is reserved.',
      timeout: Duration.minutes(15),
      memoryMegabytes: 1769,
    });
    grantReceiving(take, data);
    grantTable(take, data.ledger, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    // What was read is read once more, to be judged as a whole.
    grantObjects(take, data.results, ['runs/'], ['GetObject']);
    grantFaultPoints(take, data);
    return take;
  }

  private createSendTransfers(data: DataStack) {
    const send = this.createSending(data, 'SendTransfers', {
      handler: 'transfers/send-transfers',
      whoIsHurt: 'Whoever is to be paid waits: no transfer is sent, funds stay reserved.',
    });
    // Nothing is sent for the first time once its run was cancelled: looked at in the same commit.
    grantTable(send, data.runs, ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem']);
    grantTable(send, data.ledger, ['Query']);
    grantObjects(send, data.results, ['runs/*/records/'], ['PutObject']);
    return send;
  }

  private recoverEveryMinute(data: DataStack): void {
    const whoIsHurt =
      'Whoever waits to learn the fate of a transfer waits on: its funds stay reserved.';
    const recover = this.createSending(data, 'RecoverTransfers', {
      handler: 'transfers/recover-transfers',
      whoIsHurt,
      asynchronous: true,
    });
    // The runs of its bulks have ended: it looks whether they have, and leaves them as they are.
    grantTable(recover, data.runs, ['GetItem']);
    grantIndexes(recover, data.ledger, [ledgerIndexes.byDue]);
    new Schedule(this, 'EveryMinute', {
      description: 'Asks for transfers whose fate nobody knows, of bulks whose run has ended',
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      target: new LambdaInvoke(recover, {
        deadLetterQueue: new DeadLetters(this, 'NotRecovered', { whoIsHurt }),
        // The next minute brings the next one.
        retryAttempts: 0,
        maxEventAge: Duration.minutes(1),
      }),
    });
  }

  /** A function that calls the adapter and books what it says, with the payees' locks. */
  private createSending(
    data: DataStack,
    id: string,
    told: { readonly handler: string; readonly whoIsHurt: string; readonly asynchronous?: true },
  ) {
    const sending = new DomainFunction(this, id, {
      ...told,
      schema: sendTransfersEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        RESULTS_BUCKET: data.results.bucketName,
        LEDGER_TABLE: data.ledger.tableName,
        ...adapterOf(deploymentOf(this).settings),
      },
      timeout: turn,
      memoryMegabytes: 1769,
    });
    grantTable(sending, data.ledger, ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem']);
    grantFaultPoints(sending, data);
    return sending;
  }
}
