import { beforeAll, describe, expect, test } from 'vitest';
import { routeKeysOf } from '../../infra/parts/api-routes.ts';
import { deployed, type FoundResource, ofType } from './synth.ts';

let routes: readonly FoundResource[];
beforeAll(() => {
  routes = ofType(deployed(), 'AWS::ApiGatewayV2::Route');
});
const keysWith = (authorizationType: string) =>
  routes
    .filter(({ Properties }) => Properties.AuthorizationType === authorizationType)
    .map(({ Properties }) => Properties.RouteKey as string)
    .sort();

describe('the API', () => {
  test('asks for no token here, and nowhere else', () => {
    expect(keysWith('NONE')).toEqual([
      '$connect',
      '$default',
      '$disconnect',
      // Unknown addresses: the answer is 404, whoever asks.
      'ANY /{proxy+}',
      'GET /admin-dashboard',
      'GET /admin-dashboard/courses/import',
      'GET /admin-dashboard/pipeline/monitoring',
      'GET /api/asyncapi.json',
      // Token or ticket, as below.
      'GET /api/bulk-transfers/{id}/failed.csv',
      'GET /api/bulk-transfers/{id}/result.csv',
      'GET /api/docs',
      'GET /api/health',
      // Token or ticket: its function looks, since a ticket comes without a header.
      'GET /api/import-sessions/{id}/download',
      'GET /api/openapi.json',
      'GET /api/runs/{id}/download',
      'GET /api/transfers/keys',
      'GET /swagger',
      'GET /swagger/{asset}',
      'POST /api/auth/login',
      'POST /api/auth/refresh',
      // The scheme signs what it tells: its function checks that before it looks at anything.
      'POST /api/transfers',
      'POST /login',
      'PUT /api/transfers/{transferId}',
      'PUT /api/transfers/{transferId}/error',
    ]);
  });

  test.each([
    'GET /api/runs',
    'GET /api/runs/{id}',
    'POST /api/runs/{id}/confirm',
    'POST /api/runs/{id}/replay',
    'POST /api/runs/{id}/cancel',
    'POST /api/uploads',
    'POST /api/uploads/{run_id}/complete',
    'POST /api/realtime/tickets',
    'GET /api/auth/me',
    'POST /api/auth/logout',
    'GET /api/courses',
    'GET /api/courses/search',
    'GET /api/courses/{id}',
    'POST /admin-dashboard/courses/import',
    'GET /api/runs/{id}/mapping',
    'PUT /api/runs/{id}/mapping',
  ])('%s asks for a token', (key) => {
    expect(keysWith('JWT')).toContain(key);
  });

  test('of claims asks for a token, but for links that a browser follows', () => {
    const ofClaims = routes
      .filter(({ stack }) => stack === 'QuaiClaims')
      .map(({ Properties }) => `${Properties.AuthorizationType} ${Properties.RouteKey}`);
    expect(ofClaims.sort()).toEqual([
      'JWT DELETE /api/files/{id}',
      'JWT GET /api/claims',
      'JWT GET /api/claims/export',
      'JWT GET /api/claims/summary',
      'JWT GET /api/claims/{claim_id+}',
      'JWT GET /api/files',
      'JWT GET /api/files/{id}/proof',
      'JWT GET /api/import-sessions',
      'JWT GET /api/import-sessions/{id}',
      'JWT GET /api/import-sessions/{id}/comparison',
      'JWT GET /api/import-sessions/{id}/events',
      'JWT GET /api/insured',
      'JWT GET /api/runs/{id}/comparison',
      'JWT GET /api/templates',
      'JWT POST /api/import-sessions/{id}/undo',
      'JWT POST /api/import/upload',
      'JWT POST /api/runs/{id}/undo',
      'JWT POST /import/upload',
      'NONE GET /api/import-sessions/{id}/download',
    ]);
  });

  test('of transfers asks for a token, but for the scheme and for links that a browser follows', () => {
    const ofTransfers = routes
      .filter(({ stack }) => stack === 'QuaiTransfers')
      .map(({ Properties }) => `${Properties.AuthorizationType} ${Properties.RouteKey}`);
    expect(ofTransfers.sort()).toEqual([
      'JWT GET /api/accounts',
      'JWT GET /api/accounts/{id}',
      'JWT GET /api/accounts/{id}/ledger',
      'JWT GET /api/bulk-transfers',
      'JWT GET /api/bulk-transfers/{id}/status',
      'JWT GET /api/transfers/unresolved',
      'JWT POST /api/accounts',
      'JWT POST /api/accounts/{id}/funds',
      'JWT POST /api/bulk-transfers',
      'JWT POST /api/bulk-transfers/{id}/approve',
      'JWT POST /api/bulk-transfers/{id}/cancel',
      'JWT POST /api/bulk-transfers/{id}/reject',
      'JWT POST /api/bulk-transfers/{id}/retry-failed',
      'JWT POST /api/bulk-transfers/{id}/transfers/{transfer_id}/resolve',
      'NONE GET /api/bulk-transfers/{id}/failed.csv',
      'NONE GET /api/bulk-transfers/{id}/result.csv',
      'NONE GET /api/transfers/keys',
      'NONE POST /api/transfers',
      'NONE PUT /api/transfers/{transferId}',
      'NONE PUT /api/transfers/{transferId}/error',
    ]);
  });

  test('takes tokens of our users and our client only', () => {
    const [authorizer] = ofType(deployed(), 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [{ 'Fn::ImportValue': expect.stringContaining('QuaiIdentity') }],
        Issuer: {
          'Fn::Join': ['', ['https://cognito-idp.us-east-1.amazonaws.com/', expect.anything()]],
        },
      },
    });
  });

  test('streams are no routes of it: their function looks at the token', () => {
    const keys = routes.map(({ Properties }) => Properties.RouteKey as string);
    expect(keys.filter((key) => key.endsWith('/stream'))).toEqual([]);
  });

  test('has no key that ends with a slash: AWS refuses those', () => {
    const keys = routes.map(({ Properties }) => Properties.RouteKey as string);
    expect(keys.filter((key) => key.endsWith('/'))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('route keys', () => {
  const aRoute = { method: 'GET', path: '/api/runs/:id/', access: 'signed-in' } as const;

  test('parameters in braces, no slash at the end', () => {
    expect(routeKeysOf([aRoute])).toEqual([{ routeKey: 'GET /api/runs/{id}', isPublic: false }]);
  });

  test('a contract given twice is one route', () => {
    expect(routeKeysOf([aRoute, aRoute])).toHaveLength(1);
  });

  test('two contracts that disagree on who may call are refused', () => {
    expect(() => routeKeysOf([aRoute, { ...aRoute, access: 'public' }])).toThrow('two contracts');
  });
});
