import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { IdentityStack } from '../stacks/identity-stack.ts';
import type { GuardedApi } from './api-routes.ts';

/** Requests per second, all callers together; the front door's web ACL limits each of them. */
const throttle = { rateLimit: 500, burstLimit: 1000 };

/** The HTTP API without its routes, which the stacks bring that answer them. */
export class FrontApi extends Construct implements GuardedApi {
  readonly api: HttpApi;
  readonly authorizer: HttpAuthorizer;

  constructor(scope: Construct, id: string, identity: IdentityStack) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: 'Quai: one API for all domains',
      createDefaultStage: false,
    });
    this.authorizer = new HttpAuthorizer(this, 'Token', {
      httpApi: this.api,
      type: HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      // The ID token carries roles and country; its audience is the client.
      jwtAudience: [identity.client.userPoolClientId],
      jwtIssuer: `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${identity.pool.userPoolId}`,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.createLog()),
        format: accessLogFormat(),
      },
    });
  }

  /** Host name, for whatever stands in front. */
  get domainName(): string {
    const stack = Stack.of(this);
    return `${this.api.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`;
  }

  private createLog(): LogGroup {
    return new LogGroup(this, 'Calls', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}

/** Who called what and how it went; no query (it may hold a ticket), no body. */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: AccessLogField.contextRequestId(),
      at: AccessLogField.contextRequestTime(),
      ip: '$context.identity.sourceIp',
      route: '$context.routeKey',
      status: AccessLogField.contextStatus(),
      milliseconds: '$context.responseLatency',
      bytes: AccessLogField.contextResponseLength(),
      user: '$context.authorizer.claims.sub',
      refusedBecause: '$context.authorizer.error',
    }),
  );
}
