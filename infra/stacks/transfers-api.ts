import { Stack } from 'aws-cdk-lib';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { routesOf } from '../../shared/http/list-routes.ts';
import * as callbackRoutes from '../../shared/transfers/callbacks/callback-routes.ts';
import { callbacksApiEnvironment } from '../../shared/transfers/callbacks/callbacks-environment.ts';
import { transfersApiEnvironment } from '../../shared/transfers/transfers-environment.ts';
import * as transferRoutes from '../../shared/transfers/transfers-routes.ts';
import { ApiRoutes } from '../parts/api-routes.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import {
  allow,
  grantIndexes,
  grantListing,
  grantObjects,
  grantSecret,
  grantTable,
} from '../parts/grants.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import { grantFaultPoints } from '../pipelines/engine-steps.ts';
import { approvalOf, callbackPolicyOf, patienceOf } from '../pipelines/transfers-settings.ts';
import { type ConsoleStack, localKeysUri } from './console-stack.ts';
import { type DataStack, ledgerIndexes, runIndexes } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

export interface TransfersApiProps {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly console: ConsoleStack;
  readonly keys: Secret;
  /** Undefined: nothing can be paid here. */
  readonly process: StateMachine | undefined;
}

/** What people ask of bulks and accounts, and what the scheme tells by itself. */
export class TransfersApi extends Construct {
  constructor(scope: Construct, id: string, props: TransfersApiProps) {
    super(scope, id);
    const { api: guarded } = props.console;
    new ApiRoutes(this, 'Routes', {
      guarded,
      answeredBy: this.createTransfersApi(props),
      routes: routesOf(transferRoutes),
    });
    new ApiRoutes(this, 'CallbackRoutes', {
      guarded,
      answeredBy: this.createCallbacksApi(props),
      routes: routesOf(callbackRoutes),
    });
  }

  private createTransfersApi({ data, identity, console, process }: TransfersApiProps) {
    const { settings } = deploymentOf(this);
    const machine = process?.stateMachineArn;
    const api = new DomainFunction(this, 'TransfersApi', {
      handler: 'transfers/transfers-api',
      schema: transfersApiEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        CONNECTIONS_TABLE: data.connections.tableName,
        LEDGER_TABLE: data.ledger.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        RESULTS_BUCKET: data.results.bucketName,
        ...callbackPolicyOf(settings, console.publicUrl),
        STATE_MACHINES: Stack.of(this).toJsonString(machine ? { transfers: machine } : {}),
        USER_POOL_ID: identity.pool.userPoolId,
        USER_POOL_CLIENT_ID: identity.client.userPoolClientId,
        JWKS_URI: localKeysUri(settings, identity),
        ORIGIN_SECRET: console.originSecret,
        ...approvalOf(settings),
        ...patienceOf(settings),
      },
      whoIsHurt: 'Nobody can send a payment file, approve one, or see where the money is.',
      memoryMegabytes: 1769,
    });
    grantTable(api, data.runs, ['GetItem', 'BatchGetItem', 'PutItem']);
    grantIndexes(api, data.runs, [runIndexes.byCountry, runIndexes.byDomain]);
    grantTable(api, data.ledger, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    grantIndexes(api, data.ledger, [ledgerIndexes.byList, ledgerIndexes.byKind]);
    grantTable(api, data.connections, ['GetItem', 'PutItem']);
    this.grantFiles(api, data);
    if (machine !== undefined) allow(api, 'states', ['StartExecution'], [machine]);
    grantFaultPoints(api, data);
    return api;
  }

  /** A file that comes with the request is put, received and read at once, and never arrives. */
  private grantFiles(api: DomainFunction<typeof transfersApiEnvironment>, data: DataStack): void {
    grantListing(api, data.ingest, ['processing/']);
    grantObjects(api, data.ingest, ['processing/'], ['GetObject', 'PutObject']);
    grantListing(api, data.results, ['runs/']);
    // Presigned addresses of exports carry this function's rights.
    grantObjects(api, data.results, ['runs/', 'exports/'], ['GetObject', 'PutObject']);
    grantObjects(api, data.results, ['exports/'], ['AbortMultipartUpload']);
  }

  private createCallbacksApi({ data, console, keys }: TransfersApiProps) {
    const api = new DomainFunction(this, 'CallbacksApi', {
      handler: 'transfers/callbacks-api',
      schema: callbacksApiEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        LEDGER_TABLE: data.ledger.tableName,
        RESULTS_BUCKET: data.results.bucketName,
        JWS_KEYS_SECRET: keys.secretArn,
        ORIGIN_SECRET: console.originSecret,
        ...patienceOf(deploymentOf(this).settings),
      },
      whoIsHurt: 'Whoever follows a bulk learns late what the scheme tells by itself.',
    });
    grantTable(api, data.runs, ['GetItem', 'PutItem']);
    grantTable(api, data.ledger, ['GetItem', 'BatchGetItem', 'PutItem']);
    grantIndexes(api, data.ledger, [ledgerIndexes.byUuid]);
    grantObjects(api, data.results, ['runs/*/records/'], ['PutObject']);
    grantSecret(api, keys);
    grantFaultPoints(api, data);
    return api;
  }
}
