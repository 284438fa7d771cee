import { CfnOutput } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type Deployment, QuaiStack } from '../parts/quai-stack.ts';
import { alarmPeriod, watchForAny } from '../parts/watch.ts';
import { TransfersPipeline } from '../pipelines/transfers-pipeline.ts';
import { BulkNotices } from './bulk-notices.ts';
import type { ConsoleStack } from './console-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import { TransfersApi } from './transfers-api.ts';

export interface TransfersStackProps {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly console: ConsoleStack;
}

/** What our own count of the scheme rings for (`SendingPorts.alarm`), and who is hurt. */
const schemeAlarms = {
  'TRF-B01': 'The scheme adapter gives no answer at all: nothing is paid until it is restarted.',
  'TRF-B02': 'The scheme says that our own liquidity is short: nothing is paid until it is raised.',
  'TRF-I01': 'The scheme contradicts what was booked: an approver has to look at a transfer.',
} as const;

/** Bulk transfers: their pipeline, their part of the API, what the scheme and clients are told. */
export class TransfersStack extends QuaiStack {
  /**
   * Undefined without a scheme adapter (SCHEME_ADAPTER_URL): the domain is closed then, as one that
   * has no pipeline is everywhere (UPL-12), and what was paid before can be read all the same.
   */
  readonly process: StateMachine | undefined;

  constructor(scope: Construct, id: string, deployment: Deployment, props: TransfersStackProps) {
    super(scope, id, 'Quai: bulk transfers', deployment);
    const { data, console } = props;
    const { publicUrl } = console;
    this.process =
      deployment.settings.scheme.adapterUrl === ''
        ? undefined
        : new TransfersPipeline(this, 'Pipeline', { data, publicUrl }).process;
    // Filled by whoever runs the scheme: the keys are made elsewhere and never in a template.
    const keys = new Secret(this, 'JwsKeys', {
      description: 'JWS keys: our own, and the public ones of those whose word we take',
      // Until then nobody's word is taken, and nothing is signed.
      secretObjectValue: {},
    });
    new TransfersApi(this, 'Api', { ...props, keys, process: this.process });
    new BulkNotices(this, 'Notices', { data, publicUrl, keys });
    this.watchScheme();
    new CfnOutput(this, 'JwsKeysSecret', { value: keys.secretArn });
  }

  private watchScheme(): void {
    for (const [code, whoIsHurt] of Object.entries(schemeAlarms)) {
      const metric = new Metric({
        namespace: 'Quai',
        metricName: code,
        dimensionsMap: { service: 'transfers' },
        statistic: 'Sum',
        period: alarmPeriod,
      });
      watchForAny(this, `Scheme${code}`, metric, whoIsHurt);
    }
  }
}
