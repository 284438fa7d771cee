import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { isOnAws } from './quai-stack.ts';
import { alarmPeriod, watchForAny } from './watch.ts';

export interface QueueWithDlqProps {
  /** Who waits in vain while messages lie in the dead-letter queue. */
  readonly whoIsHurt: string;
  /** At least six times the consumer's timeout, as the service advises. */
  readonly visibilityTimeout: Duration;
}

const deliveriesMax = 5;

/**
 * A queue as all ours are: encrypted, TLS only (the local cloud has none), five deliveries, then a
 * watched second queue.
 */
export class QueueWithDlq extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly whoIsHurt: string;

  constructor(scope: Construct, id: string, props: QueueWithDlqProps) {
    super(scope, id);
    this.whoIsHurt = props.whoIsHurt;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { whoIsHurt: props.whoIsHurt });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: isOnAws(this),
      visibilityTimeout: props.visibilityTimeout,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: deliveriesMax },
    });
  }
}

/** Where messages end that nobody could work on; any message in it rings an alarm. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, props: { readonly whoIsHurt: string }) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: isOnAws(scope),
      retentionPeriod: Duration.days(14),
    });
    const depth = this.metricApproximateNumberOfMessagesVisible({
      period: alarmPeriod,
      statistic: 'Maximum',
    });
    watchForAny(this, 'NotEmpty', depth, props.whoIsHurt);
  }
}
