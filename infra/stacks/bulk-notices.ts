import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { runConcludedV1 } from '../../events/runs/run-concluded.v1.ts';
import { notifyEndedEnvironment } from '../../shared/transfers/callbacks/callbacks-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { grantSecret, grantTable } from '../parts/grants.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import { DeadLetters } from '../parts/queue-with-dlq.ts';
import { readStream } from '../parts/stream-reader.ts';
import { callbackPolicyOf } from '../pipelines/transfers-settings.ts';
import type { DataStack } from './data-stack.ts';

export interface BulkNoticesProps {
  readonly data: DataStack;
  readonly publicUrl: string;
  readonly keys: Secret;
}

const whoIsHurt = 'Whoever asked to be told of the end of a bulk is not called.';

/** The run of a bulk concluded on the bus, or a bulk ended in the ledger's stream → its `callback_url` told. Of the two either may end last, so both tell. */
export class BulkNotices extends Construct {
  constructor(scope: Construct, id: string, props: BulkNoticesProps) {
    super(scope, id);
    const { data } = props;
    const notify = this.createNotifyEnded(props);
    new Rule(this, 'BulkConcluded', {
      description: 'The run of a bulk has ended',
      eventBus: data.bus,
      eventPattern: {
        source: [runConcludedV1.source],
        detailType: [runConcludedV1.detailType],
        detail: { domain: ['transfers'] },
      },
      targets: [
        new LambdaFunction(notify, {
          deadLetterQueue: new DeadLetters(this, 'NotNotified', { whoIsHurt }),
        }),
      ],
    });
    readStream({
      table: data.ledger,
      reader: notify,
      givenUp: new DeadLetters(this, 'LateEndNotNotified', { whoIsHurt }),
      batchSize: 10,
      // Of all that moves in the ledger only bulks that end concern it.
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('MODIFY'),
          dynamodb: {
            Keys: { sk: { S: FilterRule.isEqual('META') } },
            NewImage: { state: { S: FilterRule.isEqual('ended') } },
          },
        }),
      ],
    });
  }

  private createNotifyEnded({ data, publicUrl, keys }: BulkNoticesProps) {
    const notify = new DomainFunction(this, 'NotifyEnded', {
      handler: 'transfers/notify-ended',
      schema: notifyEndedEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        LEDGER_TABLE: data.ledger.tableName,
        JWS_KEYS_SECRET: keys.secretArn,
        ...callbackPolicyOf(deploymentOf(this).settings, publicUrl),
      },
      whoIsHurt,
      timeout: Duration.minutes(1),
      asynchronous: true,
    });
    grantTable(notify, data.runs, ['GetItem']);
    grantTable(notify, data.ledger, ['GetItem', 'PutItem']);
    grantSecret(notify, keys);
    return notify;
  }
}
