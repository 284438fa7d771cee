import { ArnFormat, Stack } from 'aws-cdk-lib';
import {
  CfnIntegration,
  CfnRoute,
  type HttpApi,
  type HttpAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Route } from '../../shared/http/route.ts';

/** The one HTTP API, with what checks its tokens. */
export interface GuardedApi {
  readonly api: HttpApi;
  readonly authorizer: HttpAuthorizer;
}

export interface ApiRoutesProps {
  readonly guarded: GuardedApi;
  readonly answeredBy: LambdaFunction;
  /** The contracts of a room; they say themselves who may call. */
  readonly routes: readonly Pick<Route, 'method' | 'path' | 'access'>[];
}

/**
 * One route of the API per contract, all answered by one function. Written with the resources
 * themselves: CDK's integration would lie in the API's stack and need the function's, a circle.
 *
 * Route keys cannot end with a slash on AWS, so the front door takes it off before.
 */
export class ApiRoutes extends Construct {
  private readonly target: string;
  private readonly guarded: GuardedApi;

  constructor(scope: Construct, id: string, { guarded, answeredBy, routes }: ApiRoutesProps) {
    super(scope, id);
    this.guarded = guarded;
    this.target = this.integrate(answeredBy);
    for (const key of routeKeysOf(routes)) this.addRoute(key.routeKey, key.isPublic);
  }

  /** A route without a contract, such as the one for whatever has none. */
  addRoute(routeKey: string, isPublic: boolean): void {
    const { api, authorizer } = this.guarded;
    new CfnRoute(this, routeKey.replaceAll('/', ':'), {
      apiId: api.apiId,
      routeKey,
      target: this.target,
      ...(isPublic
        ? { authorizationType: 'NONE' }
        : { authorizationType: 'JWT', authorizerId: authorizer.authorizerId }),
    });
  }

  private integrate(answeredBy: LambdaFunction): string {
    const { apiId } = this.guarded.api;
    const integration = new CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: answeredBy.functionArn,
      payloadFormatVersion: '2.0',
    });
    answeredBy.addPermission(`${this.node.id}Call`, {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: apiId,
        resourceName: '*/*',
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    });
    return `integrations/${integration.ref}`;
  }
}

/**
 * Route keys as API Gateway writes them: `GET /api/runs/{id}`, without a slash at the end.
 *
 * @throws Error when two contracts have the same key but differ in who may call
 */
export function routeKeysOf(
  routes: ApiRoutesProps['routes'],
): readonly { readonly routeKey: string; readonly isPublic: boolean }[] {
  const keys = new Map<string, boolean>();
  for (const { method, path, access } of routes) {
    const routeKey = `${method} ${path.replace(/(.)\/+$/, '$1').replaceAll(/:(\w+\+?)/g, '{$1}')}`;
    const isPublic = access === 'public';
    if ((keys.get(routeKey) ?? isPublic) !== isPublic)
      throw new Error(`${routeKey}: two contracts`);
    keys.set(routeKey, isPublic);
  }
  return [...keys].map(([routeKey, isPublic]) => ({ routeKey, isPublic }));
}
