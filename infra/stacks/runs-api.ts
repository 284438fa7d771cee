import { Construct } from 'constructs';
import { routesOf } from '../../shared/http/list-routes.ts';
import { identityApiEnvironment } from '../../shared/identity/identity-environment.ts';
import * as identityRoutes from '../../shared/identity/identity-routes.ts';
import * as liveRoutes from '../../shared/live/live-routes.ts';
import * as docsRoutes from '../../shared/runs/docs-routes.ts';
import * as healthRoutes from '../../shared/runs/health-routes.ts';
import * as mappingRoutes from '../../shared/runs/mapping-routes.ts';
import * as recordRoutes from '../../shared/runs/records-routes.ts';
import { docsApiEnvironment, runsApiEnvironment } from '../../shared/runs/runs-environment.ts';
import * as runRoutes from '../../shared/runs/runs-routes.ts';
import * as uploadRoutes from '../../shared/runs/uploads-routes.ts';
import { ApiRoutes } from '../parts/api-routes.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { allow, grantIndexes, grantListing, grantObjects, grantTable } from '../parts/grants.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import type { QueueWithDlq } from '../parts/queue-with-dlq.ts';
import { type ConsoleStack, localKeysUri } from './console-stack.ts';
import { type DataStack, runIndexes } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { SearchAccess } from './search-stack.ts';

export interface RunsApiProps {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly search: SearchAccess;
  readonly console: ConsoleStack;
  readonly arrivals: QueueWithDlq;
  /** JSON: domain → ARN of its state machine. */
  readonly stateMachines: string;
  readonly machineArns: readonly string[];
  readonly executionArns: readonly string[];
  /** JSON: domain → table of its records. */
  readonly recordTables: string;
}

/** What the API serves for all domains: runs and uploads, sign-in, its own documentation. */
export class RunsApi extends Construct {
  constructor(scope: Construct, id: string, props: RunsApiProps) {
    super(scope, id);
    const { api: guarded } = props.console;
    const runs = new ApiRoutes(this, 'RunRoutes', {
      guarded,
      answeredBy: this.createRunsApi(props),
      routes: [
        ...routesOf(runRoutes),
        ...routesOf(recordRoutes),
        ...routesOf(mappingRoutes),
        ...routesOf(uploadRoutes),
        ...routesOf(liveRoutes),
        ...routesOf(healthRoutes),
      ],
    });
    // Whatever has no contract is answered in the API's own way, with 404.
    runs.addRoute('ANY /{proxy+}', true);
    new ApiRoutes(this, 'SignInRoutes', {
      guarded,
      answeredBy: this.createIdentityApi(props),
      routes: routesOf(identityRoutes),
    });
    new ApiRoutes(this, 'DocsRoutes', {
      guarded,
      answeredBy: this.createDocsApi(props),
      routes: routesOf(docsRoutes),
    });
  }

  private createRunsApi(props: RunsApiProps) {
    const { data, identity, search, console, arrivals } = props;
    const api = new DomainFunction(this, 'RunsApi', {
      handler: 'runs/runs-api',
      schema: runsApiEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        RESULTS_BUCKET: data.results.bucketName,
        PUBLIC_URL: console.publicUrl,
        STATE_MACHINES: props.stateMachines,
        CONNECTIONS_TABLE: data.connections.tableName,
        ARRIVALS_QUEUE_URL: arrivals.queue.queueUrl,
        USER_POOL_ID: identity.pool.userPoolId,
        USER_POOL_CLIENT_ID: identity.client.userPoolClientId,
        JWKS_URI: localKeysUri(deploymentOf(this).settings, identity),
        RECORD_TABLES: props.recordTables,
        LEDGER_TABLE: data.ledger.tableName,
        OPENSEARCH_URL: search.url,
        ORIGIN_SECRET: console.originSecret,
      },
      whoIsHurt: 'Nobody can upload a file or see what became of one.',
      memoryMegabytes: 1024,
    });
    grantTable(api, data.runs, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    grantIndexes(api, data.runs, Object.values(runIndexes));
    // A confirmation looks whether the records are still as the dry run saw them.
    grantTable(api, data.courses, ['BatchGetItem']);
    grantTable(api, data.claims, ['BatchGetItem']);
    // The result of a bulk is written from its transfers, and handed out; a replay of one looks
    // which of its rows may be tried again.
    grantTable(api, data.ledger, ['GetItem', 'BatchGetItem', 'Query']);
    grantObjects(
      api,
      data.results,
      ['exports/'],
      ['GetObject', 'PutObject', 'AbortMultipartUpload'],
    );
    grantTable(api, data.connections, ['GetItem', 'PutItem']);
    grantListing(api, data.ingest, ['drop/', 'incoming/', 'processing/', 'processed/', 'error/']);
    grantObjects(api, data.ingest, ['processing/', 'processed/', 'error/'], ['GetObject']);
    // Presigned addresses carry this function's rights.
    grantObjects(api, data.ingest, ['incoming/'], ['GetObject', 'PutObject']);
    grantListing(api, data.results, ['runs/']);
    grantObjects(api, data.results, ['runs/'], ['GetObject']);
    allow(api, 'sqs', ['GetQueueAttributes'], [arrivals.queue.queueArn]);
    allow(api, 's3', ['ListBucketMultipartUploads'], [data.ingest.bucketArn]);
    allow(api, 'states', ['StartExecution'], props.machineArns);
    allow(api, 'states', ['GetExecutionHistory'], props.executionArns);
    allow(api, 'cognito-idp', ['DescribeUserPool'], [identity.pool.userPoolArn]);
    search.grantHealth(api);
    return api;
  }

  private createIdentityApi({ data, identity, console }: RunsApiProps) {
    const api = new DomainFunction(this, 'IdentityApi', {
      handler: 'identity/identity-api',
      schema: identityApiEnvironment,
      environment: {
        USER_POOL_ID: identity.pool.userPoolId,
        USER_POOL_CLIENT_ID: identity.client.userPoolClientId,
        CONNECTIONS_TABLE: data.connections.tableName,
        ORIGIN_SECRET: console.originSecret,
      },
      whoIsHurt: 'Nobody can sign in.',
    });
    grantTable(api, data.connections, ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']);
    allow(api, 'cognito-idp', ['AdminUserGlobalSignOut'], [identity.pool.userPoolArn]);
    return api;
  }

  private createDocsApi({ console }: RunsApiProps) {
    return new DomainFunction(this, 'DocsApi', {
      handler: 'runs/docs-api',
      schema: docsApiEnvironment,
      environment: { PUBLIC_URL: console.publicUrl, ORIGIN_SECRET: console.originSecret },
      whoIsHurt: 'Whoever programs against the API finds no documentation.',
    });
  }
}
