import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { claimsApiEnvironment } from '../../shared/claims/claims-environment.ts';
import * as claimRoutes from '../../shared/claims/claims-routes.ts';
import * as reportRoutes from '../../shared/claims/reports/reports-routes.ts';
import * as importRoutes from '../../shared/claims/sessions/import-routes.ts';
import * as sessionRoutes from '../../shared/claims/sessions/sessions-routes.ts';
import { routesOf } from '../../shared/http/list-routes.ts';
import { ApiRoutes } from '../parts/api-routes.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import {
  allow,
  grantErasing,
  grantIndexes,
  grantListing,
  grantListingVersions,
  grantObjects,
  grantTable,
} from '../parts/grants.ts';
import { type Deployment, QuaiStack } from '../parts/quai-stack.ts';
import { ClaimsPipeline } from '../pipelines/claims-pipeline.ts';
import { arrivalFolders, restFolders } from '../pipelines/engine-steps.ts';
import { type ConsoleStack, localKeysUri } from './console-stack.ts';
import { claimIndexes, type DataStack, runIndexes } from './data-stack.ts';
import type { IdentityStack } from './identity-stack.ts';

export interface ClaimsStackProps {
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly console: ConsoleStack;
}

/** Claims: their pipeline, and their part of the API. */
export class ClaimsStack extends QuaiStack {
  readonly process: StateMachine;

  constructor(scope: Construct, id: string, deployment: Deployment, props: ClaimsStackProps) {
    super(scope, id, 'Quai: claims', deployment);
    const { data, console } = props;
    this.process = new ClaimsPipeline(this, 'Pipeline', {
      data,
      publicUrl: console.publicUrl,
    }).process;
    new ApiRoutes(this, 'Routes', {
      guarded: console.api,
      answeredBy: this.createClaimsApi(props),
      routes: [
        ...routesOf(importRoutes),
        ...routesOf(sessionRoutes),
        ...routesOf(reportRoutes),
        ...routesOf(claimRoutes),
      ],
    });
  }

  private createClaimsApi({ data, identity, console }: ClaimsStackProps) {
    const api = new DomainFunction(this, 'ClaimsApi', {
      handler: 'claims/claims-api',
      schema: claimsApiEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        CONNECTIONS_TABLE: data.connections.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        RESULTS_BUCKET: data.results.bucketName,
        CLAIMS_TABLE: data.claims.tableName,
        PUBLIC_URL: console.publicUrl,
        STATE_MACHINES: this.toJsonString({ claims: this.process.stateMachineArn }),
        USER_POOL_ID: identity.pool.userPoolId,
        USER_POOL_CLIENT_ID: identity.client.userPoolClientId,
        JWKS_URI: localKeysUri(this.deployment.settings, identity),
        ORIGIN_SECRET: console.originSecret,
      },
      whoIsHurt: 'Nobody can import claims, follow a session, or read what was settled.',
      memoryMegabytes: 1024,
    });
    grantTable(api, data.runs, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
    grantIndexes(api, data.runs, [runIndexes.byCountry, runIndexes.byDomain]);
    grantTable(api, data.claims, ['GetItem', 'BatchGetItem', 'Query']);
    grantIndexes(api, data.claims, Object.values(claimIndexes));
    grantTable(api, data.connections, ['GetItem', 'PutItem']);
    allow(api, 'states', ['StartExecution'], [this.process.stateMachineArn]);
    this.grantFiles(api, data);
    return api;
  }

  private grantFiles(api: DomainFunction<typeof claimsApiEnvironment>, data: DataStack): void {
    grantObjects(api, data.ingest, ['incoming/'], ['PutObject']);
    grantListing(api, data.results, ['runs/']);
    // Presigned addresses carry this function's rights.
    grantObjects(api, data.results, ['runs/', 'exports/'], ['GetObject']);
    grantObjects(api, data.results, ['exports/'], ['PutObject', 'AbortMultipartUpload']);
    grantObjects(api, data.results, ['runs/*/proofs/'], ['PutObject']);
    // An erasure removes every version of a file, wherever it lies, and what was made of it.
    const everywhere = [...arrivalFolders, 'processing/', ...restFolders];
    grantListingVersions(api, data.ingest, everywhere);
    grantErasing(api, data.ingest, everywhere);
    grantListingVersions(api, data.results, ['runs/']);
    grantErasing(api, data.results, ['runs/']);
  }
}
