import { CfnOutput, Duration } from 'aws-cdk-lib';
import { FunctionUrlAuthType, InvokeMode } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { streamRunEnvironment } from '../../shared/runs/runs-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { FrontApi } from '../parts/front-api.ts';
import { FrontDoor } from '../parts/front-door.ts';
import { grantTable } from '../parts/grants.ts';
import { PrivateBucket } from '../parts/private-bucket.ts';
import { type Deployment, QuaiStack } from '../parts/quai-stack.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

export interface ConsoleStackProps {
  readonly data: DataStack;
  readonly identity: IdentityStack;
}

/** Where a function that verifies tokens itself finds the keys; empty: at Cognito's own address. */
export function localKeysUri({ localEndpoint }: Settings, { pool }: IdentityStack): string {
  return localEndpoint === '' ? '' : `${localEndpoint}/${pool.userPoolId}/.well-known/jwks.json`;
}

/**
 * The one origin that people use: the console's files, the HTTP API and the live stream.
 *
 * It comes before the domains, so that their functions know its name when they are made: the API
 * is here without its routes, and each domain's stack brings its own.
 */
export class ConsoleStack extends QuaiStack {
  readonly api: FrontApi;
  /** Origin for links, without trailing slash. */
  readonly publicUrl: string;
  /** What the front door adds to every call; empty locally, where nobody checks it. */
  readonly originSecret: string;

  constructor(scope: Construct, id: string, deployment: Deployment, props: ConsoleStackProps) {
    super(scope, id, 'Quai: the front door, with the console', deployment);
    this.api = new FrontApi(this, 'Http', props.identity);
    this.originSecret = this.createOriginSecret();
    const stream = this.createStreamRun(props);
    const files = new PrivateBucket(this, 'Console', {
      accessLogs: props.data.accessLogs,
      noncurrentDays: 30,
      lifecycleRules: [],
    });
    const door = new FrontDoor(this, 'FrontDoor', {
      console: files,
      apiDomainName: this.api.domainName,
      stream: stream.addFunctionUrl({
        // It verifies ticket or token itself: signing would take the place of `Authorization`.
        authType: FunctionUrlAuthType.NONE,
        invokeMode: InvokeMode.RESPONSE_STREAM,
      }),
      originSecret: this.originSecret,
    });
    this.publicUrl = door.origin;
    new CfnOutput(this, 'ApiUrl', { value: this.publicUrl });
    new CfnOutput(this, 'ConsoleUrl', { value: this.publicUrl });
    new CfnOutput(this, 'ConsoleBucket', { value: files.bucketName });
    new CfnOutput(this, 'HttpApiId', { value: this.api.api.apiId });
    new CfnOutput(this, 'StreamRunFunction', { value: stream.functionName });
  }

  /** Locally nothing stands between the function and its caller, so there is nothing to prove. */
  private createOriginSecret(): string {
    if (this.deployment.settings.localEndpoint !== '') return '';
    const secret = new Secret(this, 'OriginSecret', {
      description: 'Proves to API and live stream that a call came through the distribution',
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    return secret.secretValue.unsafeUnwrap();
  }

  private createStreamRun({ data, identity }: ConsoleStackProps) {
    const { settings } = this.deployment;
    const stream = new DomainFunction(this, 'StreamRun', {
      handler: 'runs/stream-run',
      schema: streamRunEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        CONNECTIONS_TABLE: data.connections.tableName,
        LEDGER_TABLE: data.ledger.tableName,
        USER_POOL_ID: identity.pool.userPoolId,
        USER_POOL_CLIENT_ID: identity.client.userPoolClientId,
        JWKS_URI: localKeysUri(settings, identity),
        ORIGIN_SECRET: this.originSecret,
      },
      whoIsHurt: 'Whoever watches a run live sees nothing move.',
      // A stream closes by itself after 14 minutes.
      timeout: Duration.minutes(15),
      // A stream occupies its function for minutes: without a limit, many of them would leave
      // nothing for the rest of the account.
      ...(settings.localEndpoint === '' && settings.streamsMax > 0
        ? { concurrentMax: settings.streamsMax }
        : {}),
    });
    grantTable(stream, data.runs, ['GetItem', 'Query']);
    grantTable(stream, data.connections, ['GetItem']);
    // A bulk has a stream of its own, told from its totals.
    grantTable(stream, data.ledger, ['GetItem']);
    return stream;
  }
}
