import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { dropLastSlash, openPageForScreen } from '../../infra/parts/edge-functions.ts';
import { deployed, ofType } from './synth.ts';

/** Runs a function of the edge as the distribution does. */
function atEdge(code: string, uri: string): string {
  return runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri });
}

describe('the last slash', () => {
  test.each([
    ['/api/runs/', '/api/runs', 'the same route with or without'],
    ['/api/runs', '/api/runs', 'nothing to do'],
    [
      '/admin-dashboard/courses/import/',
      '/admin-dashboard/courses/import',
      'as the seed writes it',
    ],
    ['/swagger//', '/swagger', 'two of them'],
    ['/', '/', 'the root stays'],
  ])('%s goes on as %s: %s', (...[uri, expected]) => {
    expect(atEdge(dropLastSlash, uri)).toBe(expected);
  });
});

describe('an address of the console', () => {
  test.each([
    ['/runs/run_01J', '/index.html', 'a screen is no file'],
    ['/', '/index.html', 'the first screen'],
    ['/assets/index-a1b2.js', '/assets/index-a1b2.js', 'a file is itself'],
  ])('%s opens %s: %s', (...[uri, expected]) => {
    expect(atEdge(openPageForScreen, uri)).toBe(expected);
  });
});

describe('the distribution', () => {
  const [distribution] = ofType(deployed(), 'AWS::CloudFront::Distribution');
  const { CacheBehaviors, WebACLId } = distribution?.Properties.DistributionConfig ?? {};
  const paths = CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern);

  test('sends streams to their own function before it sends the rest to the API', () => {
    expect(paths).toEqual([
      '/api/*/stream',
      '/api/*',
      '/admin-dashboard*',
      '/graphql',
      '/import/upload*',
      '/login*',
      '/swagger*',
    ]);
    const [stream, api] = CacheBehaviors;
    expect(stream.TargetOriginId).not.toBe(api.TargetOriginId);
  });

  test('keeps no answer of the API, speaks TLS only, and lets a web ACL look first', () => {
    for (const behavior of CacheBehaviors) {
      // The id of the managed policy "CachingDisabled".
      expect(behavior.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
      expect(behavior.ViewerProtocolPolicy).toBe('https-only');
      expect(behavior.ResponseHeadersPolicyId).toBeDefined();
    }
    expect(WebACLId['Fn::GetAtt'][0]).toMatch(/^FrontDoorWebAcl/);
  });

  test('proves itself to API and stream by a header that nobody else knows', () => {
    const origins = distribution?.Properties.DistributionConfig.Origins;
    const withHeader = origins.filter(
      (origin: { OriginCustomHeaders?: unknown }) => origin.OriginCustomHeaders,
    );
    expect(withHeader.map(({ Id }: { Id: string }) => Id).sort()).toEqual(
      [CacheBehaviors[0].TargetOriginId, CacheBehaviors[1].TargetOriginId].sort(),
    );
    for (const { OriginCustomHeaders } of withHeader) {
      expect(OriginCustomHeaders).toEqual([
        { HeaderName: 'x-origin-secret', HeaderValue: expect.anything() },
      ]);
      expect(JSON.stringify(OriginCustomHeaders)).toContain('{{resolve:secretsmanager:');
    }
  });
});
