import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { connectSocketEnvironment, socketEnvironment } from '../../shared/runs/runs-environment.ts';
import { type DataStack, runIndexes } from '../stacks/data-stack.ts';
import { DomainFunction } from './domain-function.ts';
import { allow, grantIndexes, grantSending, grantTable } from './grants.ts';
import { deploymentOf } from './quai-stack.ts';
import { QueueWithDlq } from './queue-with-dlq.ts';
import { followStream } from './stream-reader.ts';

export interface LiveSocketProps {
  readonly data: DataStack;
  readonly publicUrl: string;
}

const stageName = 'live';
const whoIsHurt = 'Whoever watches runs live sees them late, or not at all.';

/** The WebSocket: tickets at the door, subscriptions in a table, events pushed as they happen. */
export class LiveSocket extends Construct {
  private readonly data: DataStack;
  private readonly publicUrl: string;
  private readonly api: WebSocketApi;

  constructor(scope: Construct, id: string, props: LiveSocketProps) {
    super(scope, id);
    this.data = props.data;
    this.publicUrl = props.publicUrl;
    this.api = new WebSocketApi(this, 'Socket', { description: 'Quai: runs as they happen' });
    new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName,
      autoDeploy: true,
      throttle: { rateLimit: 500, burstLimit: 1000 },
    });
    const retries = new QueueWithDlq(this, 'PushRetries', {
      whoIsHurt,
      visibilityTimeout: Duration.minutes(6),
    });
    this.answerCalls(retries);
    this.pushEvents(retries);
    const stack = Stack.of(this);
    new CfnOutput(stack, 'WebsocketUrl', { value: this.url });
    new CfnOutput(stack, 'WebsocketApiId', { value: this.api.apiId });
    new CfnOutput(stack, 'WebsocketStage', { value: stageName });
  }

  private answerCalls(retries: QueueWithDlq): void {
    const { connections } = this.data;
    const connect = this.createDoor('ConnectSocket', 'runs/connect-socket');
    grantTable(connect, connections, ['PutItem', 'DeleteItem']);
    const disconnect = this.createDoor('DisconnectSocket', 'runs/disconnect-socket');
    grantTable(disconnect, connections, ['DeleteItem']);
    const talk = this.createDeliverer('TalkSocket', 'runs/talk-socket', retries);
    // A domain's feed begins with the runs there are.
    grantTable(talk, this.data.runs, ['BatchGetItem']);
    grantIndexes(talk, this.data.runs, Object.values(runIndexes));
    const answers = { $connect: connect, $disconnect: disconnect, $default: talk };
    for (const [key, fn] of Object.entries(answers)) {
      this.api.addRoute(key, { integration: new WebSocketLambdaIntegration(key.slice(1), fn) });
    }
  }

  private createDoor(id: string, handler: string): LambdaFunction {
    return new DomainFunction(this, id, {
      handler,
      schema: connectSocketEnvironment,
      environment: { CONNECTIONS_TABLE: this.data.connections.tableName },
      whoIsHurt,
    });
  }

  /** Posts to connections what they follow, in order and once: the journal, the leases, the socket. */
  private createDeliverer(id: string, handler: string, retries: QueueWithDlq): LambdaFunction {
    const { runs, connections } = this.data;
    const deliverer = new DomainFunction(this, id, {
      handler,
      schema: socketEnvironment,
      environment: {
        RUNS_TABLE: runs.tableName,
        CONNECTIONS_TABLE: connections.tableName,
        PUBLIC_URL: this.publicUrl,
        PUSH_RETRY_QUEUE_URL: retries.queue.queueUrl,
      },
      // The SDK's own variable: it says where to post, on AWS and on the local cloud alike.
      sdkEnvironment: { AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI: this.postUrl },
      whoIsHurt,
      timeout: Duration.minutes(1),
      memoryMegabytes: 1024,
    });
    grantTable(deliverer, runs, ['GetItem', 'Query']);
    grantTable(deliverer, connections, ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']);
    grantSending(deliverer, retries.queue);
    const { partition, region, account } = Stack.of(this);
    const api = `arn:${partition}:execute-api:${region}:${account}:${this.api.apiId}`;
    const connectionsArn = `${api}/${stageName}/POST/@connections/*`;
    allow(deliverer, 'execute-api', ['ManageConnections'], [connectionsArn]);
    return deliverer;
  }

  /** Journal events of the runs' stream, to everybody who follows their run. */
  private pushEvents(retries: QueueWithDlq): void {
    followStream({
      table: this.data.runs,
      reader: this.createDeliverer('PushEvents', 'runs/push-events', retries),
      retries,
      retrier: this.createDeliverer('RetryPush', 'runs/retry-push', retries),
      batchSize: 100,
    });
  }

  private get url(): string {
    return this.postUrl.replace(/^http/, 'ws');
  }

  private get postUrl(): string {
    const { localEndpoint } = deploymentOf(this).settings;
    const { region, urlSuffix } = Stack.of(this);
    return localEndpoint === ''
      ? `https://${this.api.apiId}.execute-api.${region}.${urlSuffix}/${stageName}`
      : `${localEndpoint}/_aws/execute-api/${this.api.apiId}/${stageName}`;
  }
}
